import type { ReactNode } from 'react';
import styles from './tables.module.css';

interface ScrolledTableProps {
  readonly name: string;
  /** May be as high as the window allows. */
  readonly isTall?: boolean;
  /** Takes the whole width even when its cells are short. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A table in a frame of its own that scrolls, with the keyboard too. */
export function ScrolledTable({ name, isTall = false, isWide = false, children }: ScrolledTableProps) {
  return (
    <section
      className={isTall ? `${styles.frame} ${styles.tall}` : styles.frame}
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it
      tabIndex={0}
    >
      <table className={isWide ? `${styles.table} ${styles.wide}` : styles.table} aria-label={name}>
        {children}
      </table>
    </section>
  );
}
