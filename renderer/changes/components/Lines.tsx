import { Text } from '@mantine/core';
import type { ToldLine } from '../steps';
import styles from './Steps.module.css';

/** Changed fields, each with what was struck out and what came in its place. */
export function Lines({ lines }: { readonly lines: readonly ToldLine[] }) {
  return lines.map(({ label, before, after }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same field may stand in a step twice
    <div key={`${label} ${at}`}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {before === null ? null : (
        <Text size="sm" component="p" className={styles['words']} dir="auto">
          <del>{before}</del>
        </Text>
      )}
      {after === null ? null : (
        <Text size="sm" component="p" className={styles['words']} dir="auto">
          <ins>{after}</ins>
        </Text>
      )}
    </div>
  ));
}
