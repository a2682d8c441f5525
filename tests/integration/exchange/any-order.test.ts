import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALL, type ExchangeBench, exchangeBench } from '../../support/exchange-bench';

const OFFICES = ['KH', 'LA', 'TH'] as const;
const WRITINGS = 3;

let offices: ExchangeBench[];
/** Every pack, office by office and writing by writing. */
let packs: string[];
beforeAll(async () => {
  offices = OFFICES.map((_, at) => exchangeBench(at + 1));
  packs = [];
  for (const [at, office] of offices.entries()) {
    const state = OFFICES[at];
    const law = office.addDocument('Anti-Trafficking Act', { state: state ?? null });
    const assessment = office.assessments.create({
      ...{ state: state ?? 'KH', questionnaire: 'waymark', edition: '2025.1', scope: 'full' },
      referenceDate: '2025-12-31',
    });
    const itemId = assessment.answers[0]?.itemId ?? '';
    for (let writing = 1; writing <= WRITINGS; writing += 1) {
      office.library.update(law.documentId, { number: `${String(writing)}/2026` });
      office.highlights.add(law.versionId, [
        {
          ...({ page: 1, pageLabel: null, quote: '', rectangles: [[1, 2, 3, 4]], colour: 'blue' } as const),
          note: `Note ${String(writing)} of ${state ?? ''}`,
        },
      ]);
      office.assessments.saveAnswer({
        ...{ assessmentId: assessment.id, agencyId: null, itemId, fallReason: null },
        ...{ text: `Writing ${String(writing)} of ${state ?? ''}`, baseRevision: writing - 1 },
        value: { kind: 'level', level: writing as 1, practiceAhead: false },
      });
      packs.push(
        await office.pack({
          ...{ filter: ALL, withHighlights: true },
          assessments: [{ id: assessment.id, withAgencies: false, withDiscussion: false }],
        }),
      );
    }
  }
});
afterAll(() => {
  for (const office of offices) office.remove();
});

/** What the region holds, without the moments and numbers that tell when each came. */
function heldBy(region: ExchangeBench) {
  const documents = region.library
    .list(ALL)
    .map(({ id }) => region.library.get(id))
    .map(({ title, state, number, versions }) => ({ title, state, number, versions: versions.length }));
  const answers = region.assessments
    .list()
    .map(({ id }) => region.assessments.get(id))
    .map(({ state, answers: all }) => [
      state,
      all.map(({ itemId, text, value }) => ({ itemId, text, value })),
    ]);
  const notes = region.highlights.all().map(({ note }) => note);
  const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).toSorted();
  return { documents: sorted(documents), answers: sorted(answers), notes: notes.toSorted() };
}

it('packs of several offices give the same workspace in whatever order they come, and however often', async () => {
  const all = Array.from({ length: OFFICES.length * WRITINGS }, (_, at) => at);
  const orders = fc
    .tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.constantFrom(...all), { maxLength: 4 }),
    )
    .map(([each, again]) => [...each, ...again]);
  const take = async (order: readonly number[]) => {
    const region = exchangeBench(9);
    try {
      for (const at of order) await region.takeAll(packs[at] ?? '');
      return heldBy(region);
    } finally {
      region.remove();
    }
  };
  const expected = await take(all);
  expect(expected.documents).toHaveLength(OFFICES.length);
  expect(expected.documents.every((one) => one.includes(`${String(WRITINGS)}/2026`))).toBe(true);
  expect(expected.notes).toHaveLength(OFFICES.length * WRITINGS);
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      expect(await take(order)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});
