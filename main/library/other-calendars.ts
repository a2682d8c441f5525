import type { OtherCalendar, OtherDay } from '../../shared/library';
import { bikramToIso, isoToBikram } from './bikram-days';

const DAY = 86_400_000;
/** The solar Hijri year 1 began in March 622. Years outside these are in no text, and the calendar was begun in 1304. */
const [FIRST_SOLAR_YEAR, LAST_SOLAR_YEAR] = [1200, 1600];

let persian: Intl.DateTimeFormat | undefined;

/** Arithmetic of the calendar by the tables of Unicode (ICU), which agree with the official one for the years 1206 to 1498. */
function solarDayAt(time: number): OtherDay {
  persian ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' },
  });
  const part = new Map(
    persian.formatToParts(time).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
  );
  return { year: part.get('year') ?? 0, month: part.get('month') ?? 0, day: part.get('day') ?? 0 };
}

function solarToIso({ year, month, day }: OtherDay): string | null {
  if (year < FIRST_SOLAR_YEAR || year > LAST_SOLAR_YEAR) return null;
  // The first of its months begins within two days of 21 March, and six of 31 days are followed by others of 30.
  const passed = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  const about = Date.UTC(year + 621, 2, 21) + passed * DAY;
  for (const off of [0, -1, 1, -2, 2]) {
    const at = solarDayAt(about + off * DAY);
    if (at.year === year && at.month === month && at.day === day)
      return new Date(about + off * DAY).toISOString().slice(0, 10);
  }
  return null;
}

function isoToSolar(iso: string): OtherDay | null {
  const found = solarDayAt(Date.parse(`${iso}T00:00:00.000Z`));
  return found.year < FIRST_SOLAR_YEAR || found.year > LAST_SOLAR_YEAR ? null : found;
}

/** The day of the Common Era of a day of another calendar; null where it has no such day or its years are not known. */
export function fromOtherDay(calendar: OtherCalendar, given: OtherDay): string | null {
  return calendar === 'bikram' ? bikramToIso(given.year, given.month, given.day) : solarToIso(given);
}

/** A day of the Common Era as another calendar has it; null where its years are not known. */
export function toOtherDay(calendar: OtherCalendar, iso: string): OtherDay | null {
  return calendar === 'bikram' ? isoToBikram(iso) : isoToSolar(iso);
}
