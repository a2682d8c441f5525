import fc from 'fast-check';
import type { Answer, AnswerValue, Citation, Level, Snapshot } from '../../../shared/assessments';
import { aCitation, anAnswer } from './answers';
import { aSnapshot } from './assessments';
import { anId } from './ids';

export const anyLevel: fc.Arbitrary<Level> = fc.constantFrom(0, 1, 2, 3, 4);

export const anyValue: fc.Arbitrary<AnswerValue> = fc.oneof(
  {
    weight: 4,
    arbitrary: anyLevel.map((level) => ({ kind: 'level' as const, level, practiceAhead: false })),
  },
  fc.record({ kind: fc.constant('na' as const), reason: fc.constantFrom('no border', 'no sea') }),
  fc.record({ kind: fc.constant('nk' as const), whoMightKnow: fc.constantFrom('police', 'courts') }),
  fc.constant({ kind: 'none' as const }),
);

/** Few pages and quotes, so that passages meet again in other years. */
export const anyCitation: fc.Arbitrary<Citation> = fc
  .record({
    id: fc.integer({ min: 1, max: 1_000_000 }).map(anId),
    page: fc.integer({ min: 1, max: 3 }),
    quote: fc.constantFrom('first', 'second'),
  })
  .map(aCitation);

export const anyWords = fc.constantFrom('', 'Draft law before parliament.', 'ร่างกฎหมาย', 'ច្បាប់');

export function anyAnswer(itemId: string, confirmed: fc.Arbitrary<boolean> = fc.constant(true)) {
  return fc
    .record({
      value: anyValue,
      text: anyWords,
      confirmed,
      citations: fc.array(anyCitation, { maxLength: 3 }),
    })
    .map((given): Answer => anAnswer({ itemId, ...given }));
}

export const ITEM_IDS = ['POL-01', 'POL-02', 'PREV-01', 'PREV-02', 'PROT-01', 'PROS-01'] as const;

/** Answers on some of the items, in the order of the edition. */
export function someAnswers(confirmed?: fc.Arbitrary<boolean>): fc.Arbitrary<Answer[]> {
  return fc
    .subarray([...ITEM_IDS], { minLength: 1 })
    .chain((ids) => fc.tuple(...ids.map((itemId) => anyAnswer(itemId, confirmed))));
}

const anyDay = fc
  .record({ year: fc.integer({ min: 2020, max: 2024 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-28`);

/** Two to five snapshots of one State with ids of their own; reference dates may meet. */
export const anySnapshots: fc.Arbitrary<Snapshot[]> = fc
  .array(fc.record({ referenceDate: anyDay, answers: someAnswers() }), { minLength: 2, maxLength: 5 })
  .map((all) =>
    all.map((given, at) => aSnapshot({ id: anId(100 + at), assessmentId: anId(at + 1), ...given })),
  );
