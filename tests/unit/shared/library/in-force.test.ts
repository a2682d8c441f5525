import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  type ActingFacts,
  appliesFrom,
  countForce,
  dayAfter,
  forceOn,
  forceTimeline,
  forceWarning,
  proposedStatus,
  type TextFacts,
  textFactsOf,
  toldDays,
  wasInForceOn,
} from '../../../../shared/library';
import { LEGAL_STATUSES, type LegalStatus } from '../../../../shared/vocabulary';
import { aDocument } from '../../../support/builders';

const text = (given: Partial<TextFacts> = {}): TextFacts => ({
  status: 'inforce',
  adoptedOn: '2010-03-01',
  inForceOn: '2010-09-01',
  expiresOn: null,
  statusKnownOn: '2025-01-01',
  ...given,
});
const act = (given: Partial<ActingFacts> = {}): ActingFacts => ({
  kind: 'repeals',
  inPart: false,
  effectiveOn: null,
  status: 'inforce',
  adoptedOn: '2018-01-01',
  inForceOn: '2018-06-01',
  ...given,
});
const verdict = (facts: TextFacts, acts: readonly ActingFacts[], date: string) => {
  const { answer, why } = wasInForceOn(facts, acts, date);
  return `${answer} ${why}`;
};

describe('whether a text was in force on a day', () => {
  it('follows its dates', () => {
    const plan = text({ expiresOn: '2014-12-31' });
    expect(verdict(plan, [], '2010-02-28')).toBe('no not-adopted-yet');
    expect(verdict(plan, [], '2010-03-01')).toBe('no not-yet');
    expect(verdict(plan, [], '2010-09-01')).toBe('yes applies');
    expect(verdict(plan, [], '2014-12-31')).toBe('yes applies');
    expect(verdict(plan, [], '2015-01-01')).toBe('no expired');
  });

  it('says that a missing day is not known, and uses what the status tells', () => {
    const undated = text({ inForceOn: null });
    expect(verdict(undated, [], '2010-01-01')).toBe('no not-adopted-yet');
    expect(verdict(undated, [], '2012-01-01')).toBe('unknown start-unknown');
    expect(verdict(undated, [], '2025-01-01')).toBe('yes applies');
    const adopted = text({ status: 'adopted', inForceOn: null });
    expect(verdict(adopted, [], '2025-01-01')).toBe('no not-yet');
    expect(verdict(adopted, [], '2025-01-02')).toBe('unknown start-unknown');
    const repealed = text({ status: 'repealed' });
    expect(verdict(repealed, [], '2012-01-01')).toBe('unknown end-unknown');
    expect(verdict(repealed, [], '2025-01-01')).toBe('no repealed');
    const unchecked = text({ status: 'unknown' });
    expect(verdict(unchecked, [], '2010-08-31')).toBe('no not-yet');
    expect(verdict(unchecked, [], '2012-01-01')).toBe('unknown status-unknown');
    const suspended = text({ status: 'suspended' });
    expect(verdict(suspended, [], '2012-01-01')).toBe('unknown suspension-unknown');
    expect(verdict(suspended, [], '2025-06-01')).toBe('no suspended');
    expect(verdict(text({ status: 'partforce' }), [], '2012-01-01')).toBe('yes applies-in-part');
    for (const status of ['draft', 'lapsed'] as const) {
      expect(verdict(text({ status }), [], '2012-01-01')).toBe(`no ${status}`);
    }
  });

  it('ends with the act that ends it, if that act is law and ends all of it', () => {
    const repealed = text({ status: 'repealed' });
    expect(verdict(repealed, [act()], '2018-05-31')).toBe('yes applies');
    expect(verdict(repealed, [act()], '2018-06-01')).toBe('no repealed');
    expect(verdict(repealed, [act({ effectiveOn: '2019-01-01' })], '2018-12-31')).toBe('yes applies');
    expect(verdict(text(), [act({ kind: 'supersedes' })], '2018-06-01')).toBe('no superseded');
    for (const harmless of [{ inPart: true }, { status: 'draft' }, { kind: 'amends' }] as const) {
      expect(verdict(text(), [act(harmless)], '2020-01-01')).toBe('yes applies');
    }
    // Its own repeal does not bring the older text back.
    expect(verdict(repealed, [act({ status: 'repealed' })], '2020-01-01')).toBe('no repealed');
  });

  it('does not take an act without a day for one that did nothing', () => {
    const acts = [act({ inForceOn: null })];
    expect(verdict(text({ status: 'unknown' }), acts, '2017-12-31')).toBe('unknown status-unknown');
    expect(verdict(text({ statusKnownOn: '2016-01-01' }), acts, '2017-12-31')).toBe('yes applies');
    expect(verdict(text({ statusKnownOn: '2016-01-01' }), acts, '2018-01-01')).toBe('unknown end-unknown');
    // Told to apply later than that: it had not ended before.
    expect(verdict(text({ statusKnownOn: '2020-01-01' }), acts, '2019-01-01')).toBe('yes applies');
  });
});

