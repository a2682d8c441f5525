import { describe, expect, it } from 'vitest';
import { AutosaveBook } from '../../../renderer/assessments/autosave-book';
import { laterEditions } from '../../../renderer/assessments/edition-flow';
import { toldFields } from '../../../renderer/assessments/history-words';
import { coveragePercent } from '../../../renderer/assessments/overview';
import { aYearLater, isDay, isFarAhead } from '../../../renderer/assessments/reference-date';
import { progressOf } from '../../../shared/assessments';
import { canonicalJson } from '../../../shared/kernel';
import { aLevel, anAnswer, anId, NOT_ANSWERED } from '../../support/builders';

describe('the editions of a next year', () => {
  it('begin with the newest that follows; an edition of the own workspace is left only by choice', () => {
    const editions = ['2027.1', '2026.51', '2026.1', '2025.1'].map((edition) => ({
      ...{ id: 'waymark', edition, title: '', publishedOn: '2025-01-01', itemCount: 1, coreCount: 1 },
    }));
    const link = (from: string, to: string) => ({ questionnaire: 'waymark', from, to, changes: [] });
    const lineages = [link('2025.1', '2026.1'), link('2026.1', '2026.51'), link('2026.1', '2027.1')];
    const offered = (edition: string) =>
      laterEditions({ questionnaire: 'waymark', edition }, editions as never, lineages).map(
        (one) => one.edition,
      );
    expect(offered('2026.1')).toEqual(['2027.1', '2026.51', '2026.1']);
    expect(offered('2026.51')).toEqual(['2026.51', '2027.1']);
  });
});

describe('reference dates', () => {
  it('go a year on, from a leap day too', () => {
    expect(aYearLater('2024-12-31')).toBe('2025-12-31');
    expect(aYearLater('2024-02-29')).toBe('2025-02-28');
  });

  it('are whole days', () => {
    expect(isFarAhead('2029-12-31', '2026-11-29')).toBe(false);
    expect(isFarAhead('2030-01-01', '2026-11-29')).toBe(true);
    expect(isFarAhead('', '2026-11-29')).toBe(false);
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2025-02-29')).toBe(false);
    expect(isDay('')).toBe(false);
  });
});

describe('the coverage rate', () => {
  it('is 100 % only when every item has an answer', () => {
    const answers = Array.from({ length: 113 }, () => anAnswer());
    expect(coveragePercent(progressOf(answers))).toBe(100);
    expect(coveragePercent(progressOf([...answers.slice(1), anAnswer({ value: NOT_ANSWERED })]))).toBe(99);
    expect(coveragePercent(progressOf([]))).toBeNull();
  });
});

describe('the words of the history', () => {
  const t = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    `${key} ${Object.values(values).join(' ')}`.trim();
  const entry = { seq: 1, at: '2026-01-01T00:00:00.000Z', actor: 'A' } as const;

  it('tell values, reasons and confirmations', () => {
    const before = canonicalJson({ kind: 'nk', whoMightKnow: 'Police' });
    const after = canonicalJson(aLevel(2));
    expect(toldFields({ ...entry, field: 'value', before, after }, t, (day) => day)).toEqual([
      { field: 'value', before: 'history.nk Police', after: 'history.level 2 ui:level.2' },
    ]);
    expect(
      toldFields({ ...entry, field: 'fallReason', before: null, after: '"expired"' }, t, (day) => day),
    ).toEqual([{ field: 'fallReason', before: null, after: 'fall.reason.expired' }]);
    expect(
      toldFields({ ...entry, field: 'confirmed', before: 'false', after: 'true' }, t, (day) => day),
    ).toEqual([{ field: 'confirmed', before: 'history.unconfirmed', after: 'history.confirmed' }]);
  });

  it('show what they cannot read as it is stored, and never leave it out', () => {
    expect(
      toldFields({ ...entry, field: 'value', before: null, after: '{"kind":"later"}' }, t, (day) => day),
    ).toEqual([{ field: 'value', before: null, after: '{"kind":"later"}' }]);
    expect(
      toldFields({ ...entry, field: 'text', before: '"a"', after: 'not json' }, t, (day) => day),
    ).toEqual([{ field: 'text', before: 'a', after: 'not json' }]);
  });
});

describe('the keeper of what is being typed', () => {
  const place = { assessmentId: anId(1), itemId: 'POL-01', agencyId: null };

  it('lets go of an item when nothing is left to keep, and not before', async () => {
    let arrive: (answer: ReturnType<typeof anAnswer>) => void = () => undefined;
    const book = new AutosaveBook({
      save: () => new Promise((resolve) => (arrive = resolve)),
      ask: () => Promise.reject(new Error('not asked in this test')),
      acknowledged: () => undefined,
      now: () => 0,
    });
    book.open(place, anAnswer(), undefined);
    book.tell(place, { type: 'typed', draft: { text: 'New' }, at: 0 });
    book.leave(place);
    expect(book.unsaved(place.assessmentId)).toEqual(['POL-01']);
    expect(book.peek(place)?.draft.text).toBe('New');
    const settled = book.settle(place.assessmentId);
    arrive(anAnswer({ text: 'New', revision: 2 }));
    expect(await settled).toEqual([]);
    await Promise.resolve();
    expect(book.peek(place)).toBeUndefined();
  });

  it('sends at the very end also what was typed while a save was under way', () => {
    const sent: unknown[] = [];
    const book = new AutosaveBook({
      save: (_, request) => {
        sent.push(request);
        return new Promise(() => undefined);
      },
      ask: () => Promise.reject(new Error('not asked in this test')),
      acknowledged: () => undefined,
      now: () => 0,
    });
    const elsewhere = { ...place, itemId: 'POL-02' };
    for (const each of [place, elsewhere]) book.open(each, anAnswer({ text: '', revision: 3 }), undefined);
    book.tell(elsewhere, { type: 'typed', draft: { text: 'Waiting' }, at: 0 });
    book.tell(place, { type: 'typed', draft: { text: 'First' }, at: 0 });
    book.tell(place, { type: 'due' });
    book.tell(place, { type: 'typed', draft: { text: 'First and last' }, at: 10 });
    book.part();
    expect(sent).toMatchObject([
      { text: 'First', baseRevision: 3 },
      { text: 'First and last', baseRevision: 4 },
      { text: 'Waiting', baseRevision: 3 },
    ]);
  });

  it('tells which items are still not on disk when saving fails', async () => {
    const book = new AutosaveBook({
      save: () => Promise.reject(new Error('gone')),
      ask: () => Promise.reject(new Error('gone')),
      acknowledged: () => undefined,
      now: () => 0,
    });
    book.open(place, anAnswer(), undefined);
    book.tell(place, {
      type: 'chosen',
      draft: { choice: { kind: 'level', level: 4, practiceAhead: false } },
    });
    // Under way it may still be saved: nobody is asked before the window closes.
    expect(book.wouldLose()).toBe(false);
    expect(await book.settle(place.assessmentId)).toEqual(['POL-01']);
    expect(book.wouldLose()).toBe(true);
    expect(book.peek(place)?.draft.choice).toEqual({ kind: 'level', level: 4, practiceAhead: false });
  });
});
