import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aheadOf, compareSnapshots, groupKey, type PlannedStep } from '../../../../shared/comparison';
import type { Level } from '../../../../shared/vocabulary';
import { aLevel, anAnswer, anId, aSnapshot, NOT_KNOWN } from '../../../support/builders';

const ITEMS = ['POL-01', 'POL-02', 'PREV-01', 'PREV-02', 'PREV-03'];
const placeOf = (itemId: string) =>
  ({ pillar: itemId.startsWith('POL') ? 'POL' : 'PREV', theme: null }) as const;
const level = fc.constantFrom<Level>(0, 1, 2, 3, 4);
const levels = fc.array(fc.option(level, { nil: null }), { minLength: 5, maxLength: 5 });

function comparisonOf(years: readonly (readonly (Level | null)[])[]) {
  return compareSnapshots(
    years.map((year, at) =>
      aSnapshot({
        ...{ id: anId(at + 1), assessmentId: anId(at + 11), state: 'TH', referenceDate: `202${at}-12-31` },
        answers: year.map((each, place) =>
          anAnswer({ itemId: ITEMS[place] ?? '', value: each === null ? NOT_KNOWN : aLevel(each) }),
        ),
      }),
    ),
  );
}

test('counts what a count by hand counts, and never fewer than now by actions', () => {
  const step = fc.record<PlannedStep>({
    itemId: fc.constantFrom(...ITEMS, null),
    toLevel: fc.option(level, { nil: null }),
    state: fc.constantFrom('agreed', 'done'),
    doneOn: fc.constant(null),
    isAwaited: fc.constant(true),
  });
  const targets = fc.array(fc.option(level, { nil: null }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      levels,
      levels,
      targets,
      fc.array(step, { maxLength: 8 }),
      level,
      (first, last, wanted, actions, from) => {
        const comparison = comparisonOf([first, last]);
        const decided = new Map(
          wanted.flatMap((each, at) => (each === null ? [] : [[ITEMS[at] ?? '', each] as const])),
        );
        const counting = { constantOnly: false, without: new Set<string>() };
        const found = aheadOf(comparison, placeOf, 'pillar', counting, from, { targets: decided, actions });
        for (const [pillar, places] of [
          ['POL', [0, 1]],
          ['PREV', [2, 3, 4]],
        ] as const) {
          const own = places.filter((at) => last[at] !== null);
          const steps = (at: number) =>
            actions.filter((each) => each.itemId === ITEMS[at] && each.toLevel !== null);
          const reach = (of: (at: number) => number) => own.filter((at) => of(at) >= from).length;
          const now = reach((at) => last[at] ?? -1);
          const ahead = found.get(groupKey({ pillar, theme: null }));
          expect(ahead?.counted).toBe(own.length);
          expect(ahead?.targeted).toBe(
            own.some((at) => wanted[at] !== null)
              ? reach((at) => Math.max(wanted[at] ?? -1, last[at] ?? -1))
              : null,
          );
          expect(ahead?.planned).toBe(
            own.some((at) => steps(at).length > 0)
              ? reach((at) => Math.max(last[at] ?? -1, ...steps(at).map(({ toLevel }) => toLevel ?? -1)))
              : null,
          );
          if (ahead?.targeted != null) expect(ahead.targeted).toBeGreaterThanOrEqual(now);
          if (ahead?.planned != null) expect(ahead.planned).toBeGreaterThanOrEqual(now);
        }
      },
    ),
  );
});
