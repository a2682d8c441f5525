import { describe, expect, it } from 'vitest';
import { type Action, alikeActions, type Plan } from '../../../../shared/planning';
import { anAction, anId } from '../../../support/builders';

const NOW = 1;
const action = (at: number, title: string, changes: Partial<Action> = {}): Action => ({
  ...anAction({ title, itemId: null }),
  ...{ id: anId(at), planId: anId(NOW), position: at, carriedFrom: null },
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...changes,
});
const plan = (at: number, year: number, list: readonly Action[], changes: Partial<Plan> = {}): Plan =>
  ({
    ...{ id: anId(at), state: 'TH', title: `Plan ${year}`, carriedFrom: null, status: 'approved' },
    ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, list, onward: [] },
    ...changes,
  }) as unknown as Plan;
const pairs = (list: readonly Action[], ...earlier: readonly Plan[]) =>
  alikeActions(plan(NOW, 2027, list), earlier).map(({ actionId, earlierId }) => [actionId, earlierId]);

const TRAIN = 'Train labour inspectors in all border provinces';

describe('actions that were perhaps typed again', () => {
  it('are paired with the likeliest of all, whichever stands first in a plan', () => {
    const before = plan(2, 2026, [action(21, TRAIN), action(22, `${TRAIN} yearly`)]);
    const similar = action(11, `${TRAIN} and ports`);
    const same = action(12, TRAIN);
    expect(pairs([similar, same], before)).toContainEqual([same.id, anId(21)]);
    expect(pairs([same, similar], before)).toContainEqual([same.id, anId(21)]);
    // Each once, in the order of the plan.
    const found = pairs([similar, same], before);
    expect(found.map(([id]) => id)).toEqual([similar.id, same.id]);
    expect(new Set(found.map(([, id]) => id)).size).toBe(2);
  });

  it('have most of the words of each other: a longer title is another action', () => {
    const before = plan(2, 2026, [action(21, TRAIN)]);
    expect(pairs([action(11, ` ${TRAIN} `)], before)).toHaveLength(1);
    expect(
      pairs([action(11, `${TRAIN}, print handbooks, open shelters, and report every quarter`)], before),
    ).toEqual([]);
    expect(pairs([action(11, 'Open a shelter')], before)).toEqual([]);
    // Titles of which no word counts are alike only where they are the same.
    expect(pairs([action(11, 'A to Z')], plan(2, 2026, [action(21, 'B to C')]))).toEqual([]);
    expect(pairs([action(11, 'A to Z')], plan(2, 2026, [action(21, 'A to Z')]))).toHaveLength(1);
  });

  it('are not asked about where they go on already, have been dropped, or are said to be two', () => {
    const before = plan(2, 2026, [action(21, TRAIN)]);
    for (const changes of [
      { carriedFrom: anId(99) },
      { state: 'dropped' },
      { notSame: [anId(21)] },
    ] as Partial<Action>[])
      expect(pairs([action(11, TRAIN, changes)], before)).toEqual([]);
    for (const state of ['done', 'verified', 'dropped'] as const)
      expect(pairs([action(11, TRAIN)], plan(2, 2026, [action(21, TRAIN, { state })]))).toEqual([]);
    const goesOn = plan(2, 2026, [action(21, TRAIN)], {
      onward: [{ actionId: anId(21) }] as unknown as Plan['onward'],
    });
    expect(pairs([action(11, TRAIN)], goesOn)).toEqual([]);
  });

  it('are not those of a later plan, of another State, or of the plan itself', () => {
    const list = [action(21, TRAIN)];
    expect(pairs([action(11, TRAIN)], plan(2, 2028, list))).toEqual([]);
    expect(pairs([action(11, TRAIN)], plan(2, 2026, list, { state: 'LA' }))).toEqual([]);
    expect(pairs([action(11, TRAIN)], plan(NOW, 2026, list))).toEqual([]);
  });

  it('are two where the same words stand on two items of one edition', () => {
    const on = (at: number, itemId: string | null, edition?: string) =>
      action(at, TRAIN, { itemId, ...(edition === undefined ? {} : { edition }) });
    const before = plan(2, 2026, [on(21, 'POL-01', '2025.1')]);
    expect(pairs([on(11, 'POL-02', '2025.1')], before)).toEqual([]);
    expect(pairs([on(11, 'POL-01', '2025.1')], before)).toHaveLength(1);
    expect(pairs([on(11, 'POL-02', '2026.1')], before)).toHaveLength(1);
    expect(pairs([on(11, null)], before)).toHaveLength(1);
  });
});
