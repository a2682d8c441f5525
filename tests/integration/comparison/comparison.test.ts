import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createComparisonHandlers, createComparisonService } from '../../../main/comparison';
import type { AnswerValue, Snapshot } from '../../../shared/assessments';
import { comparisonContract, isClaimed } from '../../../shared/comparison';
import { aCitation, aLevel, anId, NOT_ANSWERED, NOT_APPLICABLE, NOT_KNOWN } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
} from '../../support/builders/assessments-room';

let room: AssessmentsRoom;
beforeEach(() => {
  room = anAssessmentsRoom();
});
afterEach(() => room.db.close());

const compare = (...snapshotIds: string[]) => createComparisonService(room).compare(snapshotIds);

/** Next year from a snapshot: what is named is saved anew, the rest confirmed. */
function nextYear(
  before: Snapshot,
  changed: Readonly<Record<string, AnswerValue>>,
  cited: readonly string[] = [],
) {
  const { assessments, clock } = room;
  const year = Number(before.referenceDate.slice(0, 4)) + 1;
  clock.set(`${year + 1}-01-20T08:00:00.000Z`);
  const { id, answers } = assessments.startNext(before.id, `${year}-12-31`);
  for (const { itemId } of answers) assessments.confirmAnswer({ assessmentId: id, itemId });
  assessments.saveAnswers(
    id,
    Object.entries(changed).map(([itemId, value]) => ({ itemId, value, text: '', fallReason: null })),
  );
  for (const itemId of cited) {
    const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
    assessments.cite({ assessmentId: id, itemId, citation });
  }
  return assessments.freeze(id, 'Head');
}

const FIRST_YEAR = {
  'POL-01': aLevel(1),
  'POL-02': aLevel(3),
  'PREV-01': NOT_KNOWN,
  'PREV-02': aLevel(2),
  'PROT-01': NOT_APPLICABLE,
};

describe('two years of one State', () => {
  it('show what became better, worse, known and new, and what is only claimed', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(
      first,
      {
        'POL-01': aLevel(2),
        'POL-02': aLevel(2),
        'PREV-01': aLevel(1),
        'PREV-02': aLevel(4),
        'PROS-01': aLevel(0),
      },
      ['PREV-02'],
    );
    const found = compare(second.id, first.id);
    expect(found.columns.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(Object.fromEntries(found.rows.map(({ itemId, overall }) => [itemId, overall.direction]))).toEqual({
      'POL-01': 'better',
      'POL-02': 'worse',
      'PREV-01': 'knowledge-changed',
      'PREV-02': 'better',
      'PROT-01': 'same-without-level',
      'PROS-01': 'newly-answered',
    });
    const stepOf = (itemId: string) => found.rows.find((row) => row.itemId === itemId)?.steps[0];
    expect(stepOf('PREV-02')).toMatchObject({ levels: 2, evidenceAdded: 1, evidenceRemoved: 0 });
    expect(found.rows.filter(({ overall }) => isClaimed(overall)).map(({ itemId }) => itemId)).toEqual([
      'POL-01',
    ]);
    expect(found.constantSet).toEqual(['POL-01', 'POL-02', 'PREV-02']);
    expect(found.itemsInAll).toBe(6);
    expect(found.warnings).toEqual([]);
  });

  it('do not take evidence carried over for new evidence', () => {
    const { id } = createdAssessment(room, FIRST_YEAR, '2024-12-31');
    const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
    room.assessments.cite({ assessmentId: id, itemId: 'POL-02', citation });
    const first = room.assessments.freeze(id, 'Head');
    const second = nextYear(first, {});
    const row = compare(first.id, second.id).rows.find(({ itemId }) => itemId === 'POL-02');
    expect(row?.overall).toMatchObject({ direction: 'same', evidenceAdded: 0, evidenceRemoved: 0 });
  });

  it('never turn an answer that was taken back into a fall', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(first, { 'POL-02': NOT_ANSWERED });
    const found = compare(first.id, second.id);
    expect(found.rows.find(({ itemId }) => itemId === 'POL-02')?.overall).toMatchObject({
      direction: 'no-longer-answered',
      levels: null,
    });
    expect(found.overallCounts.worse).toBe(0);
  });
});

describe('the call', () => {
  it('gives what the contract promises', async () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const ids = [first.id, nextYear(first, {}).id];
    const handlers = createComparisonHandlers(createComparisonService(room));
    const { input, output } = comparisonContract['comparison.compare'];
    const found = await handlers['comparison.compare'](input.parse({ snapshotIds: ids }));
    expect(output.parse(found)).toEqual(found);
  });

  it('refuses one snapshot twice, and one that is not there', () => {
    const { id } = room.assessments.freeze(createdAssessment(room, FIRST_YEAR).id, 'Head');
    expect(() => compare(id, id)).toThrow(expect.objectContaining({ code: 'comparison.too-few' }));
    expect(() => compare(id, anId(31_337))).toThrow(
      expect.objectContaining({ code: 'assessments.snapshot-not-found' }),
    );
  });
});

describe('an answer corrected after freezing', () => {
  it('is compared as corrected and marked, while the snapshot stays as it was', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(first, { 'POL-01': aLevel(2) });
    expect(compare(first.id, second.id).restated).toEqual([[], []]);
    room.assessments.restate({
      ...{ snapshotId: first.id, itemId: 'POL-01', value: aLevel(3), text: '' },
      ...{ reason: 'The decree was found later.', by: 'Head' },
    });
    const comparison = compare(first.id, second.id);
    expect(comparison.restated).toEqual([['POL-01'], []]);
    expect(comparison.rows.find(({ itemId }) => itemId === 'POL-01')?.steps[0]).toMatchObject({
      ...{ direction: 'worse', levels: -1 },
    });
    expect(room.assessments.getSnapshot(first.id).answers[0]?.value).toEqual(aLevel(1));
  });
});
