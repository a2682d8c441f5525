import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Lines.module.css';

/** A list of short lines. */
export function Lines({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className={styles.lines} aria-label={label}>
      {children}
    </ul>
  );
}

interface LineProps {
  readonly main: ReactNode;
  readonly detail?: ReactNode;
  /** At the end of the line. */
  readonly aside?: ReactNode;
}

/** One line: what it is, a word about it, what can be done. */
export function Line({ main, detail, aside }: LineProps) {
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <div>{main}</div>
        {detail === undefined ? null : (
          <Text size="sm" c="dimmed" component="div">
            {detail}
          </Text>
        )}
      </div>
      {aside}
    </li>
  );
}
