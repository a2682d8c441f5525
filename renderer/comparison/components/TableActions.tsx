import { Button, Group } from '@mantine/core';
import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Comparison, levelOf } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { copyText } from '../../ui';
import { cellWord } from '../cell-signs';
import { saidBetween } from '../changes';
import { useColumnNames } from '../column-names';
import { tableText } from '../table-text';
import styles from './TableActions.module.css';

interface TableActionsProps {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
}

/** Takes the comparison out of the window: as text for a document or spreadsheet, or on paper. */
export function TableActions({ comparison, items }: TableActionsProps) {
  const { t } = useTranslation(['comparison', 'ui']);
  const names = useColumnNames(comparison.columns);
  const [copied, setCopied] = useState<boolean | null>(null);

  const copy = () => {
    const text = tableText(comparison, {
      item: t('changes.item'),
      topic: t('table.topic'),
      change: t(`${saidBetween(comparison.columns[0], comparison.columns.at(-1))}.change`),
      topicOf: (itemId) => items.get(itemId)?.topic ?? '',
      columns: comparison.columns.map((column) => names.full(column)),
      cell: (cell) => {
        const level = levelOf(cell);
        return level === undefined
          ? t(cellWord(cell))
          : t('cell.level', { level, name: t(`ui:level.${level}`) });
      },
      direction: (direction) => t(`direction.${direction}`),
    });
    setCopied(copyText(text));
  };

  return (
    <Group gap="xs" className={styles.actions ?? ''}>
      <span role="status" aria-live="polite">
        {copied === null ? '' : t(copied ? 'table.copied' : 'table.not-copied')}
      </span>
      <Button size="xs" variant="default" leftSection={<Copy aria-hidden size={16} />} onClick={copy}>
        {t('table.copy')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<Printer aria-hidden size={16} />}
        onClick={() => window.print()}
      >
        {t('table.print')}
      </Button>
    </Group>
  );
}
