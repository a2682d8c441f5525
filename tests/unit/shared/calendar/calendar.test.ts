import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalendarEntry,
  firstOfBoth,
  type IcsEvent,
  icsOf,
  inOrder,
  monthAfter,
  stateOn,
  weeksOf,
} from '../../../../shared/calendar';

const entry = (on: string, state: CalendarEntry['state']): CalendarEntry => ({
  ...{ id: `${state} ${on}`, kind: 'expiry', on, state, title: 'Act', language: null, detail: '' },
  ...{ member: null, itemId: null, answers: 0, access: 'public' },
  opens: { planId: null, actionId: null, documentId: null, assessmentId: null },
});

it('gives half of the lines to what is to come, however much is overdue', () => {
  const late = ['2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01'].map((on) => entry(on, 'overdue'));
  const next = ['2026-12-01', '2026-12-02', '2026-12-03'].map((on) => entry(on, 'open'));
  const days = (entries: readonly CalendarEntry[], lines = 4) =>
    firstOfBoth(entries, lines).map(({ on }) => on.slice(0, 4));
  expect(days([...late, ...next])).toEqual(['2019', '2020', '2026', '2026']);
  expect(days([...late, ...next.slice(0, 1)])).toEqual(['2019', '2020', '2021', '2026']);
  expect(days([...late.slice(0, 1), ...next])).toEqual(['2019', '2026', '2026', '2026']);
  expect(days(late)).toHaveLength(4);
  expect(days([...late, ...next], 1)).toEqual(['2019']);
  expect(days([...next, entry('2020-01-01', 'past')])).toEqual(['2026', '2026', '2026']);
});

it('shows overdue days first, then what is to come, then what is past', () => {
  const days = [
    entry('2026-03-01', 'open'),
    entry('2020-01-01', 'past'),
    entry('2026-01-02', 'overdue'),
    entry('2026-02-01', 'open'),
    entry('2024-01-01', 'overdue'),
    entry('2021-01-01', 'past'),
  ];
  expect(inOrder(days).map(({ id }) => id)).toEqual([
    ...['overdue 2024-01-01', 'overdue 2026-01-02', 'open 2026-02-01', 'open 2026-03-01'],
    ...['past 2021-01-01', 'past 2020-01-01'],
  ]);
  expect(stateOn('2026-01-01', '2026-01-01', false)).toBe('open');
  expect(stateOn('2025-12-31', '2026-01-01', false)).toBe('overdue');
  expect(stateOn('2025-12-31', '2026-01-01', true)).toBe('past');
});

it('sorts what falls on one day by kind and by name, also among what is past', () => {
  const names = ['Women', 'Labour', 'Agency 10', 'Agency 9'];
  const sorted = ['Agency 9', 'Agency 10', 'Labour', 'Women'];
  for (const state of ['overdue', 'open', 'past'] as const) {
    const days = names.map(
      (title, at): CalendarEntry => ({ ...entry('2026-03-01', state), id: `${at}`, title }),
    );
    expect(inOrder(days).map(({ title }) => title)).toEqual(sorted);
    const other: CalendarEntry = {
      ...entry('2026-03-01', state),
      id: 'a',
      kind: 'action-due',
      title: 'Zeal',
    };
    expect(inOrder([...days, other])[0]?.title).toBe('Zeal');
  }
});

it('draws any month in whole weeks from Monday on, every day once', () => {
  const months = fc.tuple(fc.integer({ min: 1900, max: 2150 }), fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(months, ([year, number]) => {
      const month = `${year}-${String(number).padStart(2, '0')}`;
      const weeks = weeksOf(month);
      const days = weeks.flat();
      const inside = days.filter(({ isInMonth }) => isInMonth);
      return (
        weeks.every((week) => week.length === 7 && new Date(week[0]?.on ?? '').getUTCDay() === 1) &&
        new Set(days.map(({ on }) => on)).size === days.length &&
        inside[0]?.on === `${month}-01` &&
        inside.length === new Date(Date.UTC(year, number, 0)).getUTCDate() &&
        monthAfter(monthAfter(month, 5), -5) === month
      );
    }),
  );
});

/** Reads a calendar as strictly as RFC 5545 asks: lines of at most 75 bytes ended by CRLF, folded by a space; values unescaped. */
function readIcs(text: string): Record<string, string>[] {
  expect(text.endsWith('\r\n')).toBe(true);
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n\ufeff]/);
    expect(line.isWellFormed()).toBe(true);
  }
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Waymark//Calendar//EN']);
  expect(lines.at(-1)).toBe('END:VCALENDAR');
  const events: Record<string, string>[] = [];
  for (const line of lines.slice(4, -1)) {
    const at = line.indexOf(':');
    const [name, value] = [line.slice(0, at), line.slice(at + 1)];
    if (line === 'BEGIN:VEVENT') events.push({});
    else if (events.length === 0) expect(name).toMatch(/^(?:DESCRIPTION|X-WR-CALDESC)$/);
    else if (line !== 'END:VEVENT') {
      const raw = value.replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
      (events.at(-1) as Record<string, string>)[name] = raw;
    }
  }
  return events;
}

describe('the file for other calendars', () => {
  it('has one all-day event a day, of the Common Era', () => {
    const event: IcsEvent = {
      ...{ uid: 'action:1@waymark', on: '2026-12-31', summary: 'Action due: train, equip; pay\\report' },
      ...{ description: 'ตำรวจ\nPlan', category: 'Action due', isForAll: true },
    };
    expect(readIcs(icsOf([event], '2026-11-24T15:40:12.345Z'))).toEqual([
      {
        UID: 'action:1@waymark',
        DTSTAMP: '20261124T154012Z',
        'DTSTART;VALUE=DATE': '20261231',
        'DTEND;VALUE=DATE': '20270101',
        SUMMARY: event.summary,
        DESCRIPTION: event.description,
        CATEGORIES: 'Action due',
        TRANSP: 'TRANSPARENT',
      },
    ]);
    expect(readIcs(icsOf([], '2026-11-24T15:40:12.345Z'))).toEqual([]);
  });

  it('marks what not everybody may see, so that a shared calendar keeps it from others, and says so of itself', () => {
    const event = { uid: 'x', on: '2026-02-28', summary: 'Order', description: '', category: 'x' };
    const text = icsOf(
      [
        { ...event, isForAll: false },
        { ...event, uid: 'y', isForAll: true },
      ],
      ...(['2026-11-24T15:40:12.345Z', 'Names what is restricted.'] as const),
    );
    expect(text.split('\r\n').slice(4, 6)).toEqual([
      'DESCRIPTION:Names what is restricted.',
      'X-WR-CALDESC:Names what is restricted.',
    ]);
    expect(readIcs(text).map((each) => each['CLASS'])).toEqual(['CONFIDENTIAL', undefined]);
  });

  it('gives back any words, however long, in any script', () => {
    const words = fc.string({
      unit: fc.oneof(
        fc.constantFrom('ก', 'ា', '👮', ',', ';', '\\', '\n', 'a', ' '),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 120,
    });
    const clean = (text: string) =>
      text.replaceAll(/\r\n|\r/g, '\n').replaceAll(/\p{Cc}/gu, (c) => (c === '\n' ? c : ' '));
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const event = { uid: 'x', on: '2026-02-28', summary, description, category: 'x', isForAll: true };
        const [read] = readIcs(icsOf([event], '2026-11-24T15:40:12.345Z'));
        expect(read?.['SUMMARY']).toBe(clean(summary));
        expect(read?.['DESCRIPTION'] ?? '').toBe(clean(description));
      }),
    );
  });
});
