import { Checkbox, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  COLUMN_USES,
  type ColumnUse,
  type TableDraft,
  type TableLook,
  type TableReading,
} from '../../../shared/tables';
import { useMemberChoices } from '../../ui';
import { ScrolledTable } from './ScrolledTable';
import styles from './tables.module.css';

interface ColumnsStepProps {
  readonly draft: TableDraft;
  readonly look: TableLook;
  readonly reading: TableReading;
  readonly onSheet: (sheet: number, headerRow: number | null) => void;
  readonly onReading: (reading: TableReading) => void;
}

/** The first rows of a table, with what each column is taken for and how it is written. */
export function ColumnsStep({ draft, look, reading, onSheet, onReading }: ColumnsStepProps) {
  const { t } = useTranslation('tables');
  const members = useMemberChoices();
  const change = (changed: Partial<TableReading>) => onReading({ ...reading, ...changed });
  const setUse = (column: number, use: ColumnUse) =>
    change({ uses: reading.uses.map((each, at) => (at === column ? use : each)) });
  const columnName = (column: number) => look.header[column] || t('columns.unnamed', { number: column + 1 });
  return (
    <section aria-labelledby="columns-step">
      <Title order={2} id="columns-step">
        {t('columns.title')}
      </Title>
      <Text size="sm">{t('columns.what')}</Text>
      <Group gap="md" align="end" my="xs">
        {draft.sheets.length < 2 ? null : (
          <NativeSelect
            label={t('columns.sheet')}
            value={reading.sheet}
            onChange={(event) => onSheet(Number(event.currentTarget.value), null)}
            data={draft.sheets.map(({ name, rows }, at) => ({
              value: String(at),
              label: t('columns.sheet-rows', { name, count: rows }),
            }))}
          />
        )}
        <NativeSelect
          label={t('columns.header-row')}
          value={reading.headerRow}
          onChange={(event) => onSheet(reading.sheet, Number(event.currentTarget.value))}
          data={look.top.map(({ row, cells }) => ({
            value: String(row),
            label: t('columns.row', {
              row,
              text: cells.filter(Boolean).slice(0, 4).join(' | ').slice(0, 60),
            }),
          }))}
        />
        {reading.uses.includes('state') ? (
          <NativeSelect
            label={t('columns.state-by')}
            value={reading.stateBy}
            onChange={(event) =>
              change({ stateBy: event.currentTarget.value as TableReading['stateBy'], meant: [] })
            }
            data={(['name', 'iso3', 'iso2'] as const).map((value) => ({
              value,
              label: t(`columns.by.${value}`),
            }))}
          />
        ) : (
          <NativeSelect
            label={t('columns.all-of')}
            value={reading.allOf ?? ''}
            onChange={(event) => change({ allOf: event.currentTarget.value || null })}
            data={[{ value: '', label: t('columns.all-of-none') }, ...members]}
          />
        )}
        <NativeSelect
          label={t('columns.calendar')}
          value={reading.calendar}
          onChange={(event) => change({ calendar: event.currentTarget.value as TableReading['calendar'] })}
          data={(['ce', 'be', 'bs'] as const).map((value) => ({ value, label: t(`columns.era.${value}`) }))}
        />
        <Checkbox
          label={t('columns.decimal-comma')}
          checked={reading.decimalComma}
          onChange={(event) => change({ decimalComma: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('columns.trims')}
          checked={reading.trims}
          onChange={(event) => change({ trims: event.currentTarget.checked })}
        />
      </Group>
      <ScrolledTable name={t('columns.table')}>
        <thead>
          <tr>
            <th scope="row" className={styles.corner}>
              {t('columns.holds')}
            </th>
            {look.header.map((name, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place alone
              <td key={column} className={styles.use} data-use={reading.uses[column]}>
                <NativeSelect
                  size="xs"
                  aria-label={t('columns.use-of', { name: columnName(column) })}
                  value={reading.uses[column] ?? 'left'}
                  onChange={(event) => setUse(column, event.currentTarget.value as ColumnUse)}
                  data={COLUMN_USES.map((value) => ({ value, label: t(`columns.use.${value}`) }))}
                  title={name}
                />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row" className={styles.corner}>
              {reading.headerRow}
            </th>
            {look.header.map((_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <th key={column} scope="col">
                <bdi>{columnName(column)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.rows.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row" className={styles.corner}>
                {row}
              </th>
              {look.header.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={column} data-use={reading.uses[column]}>
                  <bdi>{cells[column] ?? ''}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrolledTable>
      <Text size="xs" c="dimmed" mt={4}>
        {t('columns.shown', { shown: look.rows.length, count: look.rowCount })}
      </Text>
    </section>
  );
}
