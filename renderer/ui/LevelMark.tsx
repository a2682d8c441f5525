import { useTranslation } from 'react-i18next';
import styles from './LevelMark.module.css';

/** What an item can show besides a level: not applicable, not known, not answered, disputed. */
export type MarkedValue = 0 | 1 | 2 | 3 | 4 | 'na' | 'nk' | 'none' | 'disputed';

const STEPS = [1, 2, 3, 4] as const;

interface LevelMarkProps {
  readonly value: MarkedValue;
  /** Leaves out the word where a column says it already; a reader of the screen still hears it. */
  readonly short?: boolean;
}

/** A level as number, word and shape (filled steps), so that it can be told apart in grey and by ear. */
export function LevelMark({ value, short = false }: LevelMarkProps) {
  const { t } = useTranslation('ui');
  const word = t(`level.${value}`);
  const isLevel = typeof value === 'number';
  return (
    <span className={styles.mark} data-value={value}>
      <span aria-hidden className={styles.number}>
        {isLevel ? value : t(`level.sign.${value}`)}
      </span>
      {isLevel ? (
        <span aria-hidden className={styles.steps}>
          {STEPS.map((step) => (
            <span key={step} className={step <= value ? styles.filled : styles.hollow} />
          ))}
        </span>
      ) : null}
      <span className={short ? styles.heard : undefined}>
        {isLevel ? <span className={styles.heard}>{t('level.number', { level: value })} </span> : null}
        {word}
      </span>
    </span>
  );
}
