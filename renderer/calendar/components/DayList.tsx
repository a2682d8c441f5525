import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../shared/calendar';
import { formatDay } from '../../../shared/kernel';
import { useDates, useShownIn } from '../../platform';
import { StatusBadge, useGrowing } from '../../ui';
import { useEntryWords } from '../entry-words';
import { EntryLink } from './EntryLink';

/** Days drawn at first, and more as they are scrolled: five thousand documents have as many. */
const AT_ONCE = 60;

const TONES = { overdue: 'bad', open: 'main', past: 'plain' } as const;

/** The days as lines: overdue first, then what is to come by month, then what is past. */
export function DayList({
  entries,
  today,
}: {
  readonly entries: readonly CalendarEntry[];
  readonly today: string;
}) {
  const { t } = useTranslation('calendar');
  const dates = useDates();
  const shownIn = useShownIn();
  const isBuddhist = shownIn.calendar === 'be';
  const words = useEntryWords();
  const { shown, more } = useGrowing(entries, AT_ONCE, 'days');
  const groups = Map.groupBy(shown, ({ state, on }) => (state === 'open' ? on.slice(0, 7) : state));
  const nameOf = (group: string) =>
    group === 'overdue' ? t('overdue') : group === 'past' ? t('group-past') : dates.month(group);
  return (
    <>
      <Table aria-label={t('title')} maw="72rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w="11rem">
              {t('column.day')}
            </Table.Th>
            <Table.Th scope="col">{t('column.what')}</Table.Th>
            <Table.Th scope="col" w="10rem">
              {t('column.state')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {[...groups].map(([group, of]) => (
          <Table.Tbody key={group}>
            <Table.Tr>
              <Table.Th scope="rowgroup" colSpan={3} pt="md">
                {nameOf(group)}
              </Table.Th>
            </Table.Tr>
            {of.map((entry) => (
              <Table.Tr key={entry.id} data-entry={entry.id}>
                <Table.Td>
                  {dates.day(entry.on)}
                  {isBuddhist ? (
                    <Text size="xs" c="dimmed">
                      {formatDay(entry.on, { ...shownIn, calendar: 'ce' })}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Text size="xs" c="dimmed">
                    {words.kind(entry)}
                  </Text>
                  <EntryLink entry={entry} />
                  {entry.detail === '' && entry.answers === 0 ? null : (
                    <Text size="xs">
                      {entry.detail} {entry.answers === 0 ? null : t('cited', { count: entry.answers })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <StatusBadge tone={TONES[entry.state]}>{t(`state.${entry.state}`)}</StatusBadge>
                  {entry.state === 'overdue' ? <Text size="xs">{words.ago(entry, today)}</Text> : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
      </Table>
      {more}
    </>
  );
}
