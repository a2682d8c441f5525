import { AppError } from '../kernel';
import type { AgencyRole } from '../vocabulary';
import type { Agency, AgencyFields, Duty, FocalPoint, NewFocalPoint } from './model';

/** The name in a language (ISO 639-3), else the first one given. */
export function agencyNameIn(agency: Pick<Agency, 'names'>, language: string): string {
  const name = agency.names.find((one) => one.language === language) ?? agency.names[0];
  return name?.name ?? '';
}

const names = new Intl.Collator('en', { numeric: true });

/** Numbers in names count as numbers, so that AG10 follows AG9. The order is that of no one language: it is the same on every PC. */
export const byName = (one: string, other: string): number => names.compare(one, other);

/** The order of agencies in every list. */
export function byShortName(one: Pick<Agency, 'shortName'>, other: Pick<Agency, 'shortName'>): number {
  return byName(one.shortName, other.shortName);
}

/** Whether the agency works on a day: from its first to its last day, both included. */
export function isActiveOn({ from, until }: Pick<Agency, 'from' | 'until'>, day: string): boolean {
  return (from === null || from <= day) && (until === null || until >= day);
}

/** Whether its last day is over on a day: it was renamed, joined with another, or closed. */
export function hasEnded({ until }: Pick<Agency, 'until'>, day: string): boolean {
  return until !== null && until < day;
}

/** Whether it speaks for a part of the State only: a provincial or district committee and nothing else (vocabulary 7). */
export function isSubNational({ roles }: { readonly roles: readonly AgencyRole[] }): boolean {
  return roles.length > 0 && roles.every((role) => role === 'PROV');
}

/** Who has a duty on a day; the latest appointed where several overlap. */
export function inDutyOn(agency: Pick<Agency, 'focalPoints'>, duty: Duty, day: string): FocalPoint | null {
  const there = agency.focalPoints.filter(
    (one) => one.duty === duty && one.from <= day && (one.until === null || one.until >= day),
  );
  return there.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) ?? null;
}

/** The last one appointed to a duty, whether or not the duty has ended. */
export function lastInDuty(agency: Pick<Agency, 'focalPoints'>, duty: Duty): FocalPoint | null {
  const all = agency.focalPoints.filter((one) => one.duty === duty);
  return all.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) ?? null;
}

/** Throws `agencies.dates-reversed` when an agency would end before it begins. */
export function validateAgency({ from, until }: Pick<AgencyFields, 'from' | 'until'>): void {
  if (from !== null && until !== null && until < from) throw new AppError('agencies.dates-reversed');
}

const dayBefore = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
};

/**
 * Appoints somebody: whoever had the duty keeps it until the day before. Throws `agencies.appointed-earlier` when the new
 * one would begin on or before the first day of the last one, because then nobody could say who it was on that day.
 */
export function appoint(
  focalPoints: readonly FocalPoint[],
  given: NewFocalPoint & { readonly id: string },
): { readonly ended: FocalPoint | null; readonly appointed: FocalPoint } {
  const last = lastInDuty({ focalPoints: [...focalPoints] }, given.duty);
  if (last !== null && given.from <= last.from)
    throw new AppError('agencies.appointed-earlier', { date: last.from });
  const ends = last !== null && (last.until === null || last.until >= given.from);
  return {
    ended: ends ? { ...last, until: dayBefore(given.from) } : null,
    appointed: { ...given, until: null },
  };
}
