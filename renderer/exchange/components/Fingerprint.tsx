import { Text } from '@mantine/core';
import styles from './exchange.module.css';

/** Six groups of four digits, set so that they can be read out group by group. */
export function Fingerprint({ digits, label }: { readonly digits: string; readonly label: string }) {
  return (
    <Text component="span" className={styles.digits} aria-label={`${label}: ${digits}`} data-digits={digits}>
      {digits}
    </Text>
  );
}
