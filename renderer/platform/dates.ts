import { createContext, useContext, useMemo } from 'react';
import { formatDay, formatMonth, formatYear, type ShownIn } from '../../shared/kernel';

/** An instant (UTC) as day and time on this PC's clock: `24 November 2026, 15:40`. */
export function formatMoment(instant: string, shown: ShownIn): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${formatDay(day, shown)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The day of an instant on this PC's clock: `24 November 2026`. */
export function formatDayOf(instant: string, shown: ShownIn): string {
  return formatMoment(instant, shown).split(',')[0] ?? instant;
}

/** How dates are shown here. */
interface ShownHere extends ShownIn {
  /** The State whose agency works here, ISO 3166-1 alpha-2; null or left out while none is chosen. */
  readonly state?: string | null | undefined;
}

const ShownInContext = createContext<ShownHere>({ language: 'en', calendar: 'ce' });

/** Tells everything below how dates are shown; set once by the shell from the settings. */
export const ShownInProvider = ShownInContext.Provider;

/** The present way of showing dates. */
export function useShownIn(): ShownHere {
  return useContext(ShownInContext);
}

/** The formats above, in the reader's language and calendar. */
export function useDates() {
  const shown = useShownIn();
  return useMemo(
    () => ({
      /** `24 November 2026` from an ISO date. */
      day: (iso: string) => formatDay(iso, shown),
      /** `November 2026` from a month such as `2026-11`. */
      month: (month: string) => formatMonth(month, shown),
      /** `24 November 2026, 15:40` from an instant. */
      moment: (instant: string) => formatMoment(instant, shown),
      /** `24 November 2026` from an instant. */
      dayOf: (instant: string) => formatDayOf(instant, shown),
      /** `2026` or `2569 BE` from a year of the Common Era. */
      year: (year: number) => formatYear(year, shown),
    }),
    [shown],
  );
}
