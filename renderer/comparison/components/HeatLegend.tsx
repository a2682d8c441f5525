import { useTranslation } from 'react-i18next';
import type { CellLetter } from '../../../shared/comparison';
import { CELL_SIGNS, cellWord } from '../cell-signs';
import grid from './HeatGrid.module.css';
import styles from './HeatLegend.module.css';

/** What the signs of a narrow heat map mean. */
export function HeatLegend() {
  const { t } = useTranslation(['comparison', 'ui']);
  return (
    <ul className={styles.legend} aria-label={t('grid.legend')}>
      {(Object.keys(CELL_SIGNS) as CellLetter[]).map((letter) => (
        <li key={letter}>
          <span className={`${grid.cell} ${styles.sign}`} data-letter={letter}>
            {CELL_SIGNS[letter]}
          </span>{' '}
          {t(cellWord(letter))}
        </li>
      ))}
    </ul>
  );
}
