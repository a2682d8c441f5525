import { Kbd as MantineKbd } from '@mantine/core';
import { Fragment } from 'react';
import styles from './Kbd.module.css';

/** Keys to press together, such as `Ctrl+K` or `Ctrl++`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(/(?<=[^+])\+/).map((key, index) => (
        <Fragment key={key}>
          {index > 0 ? '+' : null}
          <MantineKbd size="sm">{key}</MantineKbd>
        </Fragment>
      ))}
    </span>
  );
}
