import { Button, Checkbox, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALENDAR_KINDS, type CalendarEntry, calendarKind, icsOf } from '../../../shared/calendar';
import { highestAccessClass } from '../../../shared/vocabulary';
import { ErrorNotices, lostWith, notifyDone, notifyError, useDates, useToday } from '../../platform';
import { EmptyState, LoadingState, PageHeader } from '../../ui';
import { DayList } from '../components/DayList';
import { MonthGrid } from '../components/MonthGrid';
import { useEntryWords } from '../entry-words';
import { useCalendar, useSaveCalendar } from '../queries';

/** Every day that matters, as a list or a month, and as a file for other calendar programs. */
export function CalendarScreen() {
  const { t } = useTranslation('calendar');
  const calendar = useCalendar();
  return (
    <>
      <PageHeader title={t('title')} what={t('what')} next={t('next')} />
      <ErrorNotices of={[calendar]} />
      {lostWith(calendar) !== null ? null : calendar.data === undefined ? (
        <LoadingState />
      ) : (
        <Days entries={calendar.data} />
      )}
    </>
  );
}

function Days({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation('calendar');
  const [view, setView] = useState('list');
  const [kind, setKind] = useState('all');
  const [withPast, setWithPast] = useState(false);
  const now = useToday();
  // A month shows its past days too: they are what it is looked at for.
  const shown = entries.filter(
    (entry) =>
      (kind === 'all' || entry.kind === kind) && (view === 'month' || withPast || entry.state !== 'past'),
  );
  const overdue = shown.filter(({ state }) => state === 'overdue').length;
  return (
    <>
      <Group gap="md" align="end" mb="xs">
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={setView}
          data={['list', 'month'].map((value) => ({ value, label: t(value) }))}
        />
        <NativeSelect
          label={t('kinds')}
          value={kind}
          onChange={({ currentTarget }) => setKind(calendarKind.safeParse(currentTarget.value).data ?? 'all')}
          data={[
            { value: 'all', label: t('all-kinds') },
            ...CALENDAR_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) })),
          ]}
        />
        {view === 'month' ? null : (
          <Checkbox
            label={t('past')}
            checked={withPast}
            onChange={({ currentTarget }) => setWithPast(currentTarget.checked)}
          />
        )}
        <SaveButton entries={shown} />
      </Group>
      <Text size="sm" c="dimmed" role="status" aria-live="polite">
        {t('count', { count: shown.length })} {overdue === 0 ? null : t('count-overdue', { count: overdue })}
      </Text>
      {view === 'month' ? (
        <MonthGrid entries={shown} today={now} />
      ) : shown.length === 0 ? (
        <EmptyState title={t('none')}>{t('none-text')}</EmptyState>
      ) : (
        <DayList key={`${kind} ${withPast}`} entries={shown} today={now} />
      )}
    </>
  );
}

function SaveButton({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation(['calendar', 'library', 'vocabulary', 'reports']);
  const words = useEntryWords();
  const dates = useDates();
  const save = useSaveCalendar();
  const access = highestAccessClass(entries.map((entry) => entry.access));
  const about =
    access === 'public' ? '' : t('reports:access', { access: t(`vocabulary:accessClass.${access}.label`) });
  const mayRead = (entry: CalendarEntry) =>
    entry.access === 'public'
      ? ''
      : `${t('library:field.access.label')}: ${t(`vocabulary:accessClass.${entry.access}.label`)}`;
  const events = () =>
    entries.map((entry) => ({
      uid: `${entry.id}@waymark`,
      on: entry.on,
      summary: `${words.kind(entry)}: ${words.title(entry)}`,
      description: [entry.detail, dates.day(entry.on), mayRead(entry)]
        .filter((each) => each !== '')
        .join('\n'),
      category: words.kind(entry),
      isForAll: entry.access === 'public',
    }));
  return (
    <Button
      variant="default"
      disabled={entries.length === 0}
      loading={save.isPending}
      leftSection={<Download aria-hidden size={16} />}
      onClick={() =>
        save.mutate(
          { name: t('file'), text: icsOf(events(), new Date().toISOString(), about) },
          {
            onSuccess: ({ saved }) => {
              if (saved) notifyDone(t('saved'));
            },
            onError: notifyError,
          },
        )
      }
    >
      {t('save')}
    </Button>
  );
}
