import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DiffPart } from '../word-diff';
import styles from './MarkedText.module.css';

/** A text with its differences marked: struck out what is gone, underlined what is new, told in words to who cannot see it. */
export function MarkedText({ parts }: { readonly parts: readonly DiffPart[] }) {
  const { t } = useTranslation('comparison');
  let offset = 0;
  return (
    <p className={styles.text} dir="auto">
      {parts.map(({ kind, text }) => {
        const key = `${kind} ${offset}`;
        offset += text.length;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Marked = kind === 'removed' ? 'del' : 'ins';
        return (
          <Marked key={key} className={styles[kind]}>
            <VisuallyHidden>{t(`diff.${kind}`)}</VisuallyHidden>
            {text}
            <VisuallyHidden>{t('diff.end')}</VisuallyHidden>
          </Marked>
        );
      })}
    </p>
  );
}
