import { byName } from '../agencies';
import type { CalendarEntry, CalendarState } from './model';

/** What a matter is on a day: it is overdue only while something is left to do. */
export function stateOn(on: string, today: string, isDone: boolean): CalendarState {
  if (isDone) return 'past';
  return on < today ? 'overdue' : 'open';
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** What falls on one day stands by kind and by name. */
const onOneDay = (a: CalendarEntry, b: CalendarEntry) =>
  byText(a.kind, b.kind) || byName(a.title, b.title) || byText(a.id, b.id);

const byDay = (a: CalendarEntry, b: CalendarEntry) => byText(a.on, b.on) || onOneDay(a, b);

const latestFirst = (a: CalendarEntry, b: CalendarEntry) => byText(b.on, a.on) || onOneDay(a, b);

/** Overdue first, the longest overdue at the top; then what is to come, the next first; then what is past, the latest first. */
export function inOrder(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const of = (state: CalendarState) => entries.filter((each) => each.state === state);
  return [
    ...of('overdue').toSorted(byDay),
    ...of('open').toSorted(byDay),
    ...of('past').toSorted(latestFirst),
  ];
}

/**
 * Some lines of what is overdue and of what is to come, half of them for each and more where the other has fewer: what has been overdue
 * for years must not hide tomorrow.
 *
 * @param entries In order.
 */
export function firstOfBoth(entries: readonly CalendarEntry[], lines: number): CalendarEntry[] {
  const overdue = entries.filter(({ state }) => state === 'overdue');
  const open = entries.filter(({ state }) => state === 'open');
  const late = overdue.slice(0, Math.max(Math.ceil(lines / 2), lines - open.length));
  return [...late, ...open.slice(0, lines - late.length)];
}

/** A day in a month as it is drawn. */
export interface CalendarDay {
  readonly on: string;
  /** Days of the months before and after fill the first and the last week. */
  readonly isInMonth: boolean;
}

const DAY_MS = 86_400_000;

/** The weeks of a month, Monday first, each of seven days. @param month `2026-11`. */
export function weeksOf(month: string): CalendarDay[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = Date.UTC(year, number - 1, 1);
  const before = (new Date(first).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const weeks = Math.ceil((before + days) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => {
      const on = new Date(first + (week * 7 + at - before) * DAY_MS).toISOString().slice(0, 10);
      return { on, isInMonth: on.startsWith(month) };
    }),
  );
}

/** The month some months later. @param month `2026-11`. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
