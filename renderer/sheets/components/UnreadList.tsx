import { useTranslation } from 'react-i18next';
import type { UnreadWords } from '../../../shared/sheets';
import styles from './ProblemList.module.css';

/** What was written in a workbook beside the fields of its sheet, each in one sentence with its cell and the question of its row. */
export function UnreadList({ unread }: { readonly unread: readonly UnreadWords[] }) {
  const { t } = useTranslation('sheets');
  return (
    <ul className={styles.list} data-unread>
      {unread.map(({ itemId, kind, ...place }) => (
        <li key={`${kind} ${place.sheet} ${place.cell}`}>
          {itemId === null ? null : (
            <>
              <b>{itemId}</b>{' '}
            </>
          )}
          {t(`unread.${kind === 'head' && place.head === '' ? 'head-empty' : kind}`, place)}
        </li>
      ))}
    </ul>
  );
}