const day = fc
  .integer({ min: 0, max: 400 })
  .map((n) => new Date(Date.UTC(2000, 0, 1) + n * 86_400_000 * 9).toISOString().slice(0, 10));
const statuses = LEGAL_STATUSES.map(({ code }) => code);
const someText: fc.Arbitrary<TextFacts> = fc.record({
  status: fc.constantFrom(...statuses),
  adoptedOn: fc.option(day),
  inForceOn: fc.option(day),
  expiresOn: fc.option(day),
  statusKnownOn: day,
});
const someAct: fc.Arbitrary<ActingFacts> = fc.record({
  kind: fc.constantFrom('amends', 'repeals', 'supersedes', 'implements', 'translates'),
  inPart: fc.boolean(),
  effectiveOn: fc.option(day),
  status: fc.constantFrom(...statuses),
  adoptedOn: fc.option(day),
  inForceOn: fc.option(day),
});
const someActs = fc.array(someAct, { maxLength: 4 });

describe('the rule', () => {
  it('never says yes before the first day, after the last day, or once an act has ended the text', () => {
    fc.assert(
      fc.property(someText, someActs, day, (facts, acts, date) => {
        const { answer } = wasInForceOn(facts, acts, date);
        if (facts.inForceOn !== null && date < facts.inForceOn) expect(answer).toBe('no');
        if (facts.expiresOn !== null && date > facts.expiresOn) expect(answer).toBe('no');
        const isOver = acts.some(
          ({ kind, inPart, status, effectiveOn, inForceOn }) =>
            (kind === 'repeals' || kind === 'supersedes') &&
            !inPart &&
            status !== 'draft' &&
            status !== 'lapsed' &&
            date >= (effectiveOn ?? inForceOn ?? '9999'),
        );
        if (isOver) expect(answer).toBe('no');
      }),
    );
  });

  it('is never wrong about a text whose life is known, whatever is left out of the catalogue', () => {
    // A life: adopted, in force from a day, perhaps ended by its last day or by an act; and a day on which somebody looked.
    const life = fc.record({
      days: fc.tuple(day, day, day).map((days) => days.toSorted()),
      ending: fc.constantFrom('goes-on', 'expires', 'repeals', 'supersedes'),
      looked: day,
      date: day,
      hides: fc.record({
        adopted: fc.boolean(),
        start: fc.boolean(),
        end: fc.boolean(),
        act: fc.boolean(),
        status: fc.boolean(),
      }),
    });
    let decided = 0;
    fc.assert(
      fc.property(life, ({ days, ending, looked, date, hides }) => {
        const [adopted = '', start = '', end = ''] = days;
        const hasEnded = (on: string) =>
          ending === 'expires' ? on > end : ending === 'goes-on' ? false : on >= end;
        const truth = date >= start && !hasEnded(date);
        const ended = {
          expires: 'expired',
          repeals: 'repealed',
          supersedes: 'superseded',
          'goes-on': 'inforce',
        };
        // A last day that lies before the first: no such text.
        fc.pre(start <= end && (ending === 'expires' || start < end || ending === 'goes-on'));
        const seen: LegalStatus =
          looked < adopted
            ? 'draft'
            : looked < start
              ? 'adopted'
              : hasEnded(looked)
                ? (ended[ending as keyof typeof ended] as LegalStatus)
                : 'inforce';
        // A draft tells nothing of what became of it later.
        fc.pre(seen !== 'draft');
        const facts: TextFacts = {
          status: hides.status ? 'unknown' : seen,
          adoptedOn: hides.adopted ? null : adopted,
          inForceOn: hides.start ? null : start,
          expiresOn: ending === 'expires' && !hides.end ? end : null,
          statusKnownOn: looked,
        };
        const acts =
          (ending === 'repeals' || ending === 'supersedes') && !hides.act
            ? [
                act({
                  kind: ending,
                  adoptedOn: hides.adopted ? null : start,
                  inForceOn: hides.end ? null : end,
                }),
              ]
            : [];
        const { answer } = wasInForceOn(facts, acts, date);
        // What ended later than anybody looked, and is not told, is presumed to go on: that much is said in the rule.
        const untold = hasEnded(date) && !hasEnded(looked) && facts.expiresOn === null && acts.length === 0;
        if (answer !== 'unknown' && !untold) {
          decided += 1;
          expect(answer).toBe(truth ? 'yes' : 'no');
        }
      }),
      { numRuns: 3000 },
    );
    expect(decided).toBeGreaterThan(1000);
  });

  it('gives on every day what its timeline gives', () => {
    fc.assert(
      fc.property(someText, someActs, day, (facts, acts, date) => {
        const timeline = forceTimeline(facts, acts);
        expect(forceOn(timeline, date)).toEqual(wasInForceOn(facts, acts, date));
        expect(timeline.map(({ from }) => from)).toEqual(timeline.map(({ from }) => from).toSorted());
        const counts = countForce([timeline], date);
        expect(counts.yes + counts.no + counts.unknown).toBe(1);
      }),
    );
  });

  it('warns only of what does not apply, and proposes a status that then holds', () => {
    fc.assert(
      fc.property(someText, someActs, day, (facts, acts, today) => {
        const timeline = forceTimeline(facts, acts);
        const { answer, why } = wasInForceOn(facts, acts, today);
        expect(forceWarning(timeline, today)).toBe(answer === 'no' ? why : null);
        const proposed = proposedStatus(facts, acts, today);
        if (proposed === null) return;
        expect(proposed).not.toBe(facts.status);
        // Taken over today, there is nothing more to propose.
        expect(proposedStatus({ ...facts, status: proposed, statusKnownOn: today }, acts, today)).toBeNull();
      }),
    );
  });
});

