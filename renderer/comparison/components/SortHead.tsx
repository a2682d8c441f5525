import { UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Sorting, SortKey } from '../sorting';
import styles from './SortHead.module.css';

interface SortHeadProps {
  readonly of: SortKey;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly children: ReactNode;
}

/** The head of a column by which the list can be put in order: pressed again, it turns the order round. */
export function SortHead({ of, sorting, onSort, children }: SortHeadProps) {
  const isChosen = sorting.key === of;
  const Arrow = isChosen ? (sorting.isDown ? ArrowDown : ArrowUp) : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={isChosen ? (sorting.isDown ? 'descending' : 'ascending') : 'none'}
      data-sort={of}
    >
      <UnstyledButton
        className={styles.button ?? ''}
        onClick={() => onSort({ key: of, isDown: isChosen && !sorting.isDown })}
      >
        <span>{children}</span>
        <Arrow aria-hidden size={14} className={styles.arrow} data-chosen={isChosen || undefined} />
      </UnstyledButton>
    </th>
  );
}
