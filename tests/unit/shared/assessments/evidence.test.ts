import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type DocumentFacts,
  evidencedLevel,
  supportedLevel,
  weighDocument,
  weighEvidence,
} from '../../../../shared/assessments';
import { DOCUMENT_TYPES, LEGAL_STATUSES } from '../../../../shared/vocabulary';
import { aCitation, aLevel, anAnswer, anId, NOT_KNOWN } from '../../../support/builders';
import { anyLevel } from '../../../support/builders/arbitraries';

const REFERENCE = '2025-12-31';
const facts = (given: Partial<DocumentFacts> = {}): DocumentFacts => ({
  ...{ type: 'LAW', status: 'inforce', access: 'public', publishedOn: null, isRemoved: false },
  ...{ adoptedOn: '2020-01-01', inForceOn: '2020-02-01', expiresOn: null },
  ...given,
});

const TYPES = DOCUMENT_TYPES.map(({ code }) => code);
const anyDay = fc.constantFrom(null, '2019-01-01', '2023-12-30', '2024-06-30', '2025-06-30', '2026-06-30');
const anyFacts: fc.Arbitrary<DocumentFacts> = fc.record({
  type: fc.constantFrom(...TYPES),
  status: fc.constantFrom(...LEGAL_STATUSES.map(({ code }) => code)),
  access: fc.constant('public' as const),
  publishedOn: anyDay,
  adoptedOn: anyDay,
  inForceOn: anyDay,
  expiresOn: anyDay,
  isRemoved: fc.boolean(),
});

/** An answer that cites one page of each document, read by a second person where `checked` says so. */
function citing(
  level: 0 | 1 | 2 | 3 | 4,
  documents: readonly DocumentFacts[],
  checked: readonly boolean[] = [],
) {
  const citations = documents.map((_, at) => aCitation({ id: anId(at + 1), versionId: anId(at + 501) }));
  const checks = citations
    .filter((_, at) => checked[at] ?? true)
    .map(({ id }) => ({ evidenceId: id, by: 'Reviewer', on: REFERENCE }));
  const answer: Answer = anAnswer({ value: aLevel(level), citations, checks });
  const factsOf = (versionId: string) =>
    documents[citations.findIndex((citation) => citation.versionId === versionId)] ?? null;
  return { answer, factsOf };
}
const evidenced = (
  level: 0 | 1 | 2 | 3 | 4,
  documents: readonly DocumentFacts[],
  checked?: readonly boolean[],
) => {
  const { answer, factsOf } = citing(level, documents, checked);
  return evidencedLevel(answer, factsOf, REFERENCE);
};

const LAW = facts();
const STATISTICS = facts({ type: 'STAT', status: 'unknown', publishedOn: '2025-03-01' });
const EVALUATION = facts({ type: 'EVAL', status: 'unknown', publishedOn: '2025-01-15' });

