import type { ColumnMark } from '../../../shared/comparison';
import styles from './ColumnLetter.module.css';

/** The letter of a column on its colour, wherever the column is shown. */
export function ColumnLetter({ mark }: { readonly mark: ColumnMark | undefined }) {
  return mark === undefined ? null : (
    <span className={styles.letter} data-slot={mark.slot}>
      {mark.letter}
    </span>
  );
}
