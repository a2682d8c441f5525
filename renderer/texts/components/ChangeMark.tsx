import { ArrowLeftRight, Minus, Pencil, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChangeKind } from '../../../shared/texts';
import styles from './ChangeMark.module.css';

const ICONS = { added: Plus, removed: Minus, changed: Pencil, moved: ArrowLeftRight } as const;

/** The kind of a change: a sign, a word and a colour. */
export function ChangeMark({ kind }: { readonly kind: ChangeKind }) {
  const { t } = useTranslation('texts');
  const Icon = ICONS[kind];
  return (
    <span className={styles['mark']} data-kind={kind}>
      <Icon aria-hidden size={12} /> {t(`kind.${kind}`)}
    </span>
  );
}
