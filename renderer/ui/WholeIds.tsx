import { Fragment } from 'react';
import styles from './WholeIds.module.css';

const ID = /((?:X-)?\b[A-Z]{2,5}-\d{2,3}\b)/;

/** A sentence that names items: a line may end before the number of an item, and not behind its hyphen, as browsers take it. */
export function WholeIds({ children }: { readonly children: string }) {
  // What stands between the numbers is at even places.
  const parts = children.split(ID);
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew from the sentence, in its order
      <Fragment key={at}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={at} className={styles.id}>
        {part}
      </span>
    ),
  );
}