it('proposes what dates and relations speak for', () => {
  const today = '2026-01-01';
  expect(proposedStatus(text(), [act()], today)).toBe('repealed');
  expect(proposedStatus(text(), [act({ kind: 'supersedes' })], today)).toBe('superseded');
  expect(proposedStatus(text({ expiresOn: '2025-12-31' }), [], today)).toBe('expired');
  expect(proposedStatus(text({ status: 'adopted' }), [], today)).toBe('inforce');
  expect(proposedStatus(text({ inForceOn: '2026-02-01' }), [], today)).toBe('adopted');
  expect(proposedStatus(text(), [act({ kind: 'amends' })], today)).toBe('amended');
  expect(proposedStatus(text({ status: 'repealed' }), [act({ kind: 'supersedes' })], today)).toBeNull();
  expect(proposedStatus(text(), [], today)).toBeNull();
});

it('tells from when a text will apply', () => {
  const timeline = forceTimeline(text({ status: 'adopted', inForceOn: '2026-07-01' }), []);
  expect(appliesFrom(timeline, '2026-01-01')).toBe('2026-07-01');
  expect(appliesFrom(forceTimeline(text({ status: 'draft' }), []), '2026-01-01')).toBeNull();
  expect(dayAfter('2024-02-28')).toBe('2024-02-29');
});

it('tells of no report that it applies or not, as it tells of a plan by its days', () => {
  const period = { adoptedOn: '2025-03-01', inForceOn: '2024-01-01', expiresOn: '2024-12-31' };
  const timelineOf = (type: 'NAP' | 'RPT' | 'BUD' | 'CRT', status: LegalStatus) =>
    forceTimeline(textFactsOf(aDocument({ ...period, type, status })), []);
  const days = ['2023-06-01', '2024-06-01', '2026-01-01'];
  for (const status of ['inforce', 'adopted', 'unknown'] as const) {
    for (const type of ['RPT', 'BUD'] as const) {
      const timeline = timelineOf(type, status);
      expect(days.map((day) => forceOn(timeline, day).answer)).toEqual(['unknown', 'unknown', 'unknown']);
      expect(forceWarning(timeline, '2026-01-01')).toBeNull();
    }
  }
  expect(forceWarning(timelineOf('NAP', 'inforce'), '2026-01-01')).toBe('expired');
  expect(forceWarning(timelineOf('CRT', 'inforce'), '2026-01-01')).toBe('expired');
  expect(forceWarning(timelineOf('RPT', 'superseded'), '2026-01-01')).toBe('superseded');
});

it('takes what was guessed of a report for no time it speaks of, and of a plan for its days', () => {
  const guesses = { inForceOn: '2024-01-01', expiresOn: '2024-12-31', guessed: ['expiresOn'] } as const;
  expect(toldDays({ ...guesses, type: 'RPT', guessed: [...guesses.guessed] })).toEqual({
    ...{ inForceOn: '2024-01-01', expiresOn: null },
  });
  expect(toldDays({ ...guesses, type: 'NAP', guessed: [...guesses.guessed] })).toEqual({
    ...{ inForceOn: '2024-01-01', expiresOn: '2024-12-31' },
  });
});

it('knows a status on the day of this PC on which it was written: west of Greenwich the evening has the next day elsewhere', () => {
  vi.stubEnv('TZ', 'Pacific/Honolulu');
  try {
    const repealed = aDocument({ status: 'repealed', updatedAt: '2026-11-05T05:00:00.000Z' });
    expect(textFactsOf(repealed).statusKnownOn).toBe('2026-11-04');
  } finally {
    vi.unstubAllEnvs();
  }
});
