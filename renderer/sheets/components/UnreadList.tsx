import { useTranslation } from 'react-i18next';
import type { UnreadWords } from '../../../shared/sheets';
import styles from './ProblemList.module.css';

function sentenceOf(kind: UnreadWords['kind'], { head, cell }: Pick<UnreadWords, 'head' | 'cell'>) {
  if (kind === 'head' && head === '') return 'head-empty';
  return kind === 'note' && cell === '' ? 'note-adrift' : kind;
}

/** What was written in a workbook beside the fields of its sheet, each in one sentence with its cell and the question of its row. */
export function UnreadList({ unread }: { readonly unread: readonly UnreadWords[] }) {
  const { t } = useTranslation('sheets');
  return (
    <ul className={styles.list} data-unread>
      {unread.map(({ itemId, kind, ...place }) => (
        <li key={`${kind} ${place.sheet} ${place.cell || place.found}`}>
          {itemId === null ? null : (
            <>
              <b>{itemId}</b>{' '}
            </>
          )}
          {t(`unread.${sentenceOf(kind, place)}`, place)}
        </li>
      ))}
    </ul>
  );
}
