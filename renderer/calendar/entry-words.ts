import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../shared/calendar';

const DAY_MS = 86_400_000;
/** From so many days on, months are counted, and from so many years. */
const MONTHS_FROM = 60;
const YEARS_FROM = 2 * 365.25;

/** What a day of the calendar is called, and for how long it has been overdue. */
export function useEntryWords() {
  const { t } = useTranslation(['calendar', 'vocabulary']);
  return {
    kind: ({ kind }: CalendarEntry) => t(`kind.${kind}`),
    title: ({ kind, title, itemId, member }: CalendarEntry) =>
      t(`line.${kind}`, {
        title,
        item: itemId ?? '',
        state: member === null ? '' : t(`vocabulary:member.${member}.label`),
      }),
    ago: ({ on }: CalendarEntry, today: string) => {
      const days = Math.round((Date.parse(today) - Date.parse(on)) / DAY_MS);
      if (days < MONTHS_FROM) return t('ago', { count: days });
      return days < YEARS_FROM
        ? t('months-ago', { count: Math.floor(days / 30.44) })
        : t('years-ago', { count: Math.floor(days / 365.25) });
    },
  };
}
