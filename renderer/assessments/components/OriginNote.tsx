import { Text } from '@mantine/core';
import { Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Edition, ItemOrigin } from '../../../shared/questionnaires';
import { useMappingWords } from '../../questionnaires';
import styles from './OriginNote.module.css';

interface OriginNoteProps {
  readonly origin: ItemOrigin;
  /** The edition in which the earlier questions stand. */
  readonly before: Edition;
}

/** What became of the question since the earlier edition, why, and what it was before. Nothing for one that stayed the same. */
export function OriginNote({ origin, before }: OriginNoteProps) {
  const { t } = useTranslation('assessments');
  const words = useMappingWords();
  if (origin.changes.length === 0) return null;
  const kind = origin.as === 'same' ? (origin.changes.some(isMove) ? 'moved' : 'references') : origin.as;
  const earlier = before.items.filter(({ id }) => origin.from.includes(id));
  const isOther = kind === 'proposed' || kind === 'joined' || kind === 'reread';
  return (
    <section aria-label={t('origin.label')} className={styles.note} data-origin={kind}>
      <Text size="sm" fw={600} className={styles.line}>
        <Split aria-hidden size={16} className={styles.icon} />
        <span>{t(`origin.${kind}`, { count: earlier.length })}</span>
      </Text>
      {isOther ? (
        <ul className={styles.list}>
          {earlier.map(({ id, question }) => (
            <li key={id}>
              <strong>{id}</strong> {question}
            </li>
          ))}
        </ul>
      ) : null}
      {/* Where only the articles are others, the line above has said what becomes of the answer: nothing. */}
      {origin.changes.map(({ change, reason, answers }) => (
        <Text key={`${change} ${reason}`} size="sm">
          {words(reason)} {change === 'references' ? null : words(answers)}
        </Text>
      ))}
    </section>
  );
}

const isMove = ({ change }: { readonly change: string }): boolean => change === 'moved';
