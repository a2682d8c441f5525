import type { Item } from '../../../shared/questionnaires';
import styles from './ItemHead.module.css';

/** An item as the head of a row: id and topic, at most two lines. */
export function ItemHead({ item }: { readonly item: Pick<Item, 'id' | 'topic'> | undefined }) {
  if (item === undefined) return null;
  return (
    <span className={styles.head} title={item.topic}>
      <span className={styles.id}>{item.id}</span> {item.topic}
    </span>
  );
}
