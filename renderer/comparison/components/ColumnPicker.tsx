import { Checkbox, Table, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotSummary } from '../../../shared/assessments';
import { Coverage } from '../../assessments';
import { ErrorNotices, lostWith, useDates } from '../../platform';
import { useColumnNames } from '../column-names';
import { editionWords, frozenWords } from '../edition-words';
import { useAgenciesIn } from '../queries';
import styles from './ColumnPicker.module.css';

interface ColumnPickerProps {
  /** In the order in which they are shown. */
  readonly snapshots: readonly SnapshotSummary[];
  /** Ids of those that were imported from tables: they have no agencies and no targets. */
  readonly imported?: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
  readonly labelledBy: string;
}

/** Where columns are chosen: frozen assessments, and below each the own answers of its agencies and the targets. */
export function ColumnPicker({
  snapshots,
  imported = new Set(),
  chosen,
  onToggle,
  labelledBy,
}: ColumnPickerProps) {
  const { t } = useTranslation('comparison');
  const dates = useDates();
  const names = useColumnNames(snapshots);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const unfold = (id: string) =>
    setOpen((known) => {
      const next = new Set(known);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <Table aria-labelledby={labelledBy} maw="64rem">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('start.chosen')}</Table.Th>
          <Table.Th scope="col">{t('column.edition')}</Table.Th>
          <Table.Th scope="col">{t('column.coverage')}</Table.Th>
          <Table.Th scope="col">{t('column.frozen')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {snapshots.map((snapshot) => (
          <Table.Tr key={snapshot.id}>
            <Table.Th scope="row">
              <Checkbox
                label={names.full(snapshot)}
                checked={chosen.has(snapshot.id)}
                onChange={() => onToggle(snapshot.id)}
              />
              {imported.has(snapshot.id) ? null : (
                <UnstyledButton
                  className={styles.more ?? ''}
                  aria-expanded={open.has(snapshot.id)}
                  aria-label={t('start.parts-of', { column: names.full(snapshot) })}
                  onClick={() => unfold(snapshot.id)}
                >
                  {t('start.parts')}
                </UnstyledButton>
              )}
              {open.has(snapshot.id) ? (
                <Parts snapshotId={snapshot.id} chosen={chosen} onToggle={onToggle} />
              ) : null}
            </Table.Th>
            <Table.Td>{editionWords(t, snapshot)}</Table.Td>
            <Table.Td>
              <Coverage progress={snapshot.progress} />
            </Table.Td>
            <Table.Td>{frozenWords(t, snapshot, dates.dayOf)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface PartsProps extends Pick<ColumnPickerProps, 'chosen' | 'onToggle'> {
  readonly snapshotId: string;
}

/** What else of a frozen assessment can be a column. */
function Parts({ snapshotId, chosen, onToggle }: PartsProps) {
  const { t } = useTranslation('comparison');
  const found = useAgenciesIn([snapshotId]);
  const targets = `${snapshotId}~targets`;
  const failed = <ErrorNotices of={[found]} />;
  if (lostWith(found) !== null) return failed;
  const agencies = found.data?.[0]?.agencies ?? [];
  return (
    <div className={styles.parts}>
      {failed}
      <Checkbox
        size="xs"
        label={t('start.targets')}
        checked={chosen.has(targets)}
        onChange={() => onToggle(targets)}
      />
      {agencies.map(({ id, shortName, answered }) => {
        const key = `${snapshotId}~${id}`;
        return (
          <Checkbox
            key={id}
            size="xs"
            label={t('start.agency', { agency: shortName, count: answered })}
            checked={chosen.has(key)}
            onChange={() => onToggle(key)}
          />
        );
      })}
      {found.data !== undefined && agencies.length === 0 ? (
        <Text size="xs">{t('start.no-agencies')}</Text>
      ) : null}
    </div>
  );
}
