import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type CheckGround,
  type Contribution,
  type Decision,
  type DocumentFacts,
  FINDING_CODES,
  type FindingCode,
  findingsOf,
  openPoints,
} from '../../../../shared/assessments';
import { aCitation, aLevel, anAnswer, anId, NOT_ANSWERED, NOT_APPLICABLE } from '../../../support/builders';
import { someAnswers } from '../../../support/builders/arbitraries';

const LAW: DocumentFacts = {
  ...{ type: 'LAW', status: 'inforce', access: 'public', publishedOn: null, isRemoved: false },
  ...{ adoptedOn: '2020-01-01', inForceOn: '2020-01-01', expiresOn: null },
};
const ground = (given: Partial<CheckGround> = {}): CheckGround => ({
  ...{ answers: [], contributions: [], decisions: [], before: [], discussed: new Set<string>() },
  ...{ factsOf: () => LAW, referenceDate: '2025-12-31' },
  ...given,
});
const contribution = (answer: Partial<Answer> | null, given: Partial<Contribution> = {}): Contribution => ({
  ...{ agencyId: anId(1), name: 'Police', shortName: 'Police', roles: ['POLC'], place: '' },
  ...{ asked: ['POL-01'], leads: ['POL-01'], answers: answer === null ? [] : [anAnswer(answer)] },
  ...given,
});
const decision = (given: Partial<Decision> = {}): Decision => ({
  ...{ id: anId(9), assessmentId: anId(8), itemId: 'POL-01', revision: 1, rule: 'lead', value: aLevel(2) },
  ...{ reason: '', minutes: '', decidedBy: 'Me', decidedAt: '2025-12-01T00:00:00.000Z', workshopId: null },
  ...{ positions: [], votes: [], dissents: [] },
  ...given,
});
const codes = (given: Partial<CheckGround>) => findingsOf(ground(given)).map(({ code }) => code);
const ofAnswer = (answer: Partial<Answer>, facts: DocumentFacts | null = LAW) =>
  codes({ answers: [anAnswer({ text: 'Words.', ...answer })], factsOf: () => facts });

const cited = [aCitation()];
const read = [{ evidenceId: aCitation().id, by: 'Reviewer', on: '2025-12-01' }];
const held = { id: anId(5), title: 'Order', custodian: 'Archive', type: 'ORD', datedOn: null } as const;
const heldEvidence = { ...held, note: '', createdAt: '2025-01-01T00:00:00.000Z' };

