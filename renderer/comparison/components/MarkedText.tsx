import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DiffPart } from '../word-diff';
import styles from './MarkedText.module.css';

interface MarkedTextProps {
  readonly parts: readonly DiffPart[];
  /** Both texts are of one who speaks, so that what is different was said before or afterwards. */
  readonly isOneSpeaker: boolean;
}

/**
 * A text with its differences marked, told in words to who cannot see it: struck out what is gone and underlined what is new; where
 * two who speak stand side by side nothing is gone or new, and what only one of them says is underlined.
 */
export function MarkedText({ parts, isOneSpeaker }: MarkedTextProps) {
  const { t } = useTranslation('comparison');
  let offset = 0;
  return (
    <p className={styles.text} dir="auto">
      {parts.map(({ kind, text }) => {
        const key = `${kind} ${offset}`;
        offset += text.length;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const mark = isOneSpeaker ? kind : 'only';
        const Marked = ({ removed: 'del', added: 'ins', only: 'mark' } as const)[mark];
        return (
          <Marked key={key} className={styles[mark]}>
            <VisuallyHidden>{t(`diff.${mark}`)}</VisuallyHidden>
            {text}
            <VisuallyHidden>{t('diff.end')}</VisuallyHidden>
          </Marked>
        );
      })}
    </p>
  );
}
