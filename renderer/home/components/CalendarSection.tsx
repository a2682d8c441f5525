import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CalendarEntry, firstOfBoth } from '../../../shared/calendar';
import { EntryLink, useEntryWords } from '../../calendar';
import { useDates, useToday } from '../../platform';
import { StatusBadge, TextLink } from '../../ui';
import { DAYS } from '../queries';
import { HomeSection } from './HomeSection';
import { Line, Lines } from './Lines';

/** What is overdue, and what the next weeks bring. */
export function CalendarSection({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation(['home', 'calendar']);
  const dates = useDates();
  const words = useEntryWords();
  const now = useToday();
  if (entries.length === 0) return null;
  return (
    <HomeSection
      title={t('calendar.title')}
      aside={
        <TextLink to="/calendar" size="sm">
          {t('calendar.all')}
        </TextLink>
      }
    >
      <Lines label={t('calendar.title')}>
        {firstOfBoth(entries, DAYS).map((entry) => (
          <Line
            key={entry.id}
            main={<EntryLink entry={entry} />}
            detail={`${words.kind(entry)}, ${dates.day(entry.on)}`}
            aside={
              entry.state === 'overdue' ? (
                <StatusBadge tone="bad">{words.ago(entry, now)}</StatusBadge>
              ) : undefined
            }
          />
        ))}
      </Lines>
      {entries.length > DAYS ? <Text size="sm">{t('calendar.rest')}</Text> : null}
    </HomeSection>
  );
}
