import { langOf, type ReadItem } from '../../../shared/questionnaires';
import styles from './ItemHead.module.css';

/** An item as the head of a row: id and topic, at most two lines, and whole where it is reached. */
export function ItemHead({ item }: { readonly item: ReadItem | undefined }) {
  if (item === undefined) return null;
  return (
    <span className={styles.head} data-cut>
      <span className={styles.id}>{item.id}</span> <span lang={langOf(item)}>{item.topic}</span>
    </span>
  );
}