describe('the evidenced level', () => {
  it('needs an adopted text for 2, a trace of use beside it for 3, an evaluation and what followed for 4', () => {
    expect(evidenced(4, [])).toBe(0);
    expect(evidenced(4, [facts({ status: 'draft' })])).toBe(1);
    expect(evidenced(4, [LAW])).toBe(2);
    expect(evidenced(4, [STATISTICS])).toBe(2);
    expect(evidenced(4, [LAW, STATISTICS])).toBe(3);
    expect(evidenced(4, [LAW, STATISTICS, EVALUATION])).toBe(4);
    const early = { ...STATISTICS, publishedOn: '2024-06-01' };
    expect(evidenced(4, [LAW, early, EVALUATION])).toBe(3);
  });

  it('is never more than was declared, and nothing where no level was', () => {
    expect(evidenced(1, [LAW, STATISTICS])).toBe(1);
    expect(evidencedLevel(anAnswer({ value: NOT_KNOWN }), () => null, REFERENCE)).toBeNull();
    fc.assert(
      fc.property(anyLevel, fc.array(anyFacts, { maxLength: 5 }), (level, documents) => {
        expect(evidenced(level, documents)).toBeLessThanOrEqual(level);
      }),
    );
  });

  it('does not fall when evidence is added, and does not rise when a second reader is taken away', () => {
    fc.assert(
      fc.property(
        fc.array(anyFacts, { maxLength: 4 }),
        anyFacts,
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        (documents, more, checked) => {
          const [before, after] = [evidenced(4, documents), evidenced(4, [...documents, more])];
          expect(after).toBeGreaterThanOrEqual(before ?? 0);
          expect(evidenced(4, documents, checked)).toBeLessThanOrEqual(before ?? 0);
        },
      ),
    );
  });

  it('counts no toolkit, no file that is not there, and nobody’s word that nobody has read', () => {
    expect(evidenced(3, [facts({ type: 'TOOL' })])).toBe(0);
    expect(evidenced(3, [facts({ isRemoved: true })])).toBe(0);
    expect(evidenced(3, [LAW], [false])).toBe(0);
    expect(weighDocument(null, REFERENCE)).toMatchObject({ supports: 0, faults: ['not-in-library'] });
  });

  it('counts held evidence once somebody has seen it', () => {
    const order = { id: anId(1), title: 'Order', custodian: 'Archive', type: 'ORD', datedOn: null } as const;
    const held = [{ ...order, note: '', createdAt: '2025-01-01T00:00:00.000Z' }];
    const answer = anAnswer({ value: aLevel(2), held });
    expect(evidencedLevel(answer, () => null, REFERENCE)).toBe(0);
    const checks = [{ evidenceId: anId(1), by: 'Reviewer', on: REFERENCE }];
    expect(evidencedLevel({ ...answer, checks }, () => null, REFERENCE)).toBe(2);
  });

  it.each([
    [facts({ status: 'repealed' }), 'not-in-force'],
    [facts({ status: 'unknown' }), 'status-unknown'],
    [facts({ expiresOn: '2025-06-30' }), 'expired'],
    [facts({ inForceOn: '2026-01-01' }), 'too-late'],
    [{ ...STATISTICS, publishedOn: '2023-12-30' }, 'aged'],
    [facts({ type: 'RPT', adoptedOn: null, inForceOn: null }), 'date-unknown'],
    [{ ...STATISTICS, adoptedOn: null, inForceOn: null, publishedOn: '2026-03-15' }, 'period-unknown'],
    [{ ...STATISTICS, inForceOn: '2026-01-01', publishedOn: '2026-03-15' }, 'too-late'],
    [facts({ type: 'CRT', expiresOn: '2025-06-30', publishedOn: '2025-06-01' }), 'expired'],
  ] as const)('says why something does not count', (document, fault) => {
    expect(weighDocument(document, REFERENCE)).toMatchObject({ supports: 0, faults: [fault] });
  });

  it('counts the report on a year that is printed in the next one, by the time it speaks of', () => {
    const annual = (from: string, until: string | null, publishedOn: string) =>
      facts({ type: 'RPT', status: 'unknown', inForceOn: from, expiresOn: until, publishedOn });
    const ofTheYear = annual('2025-01-01', '2025-12-31', '2026-03-15');
    expect(weighDocument(ofTheYear, REFERENCE)).toMatchObject({ supports: 3, faults: [] });
    expect(evidenced(3, [LAW, ofTheYear])).toBe(3);
    // A time that is over does not end what is told of it, but it ages with it, however late it was printed.
    expect(weighDocument(ofTheYear, '2026-12-31').faults).toEqual([]);
    expect(weighDocument(ofTheYear, '2028-01-01').faults).toEqual(['aged']);
    expect(weighDocument(annual('2021-01-01', '2021-12-31', '2025-11-01'), REFERENCE).faults).toEqual([
      'aged',
    ]);
    expect(weighDocument(annual('2025-01-01', null, '2026-03-15'), REFERENCE).faults).toEqual([]);
    // Only its end is entered: what ended by the day began by it.
    expect(weighDocument({ ...ofTheYear, adoptedOn: null, inForceOn: null }, REFERENCE).faults).toEqual([]);
    expect(weighDocument({ ...ofTheYear, adoptedOn: null, inForceOn: null }, '2025-06-30').faults).toEqual([
      'period-unknown',
    ]);
  });

  it('takes a report on a time before an evaluation for nothing that followed it, whenever it was printed', () => {
    const evaluation = {
      ...EVALUATION,
      inForceOn: '2025-01-01',
      expiresOn: '2025-12-31',
      publishedOn: '2026-02-01',
    };
    const later = {
      ...STATISTICS,
      inForceOn: '2025-01-01',
      expiresOn: '2025-12-31',
      publishedOn: '2026-03-01',
    };
    expect(evidenced(4, [LAW, later, evaluation])).toBe(3);
    expect(evidenced(4, [LAW, { ...later, expiresOn: '2026-06-30' }, evaluation])).toBe(4);
  });

  it('ages on the day, months being as long as they are', () => {
    const printed = (publishedOn: string, on = REFERENCE) =>
      weighDocument({ ...STATISTICS, publishedOn }, on).faults;
    expect(printed('2023-12-31')).toEqual([]);
    expect(printed('2023-12-30')).toEqual(['aged']);
    expect(printed('2022-02-28', '2024-02-29')).toEqual([]);
    expect(printed('2022-02-27', '2024-02-29')).toEqual(['aged']);
  });

  it('counts what begins or ends on the reference date, and nothing that begins after it or ended before', () => {
    const faults = (given: Partial<DocumentFacts>) => weighDocument(facts(given), REFERENCE).faults;
    expect(faults({ inForceOn: REFERENCE })).toEqual([]);
    expect(faults({ inForceOn: '2026-01-01' })).toEqual(['too-late']);
    expect(faults({ expiresOn: REFERENCE })).toEqual([]);
    expect(faults({ expiresOn: '2025-12-30' })).toEqual(['expired']);
    const held = (datedOn: string | null, type: 'ORD' | 'RPT' = 'ORD') =>
      weighEvidence(
        anAnswer({
          held: [
            {
              ...{ id: anId(5), title: 'Order', custodian: 'Archive', type, datedOn, note: '' },
              createdAt: '2025-01-01T00:00:00.000Z',
            },
          ],
          checks: [{ evidenceId: anId(5), by: 'Reviewer', on: REFERENCE }],
        }),
        () => null,
        REFERENCE,
      )[0]?.faults;
    expect(held(REFERENCE)).toEqual([]);
    expect(held('2026-01-01')).toEqual(['too-late']);
    // An order without a day may be any order; a report without one may be of any year.
    expect(held(null)).toEqual([]);
    expect(held(null, 'RPT')).toEqual(['date-unknown']);
  });

  it('reaches 4 with what followed the evaluation on its very day, and not by a second evaluation alone', () => {
    const evaluation = facts({ type: 'EVAL', status: 'unknown', publishedOn: '2025-06-30' });
    const after = { ...STATISTICS, publishedOn: '2025-06-30' };
    expect(evidenced(4, [LAW, after, evaluation])).toBe(4);
    expect(evidenced(4, [LAW, { ...after, publishedOn: '2025-06-29' }, evaluation])).toBe(3);
    const second = { ...evaluation, publishedOn: '2025-09-30' };
    expect(evidenced(4, [LAW, evaluation, second])).toBe(3);
    expect(evidenced(4, [LAW, { ...after, publishedOn: '2025-06-29' }, evaluation, second])).toBe(3);
  });

  it('weighs every piece once', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 5 }), (documents) => {
        const { answer, factsOf } = citing(4, documents);
        const weights = weighEvidence(answer, factsOf, REFERENCE);
        expect(weights.map(({ evidenceId }) => evidenceId)).toEqual(answer.citations.map(({ id }) => id));
        for (const { supports, faults } of weights) if (faults.length > 0) expect(supports).toBe(0);
        expect(supportedLevel(weights)).toBeLessThanOrEqual(
          Math.max(0, ...weights.map(({ supports }) => supports)),
        );
      }),
    );
  });
});