describe('the checks before freezing', () => {
  it('find nothing in a sound answer', () => {
    expect(ofAnswer({ citations: cited, checks: read })).toEqual([]);
  });

  it('say that nothing is answered where freezing would say so: disputes alone are no answers', () => {
    const answers = [anAnswer({ value: { kind: 'disputed' } })];
    expect(openPoints(answers).map(({ code }) => code)).toContain('nothing-answered');
    expect(codes({ answers })).toContain('nothing-answered');
  });

  it('tell of a draft at the level that it cannot support, also once it is read', () => {
    const draft: DocumentFacts = { ...LAW, status: 'draft' };
    expect(ofAnswer({ value: aLevel(2), citations: cited, checks: read }, draft)).toEqual(['only-draft']);
    expect(ofAnswer({ value: aLevel(1), citations: cited, checks: read }, draft)).toEqual([]);
    expect(ofAnswer({ value: aLevel(2), citations: cited }, { ...draft, status: 'repealed' })).not.toContain(
      'only-draft',
    );
  });

  const cases: readonly (readonly [FindingCode, FindingCode[]])[] = [
    ['nothing-answered', codes({ answers: [anAnswer({ value: NOT_ANSWERED })] })],
    ['unconfirmed', ofAnswer({ confirmed: false })],
    ['not-answered', ofAnswer({ value: NOT_ANSWERED })],
    ['disputed', ofAnswer({ value: { kind: 'disputed' } })],
    ['na-without-reason', ofAnswer({ value: { kind: 'na', reason: ' ' } })],
    ['nk-without-who', ofAnswer({ value: { kind: 'nk', whoMightKnow: '' } })],
    ['text-empty', ofAnswer({ value: aLevel(2), text: ' ' })],
    ['no-evidence', ofAnswer({ value: aLevel(1) })],
    [
      'lower-unproved',
      ofAnswer({ value: aLevel(3), citations: cited }, { ...LAW, type: 'STAT', publishedOn: '2025-01-01' }),
    ],
    ['no-use-shown', ofAnswer({ value: aLevel(3), citations: cited })],
    ['no-evaluation', ofAnswer({ value: aLevel(4), citations: cited })],
    ['only-draft', ofAnswer({ value: aLevel(2), citations: cited }, { ...LAW, status: 'draft' })],
    ['not-in-force', ofAnswer({ citations: cited }, { ...LAW, status: 'repealed' })],
    ['expired', ofAnswer({ citations: cited }, { ...LAW, expiresOn: '2025-01-01' })],
    ['aged', ofAnswer({ citations: cited }, { ...LAW, type: 'RPT', publishedOn: '2023-01-01' })],
    ['begins-later', ofAnswer({ citations: cited }, { ...LAW, inForceOn: '2026-05-01' })],
    [
      'period-unknown',
      ofAnswer({ citations: cited }, { ...LAW, type: 'RPT', adoptedOn: '2026-03-01', inForceOn: null }),
    ],
    ['not-in-library', ofAnswer({ citations: cited }, null)],
    ['status-unknown', ofAnswer({ citations: cited }, { ...LAW, status: 'unknown' })],
    ['never-evidence', ofAnswer({ citations: cited }, { ...LAW, type: 'TOOL' })],
    [
      'date-unknown',
      ofAnswer({ citations: cited }, { ...LAW, type: 'RPT', adoptedOn: null, inForceOn: null }),
    ],
    ['no-second-reader', ofAnswer({ citations: cited })],
    ['held-without-custodian', ofAnswer({ held: [{ ...heldEvidence, custodian: '' }] })],
    ['claimed', ofAnswer({ value: aLevel(3), citations: cited, checks: read })],
    ['cited-twice', ofAnswer({ citations: [aCitation(), aCitation({ id: anId(2) })] })],
    ['still-discussed', codes({ answers: [anAnswer()], discussed: new Set(['POL-01']) })],
    ['fall-without-reason', codes({ answers: [anAnswer()], before: [anAnswer({ value: aLevel(4) })] })],
    ['lead-missing', codes({ answers: [anAnswer()], contributions: [contribution(null)] })],
    [
      'lead-ended',
      codes({ answers: [anAnswer()], contributions: [contribution(null)], ended: new Set([anId(1)]) }),
    ],
    // As the table of all answers counts it: also what nobody knows waits for somebody to say so for the State.
    [
      'undecided',
      codes({
        answers: [anAnswer({ value: { kind: 'none' } })],
        contributions: [contribution({ value: { kind: 'nk', whoMightKnow: 'Courts' } })],
      }),
    ],
    [
      'undecided',
      codes({
        answers: [anAnswer()],
        contributions: [
          contribution({ value: aLevel(1) }),
          contribution({ value: aLevel(3) }, { agencyId: anId(2), leads: [] }),
        ],
      }),
    ],
    [
      'decision-older',
      codes({ answers: [anAnswer()], contributions: [contribution({})], decisions: [decision()] }),
    ],
    [
      'decision-overruled',
      codes({ answers: [anAnswer({ value: NOT_APPLICABLE })], decisions: [decision()] }),
    ],
    [
      'text-changed',
      codes({
        answers: [anAnswer()],
        changed: [
          {
            ...{ citationId: anId(3), itemId: 'POL-01', agencyId: null, kind: 'repealed', ends: true },
            since: '2025-06-01',
          },
        ],
      }),
    ],
    ['decision-without-reason', codes({ answers: [anAnswer()], decisions: [decision({ rule: 'manual' })] })],
  ];
  it.each(cases)('tell of %s', (code, found) => expect(found).toContain(code));

  it('are each shown to be able to find something', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(FINDING_CODES));
  });

  it('say of what an agency keeps too that it is a toolkit, or that nobody entered its day', () => {
    const kept = (type: 'TOOL' | 'STAT') => ofAnswer({ held: [{ ...heldEvidence, type }] });
    expect(kept('TOOL')).toContain('never-evidence');
    expect(kept('STAT')).toContain('date-unknown');
  });

  it('name the agency whose answer has to be mended', () => {
    const found = findingsOf(
      ground({
        answers: [anAnswer({ value: aLevel(0) })],
        contributions: [contribution({ value: aLevel(2) })],
      }),
    );
    expect(found).toContainEqual({ code: 'no-evidence', blocks: false, itemId: 'POL-01', agencyId: anId(1) });
  });

  it('say each thing once, in a fixed order, and stop freezing only for what must be done', () => {
    fc.assert(
      fc.property(someAnswers(fc.boolean()), (answers) => {
        const found = findingsOf(ground({ answers, factsOf: () => null }));
        const keys = found.map(({ code, itemId, agencyId }) => `${code} ${itemId} ${agencyId}`);
        expect(new Set(keys).size).toBe(keys.length);
        const order = found.map(({ code }) => FINDING_CODES.indexOf(code));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        for (const { code, blocks } of found)
          expect(blocks).toBe(['nothing-answered', 'unconfirmed', 'decision-without-reason'].includes(code));
      }),
    );
  });
});
