import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type HistoryEntry, untouchedAnswer } from '../../../shared/assessments';
import { isAppError } from '../../../shared/kernel';
import { aCitation } from '../../support/builders';
import { anyValue, anyWords } from '../../support/builders/arbitraries';
import { anAssessmentsRoom, createdAssessment } from '../../support/builders/assessments-room';

type Said = Omit<Answer, 'updatedAt' | 'revision'>;

/** What an answer says according to its history alone. */
function replay(itemId: string, history: readonly HistoryEntry[]): Said {
  const { updatedAt: _at, revision: _revision, ...start } = untouchedAnswer(itemId);
  let said: Said = start;
  for (const { field, before, after } of history) {
    const value = after === null ? null : JSON.parse(after);
    if (field === 'carriedOver') {
      const { updatedAt: _a, revision: _r, ...carried } = value as Answer;
      said = carried;
    } else if (field === 'citation') {
      const gone = before === null ? undefined : (JSON.parse(before) as { id: string }).id;
      const left = said.citations.filter(({ id }) => id !== gone);
      said = { ...said, citations: value === null ? left : [...left, value] };
    } else {
      said = { ...said, [field]: value };
    }
  }
  return said;
}

const anyItem = fc.constantFrom('POL-01', 'POL-02', 'PROS-01');
/** Mostly the revision on the screen, sometimes an older or an invented one. */
const anyOffset = fc.constantFrom(0, 0, 0, 0, -1, 1);
const anyDeed = fc.oneof(
  fc.record({
    deed: fc.constant('save' as const),
    itemId: anyItem,
    value: anyValue,
    text: anyWords,
    offset: anyOffset,
  }),
  fc.record({ deed: fc.constant('confirm' as const), itemId: anyItem }),
  fc.record({
    deed: fc.constant('cite' as const),
    itemId: anyItem,
    page: fc.integer({ min: 1, max: 14 }),
  }),
  fc.record({
    deed: fc.constant('remove' as const),
    itemId: anyItem,
    place: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ deed: fc.constant('nextYear' as const) }),
);

const EXPECTED = [
  'assessments.answer-changed',
  'assessments.page-outside',
  'assessments.citation-not-found',
  'assessments.nothing-answered',
];

describe('the history of an answer', () => {
  it('tells the whole answer, whatever was done in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 30 }), (deeds) => {
        const room = anAssessmentsRoom();
        const { assessments } = room;
        let year = 2025;
        let id = createdAssessment(room, {}, `${year}-12-31`).id;
        const seen = (itemId: string) =>
          assessments.get(id).answers.find((answer) => answer.itemId === itemId) as Answer;

        for (const act of deeds) {
          const before = assessments.get(id);
          try {
            if (act.deed === 'nextYear') {
              for (const { itemId } of before.answers)
                assessments.confirmAnswer({ assessmentId: id, itemId });
              const { id: snapshotId } = assessments.freeze(id, 'Head');
              year += 1;
              id = assessments.startNext(snapshotId, `${year}-12-31`).id;
              continue;
            }
            const place = { assessmentId: id, itemId: act.itemId };
            const { revision, citations } = seen(act.itemId);
            const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
            if (act.deed === 'save')
              assessments.saveAnswer({
                ...place,
                value: act.value,
                text: act.text,
                fallReason: null,
                baseRevision: Math.max(0, revision + act.offset),
              });
            else if (act.deed === 'confirm') assessments.confirmAnswer(place);
            else if (act.deed === 'cite')
              assessments.cite({ ...place, citation: { ...citation, page: act.page } });
            else
              assessments.removeCitation({
                ...place,
                citationId: citations[act.place]?.id ?? '00000000-0000-7000-8000-00000000dead',
              });
          } catch (error) {
            expect(isAppError(error) && EXPECTED.includes(error.code)).toBe(true);
            // A refusal changes nothing; confirming before a refused freeze is a deed of its own.
            if (act.deed !== 'nextYear') expect(assessments.get(id)).toEqual(before);
          }
        }

        for (const { id: assessmentId } of assessments.list()) {
          for (const answer of assessments.get(assessmentId).answers) {
            const { updatedAt: _at, revision: _revision, ...said } = answer;
            const history = assessments.history({ assessmentId, itemId: answer.itemId });
            expect(replay(answer.itemId, history)).toEqual(said);
            expect(history.length >= answer.revision).toBe(true);
          }
        }
        room.db.close();
      }),
      { numRuns: 60 },
    );
  });
});
