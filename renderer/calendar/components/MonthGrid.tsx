import { ActionIcon, Button, Group, Title } from '@mantine/core';
import { ChevronLeft, ChevronRight, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarEntry, monthAfter, weeksOf } from '../../../shared/calendar';
import { formatMonth } from '../../../shared/kernel';
import { useDates, useShownIn } from '../../platform';
import { useEntryWords } from '../entry-words';
import { EntryLink } from './EntryLink';
import styles from './MonthGrid.module.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Lines shown in one day; the others open with a click. */
const AT_ONCE = 3;

interface MonthGridProps {
  readonly entries: readonly CalendarEntry[];
  readonly today: string;
}

/** One month as a table of weeks, Monday first. */
export function MonthGrid({ entries, today }: MonthGridProps) {
  const { t } = useTranslation('calendar');
  const dates = useDates();
  const shownIn = useShownIn();
  const [month, setMonth] = useState(today.slice(0, 7));
  const byDay = Map.groupBy(entries, ({ on }) => on);
  return (
    <>
      <Group gap="xs" mb="xs" mt="sm">
        <ActionIcon aria-label={t('before')} onClick={() => setMonth(monthAfter(month, -1))}>
          <ChevronLeft aria-hidden size={18} />
        </ActionIcon>
        <Title order={2} size="h4" id="month" aria-live="polite">
          {shownIn.calendar === 'be'
            ? t('both-eras', {
                own: dates.month(month),
                other: formatMonth(month, { ...shownIn, calendar: 'ce' }),
              })
            : dates.month(month)}
        </Title>
        <ActionIcon aria-label={t('after')} onClick={() => setMonth(monthAfter(month, 1))}>
          <ChevronRight aria-hidden size={18} />
        </ActionIcon>
        <Button size="compact-sm" variant="default" onClick={() => setMonth(today.slice(0, 7))}>
          {t('today')}
        </Button>
      </Group>
      <table className={styles['grid']} aria-labelledby="month">
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" abbr={t(`weekday-full.${day}`)}>
                {t(`weekday.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]?.on}>
              {week.map(({ on, isInMonth }) => (
                <td
                  key={on}
                  className={styles['day']}
                  data-day={on}
                  data-outside={isInMonth ? undefined : true}
                  data-today={on === today ? true : undefined}
                  aria-current={on === today ? 'date' : undefined}
                >
                  <span className={styles['number']}>{Number(on.slice(8))}</span>
                  <Day entries={byDay.get(on) ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Day({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation('calendar');
  const words = useEntryWords();
  const [isWhole, setWhole] = useState(false);
  if (entries.length === 0) return null;
  const shown = isWhole ? entries : entries.slice(0, AT_ONCE);
  return (
    <>
      <ul className={styles['entries']}>
        {shown.map((entry) => (
          <li key={entry.id}>
            <span className={styles['kind']} data-state={entry.state}>
              {entry.state === 'overdue' ? (
                <CircleAlert role="img" aria-label={t('overdue')} size={12} />
              ) : null}
              {words.kind(entry)}
            </span>
            <EntryLink entry={entry} />
          </li>
        ))}
      </ul>
      {shown.length === entries.length ? null : (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('more', { count: entries.length - shown.length })}
        </Button>
      )}
    </>
  );
}
