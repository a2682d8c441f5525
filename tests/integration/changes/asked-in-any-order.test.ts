import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createChangesService } from '../../../main/changes';
import type { AgencyFields } from '../../../shared/agencies';
import { canonicalJson, isAppError } from '../../../shared/kernel';
import { type ExchangeBench, exchangeBench } from '../../support/exchange-bench';

let room: ExchangeBench;
let changes: ReturnType<typeof createChangesService>;
let minute = 0;
beforeEach(() => {
  room = exchangeBench(1);
  minute = 0;
  const { db, clock, newId, assessments, agencies } = room;
  changes = createChangesService({
    ...{ db, clock, newId, actor: () => 'Tester', announce: () => undefined },
    ...{ undoers: { ...assessments.undoers, agency: agencies.undoer }, namings: {} },
  });
});
afterEach(() => room.remove());

/** What is done next is done a minute later. */
const later = () => {
  minute += 1;
  room.clock.set(new Date(Date.UTC(2026, 1, 1, 8, minute)).toISOString());
};

const ITEMS = ['POL-01', 'POL-02', 'PROT-01'] as const;
const WHO = [0, 1, 2] as const;
const DAYS = ['2026-03-01', '2026-04-01', null] as const;

const agency = fc.constantFrom(...WHO);
const deed = fc.oneof(
  fc.record({
    deed: fc.constant('assign' as const),
    changes: fc.array(
      fc.record({
        agency,
        itemId: fc.constantFrom(...ITEMS),
        as: fc.constantFrom('asked' as const, 'lead' as const, 'not-asked' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  fc.record({ deed: fc.constant('by role' as const), agencies: fc.uniqueArray(agency, { minLength: 1 }) }),
  fc.record({ deed: fc.constant('day' as const), agency, dueOn: fc.constantFrom(...DAYS) }),
  fc.record({ deed: fc.constant('rename' as const), agency, name: fc.constantFrom('A', 'B', 'C') }),
  fc.record({ deed: fc.constant('end' as const), agency, until: fc.constantFrom('2026-01-15', null) }),
  fc.record({
    deed: fc.constant('answer' as const),
    agency,
    itemId: fc.constantFrom(...ITEMS),
    level: fc.constantFrom(0 as const, 2 as const),
  }),
  ...[1, 2, 3].map(() =>
    fc.record({ deed: fc.constant('back' as const), step: fc.nat(8), andLater: fc.boolean() }),
  ),
);

it('who is asked what, taken back in any order, is whole, and each way back has its own', () => {
  let year = 2026;
  fc.assert(
    fc.property(fc.array(deed, { minLength: 3, maxLength: 14 }), fc.boolean(), (deeds, freezes) => {
      year += 1;
      const named = (name: string): AgencyFields => ({
        ...{ state: 'KH', shortName: `${name} ${year}`, roles: ['POLC'] },
        ...{ names: [{ language: 'eng', name }], place: '', from: null, until: null, note: '' },
      });
      const ids = ['A', 'B', 'C'].map((name) => room.agencies.create(named(name)).id);
      const { id } = room.assessments.create({
        ...{ state: 'KH', questionnaire: 'waymark', edition: '2025.1', scope: 'full' },
        referenceDate: `${year}-12-31`,
      });
      later();
      const state = () => ({
        asked: room.assessments.participation(id),
        names: ids.map((each) => {
          const found = room.agencies.find(each);
          return [found?.shortName, found?.until];
        }),
        answers: room.assessments
          .contributions(id)
          .map(({ agencyId, answers }) => [
            agencyId,
            answers.map(({ itemId, value, confirmed, text }) => ({ itemId, value, confirmed, text })),
          ]),
      });
      const things = () =>
        changes
          .history([
            { entity: 'assessment', id },
            ...ids.map((each) => ({ entity: 'agency' as const, id: each })),
            ...ids.flatMap((each) =>
              ITEMS.map((itemId) => ({ entity: 'agency-answer' as const, id: `${id}/${each}/${itemId}` })),
            ),
          ])
          .filter(({ canUndo }) => canUndo);
      const isWhole = () => {
        const { assignments, participants } = room.assessments.participation(id);
        const there = new Set(participants.map(({ agencyId }) => agencyId));
        expect(assignments.filter(({ agencyId }) => !there.has(agencyId))).toEqual([]);
        for (const itemId of ITEMS)
          expect(assignments.filter((one) => one.itemId === itemId && one.isLead).length).toBeLessThanOrEqual(
            1,
          );
        room.assessments.agencyProgress(id);
        room.assessments.check(id);
      };
      const trying = (act: () => unknown) => {
        try {
          act();
        } catch (cause) {
          if (!isAppError(cause)) throw cause;
        }
      };
      const newest = () => things()[0]?.seq ?? 0;
      const backAndForth = (before: ReturnType<typeof state>, was: number) => {
        const seq = newest();
        if (seq === was) return;
        const after = state();
        later();
        const { undone, left } = changes.takeBack({ seq, andLater: false });
        if (undone === 0 || left.length > 0) {
          if (undone === 0) expect(state()).toEqual(after);
          return;
        }
        expect(state()).toEqual(before);
        const back = newest();
        // What was asked and taken away in one act left nothing to take back.
        if (canonicalJson(before as never) === canonicalJson(after as never)) return;
        expect(back).toBeGreaterThan(seq);
        later();
        const again = changes.takeBack({ seq: back, andLater: false });
        expect(again).toMatchObject({ undone: 1, left: [] });
        expect(state()).toEqual(after);
      };
      for (const act of deeds) {
        later();
        const before = state();
        const was = newest();
        if (act.deed === 'assign')
          trying(() =>
            room.assessments.assign(
              id,
              act.changes.map((one) => ({ itemId: one.itemId, agencyId: ids[one.agency] ?? '', as: one.as })),
            ),
          );
        else if (act.deed === 'by role')
          trying(() =>
            room.assessments.assignByRole(
              id,
              act.agencies.map((one) => ids[one] ?? ''),
            ),
          );
        else if (act.deed === 'day')
          trying(() => room.assessments.setDueDate(id, ids[act.agency] ?? '', act.dueOn));
        else if (act.deed === 'rename')
          trying(() => room.agencies.update(ids[act.agency] ?? '', { shortName: `${act.name} ${year}` }));
        else if (act.deed === 'end')
          trying(() => room.agencies.update(ids[act.agency] ?? '', { until: act.until }));
        else if (act.deed === 'answer')
          trying(() =>
            room.assessments.saveAnswers(
              id,
              [
                {
                  ...{ itemId: act.itemId, text: 'Words.', fallReason: null },
                  value: { kind: 'level', level: act.level, practiceAhead: false },
                },
              ],
              ids[act.agency] ?? '',
            ),
          );
        else {
          const all = things();
          const entry = all[act.step % Math.max(1, all.length)];
          if (entry === undefined) continue;
          const { undone } = changes.takeBack({ seq: entry.seq, andLater: act.andLater });
          if (undone === 0) expect(state()).toEqual(before);
          isWhole();
          continue;
        }
        isWhole();
        backAndForth(before, was);
        isWhole();
      }
      if (!freezes) return;
      room.assessments.saveAnswers(id, [
        {
          ...{ itemId: 'POL-01', text: 'Words.', fallReason: null },
          value: { kind: 'level', level: 2, practiceAhead: false },
        },
      ]);
      const frozen = state();
      trying(() => room.assessments.freeze(id, 'Head'));
      for (const { seq, entity } of things()) {
        if (entity === 'agency') continue;
        later();
        expect(changes.takeBack({ seq, andLater: false }).undone).toBe(0);
      }
      expect(state().asked).toEqual(frozen.asked);
    }),
    { numRuns: 10 },
  );
});
