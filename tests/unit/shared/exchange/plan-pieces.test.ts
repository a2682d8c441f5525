import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mixedPlan,
  PLAN_ITSELF,
  PLAN_ORDER,
  planPieces,
  type ThingContent,
} from '../../../../shared/exchange';
import { canonicalJson, type Json } from '../../../../shared/kernel';
import { anAction, anId } from '../../../support/builders';

type Plan = ThingContent<'plan'>;
const AT = '2026-03-09T08:00:00.000Z';
const plan = (title: string, actions: readonly (readonly [id: number, title: string])[], gap = 1): Plan => ({
  ...{ id: anId(1), state: 'KH', title, introduction: '', startsOn: '2026-01-01', endsOn: '2026-12-31' },
  ...{ status: 'draft', carriedFrom: null, createdAt: AT, updatedAt: AT },
  actions: actions.map(([id, named], at) => ({
    ...anAction({ title: named }),
    ...{ id: anId(100 + id), position: at * gap + 1, carriedFrom: null, updatedAt: AT },
  })),
});
const idsIn = ({ actions }: Plan) => actions.map(({ id }) => id);
const titlesIn = ({ actions }: Plan) => actions.map(({ title }) => title);

/** Plans of one set of actions, some of them changed, left out or in another place. */
const plans = fc
  .tuple(
    fc.constantFrom('Plan', 'Other'),
    fc.shuffledSubarray([1, 2, 3, 4, 5, 6]),
    fc.array(fc.constantFrom('a', 'b'), { minLength: 7, maxLength: 7 }),
    fc.constantFrom(1, 3),
  )
  .map(([title, ids, words, gap]) =>
    plan(
      title,
      ids.map((id) => [id, `${id}${words[id] ?? ''}`] as const),
      gap,
    ),
  );
const PIECES = [PLAN_ITSELF, PLAN_ORDER, ...[1, 2, 3, 4, 5, 6].map((id) => anId(100 + id))];
const chosen = fc.subarray(PIECES).map((ids) => new Set(ids));
const decide = (mine: Plan, theirs: Plan, taken: ReadonlySet<string>) =>
  mixedPlan(mine, theirs, (id) => (taken.has(id) ? 'theirs' : 'mine'));

describe('a plan that was changed on both sides', () => {
  it('says the same of the order of theirs whether they added an action since or not', () => {
    const mine = plan('Plan', [
      [1, 'One'],
      [2, 'Two'],
    ]);
    const orderOf = (...ids: number[]) =>
      planPieces(
        mine,
        plan(
          'Plan',
          ids.map((id) => [id, id === 1 ? 'One' : 'Two'] as const),
        ),
      ).find(({ id }) => id === PLAN_ORDER)?.theirs;
    expect(orderOf(2, 1)).toEqual([anId(102), anId(101)]);
    expect(orderOf(2, 3, 1)).toEqual(orderOf(2, 1));
  });

  it('differs in itself, in the order, and action by action with every field that says something else', () => {
    const mine = plan('Plan', [
      [1, 'One'],
      [2, 'Two'],
      [3, 'Only here'],
    ]);
    const theirs = plan('Other', [
      [2, 'Two'],
      [1, 'One, changed'],
      [4, 'Only there'],
    ]);
    const pieces = planPieces(mine, theirs);
    expect(pieces.map(({ id, action }) => action ?? id)).toEqual([
      ...[PLAN_ITSELF, PLAN_ORDER, 'One', 'Only here', 'Only there'],
    ]);
    const title = { mine: 'One', theirs: 'One, changed' };
    expect(pieces[2]?.differences).toEqual([
      { field: 'actions', piece: { name: 'One', part: 'title' }, ...title },
    ]);
    expect(pieces[4]?.differences).toContainEqual({
      ...{ field: 'actions', piece: { name: 'Only there', part: 'title' } },
      ...{ mine: null, theirs: 'Only there' },
    });
    expect(titlesIn(decide(mine, theirs, new Set([anId(101), anId(104)])))).toEqual([
      ...['One, changed', 'Only there', 'Two', 'Only here'],
    ]);
  });

  it('says of an action which side alone has it, and of the order only what was moved', () => {
    const of = (...ids: number[]) =>
      plan(
        'Plan',
        ids.map((id) => [id, `Action ${id}`] as const),
      );
    const pieces = planPieces(of(1, 2, 3, 4, 5, 6), of(7, 5, 1, 2, 3, 4));
    expect(pieces.map(({ id, only }) => [id, only])).toEqual([
      ...[
        [PLAN_ORDER, null],
        [anId(106), 'mine'],
        [anId(107), 'theirs'],
      ],
    ]);
    const move = (name: string, mine: string | null, theirs: string | null) => ({
      ...{ field: 'order', piece: { name, part: 'before' }, mine, theirs },
    });
    expect(pieces[0]?.differences).toEqual([move('Action 5', 'Action 6', 'Action 1')]);
    expect(planPieces(of(1, 2, 3, 4), of(2, 3, 4, 1))[0]?.differences).toEqual([
      move('Action 1', 'Action 2', null),
    ]);
    // Two that were moved together: what comes after the first is the same on both sides.
    expect(planPieces(of(1, 2, 3, 4, 5), of(4, 5, 1, 2, 3))[0]?.differences).toEqual([
      move('Action 5', null, 'Action 1'),
    ]);
  });

  it('tells of an order that differs at least one move, and of each another place on both sides', () => {
    fc.assert(
      fc.property(plans, plans, (mine, theirs) => {
        const order = planPieces(mine, theirs).find(({ id }) => id === PLAN_ORDER);
        if (order === undefined) return;
        expect(order.differences.length).toBeGreaterThan(0);
        for (const told of order.differences)
          expect([told.mine === null, told.mine]).not.toEqual([told.theirs === null, told.theirs]);
      }),
    );
  });

  it('is told at once, however many actions a pack brings in another order', () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => [at, `Action ${at}`] as const);
    const [first, ...rest] = ids;
    const moved = planPieces(plan('Plan', ids), plan('Plan', [...rest, first ?? [0, '']]))[0];
    expect(moved?.differences).toHaveLength(1);
  });

  it('does not differ where only the numbers of the places are others', () => {
    expect(
      planPieces(
        plan('Plan', [
          [1, 'One'],
          [2, 'Two'],
        ]),
        plan(
          'Plan',
          [
            [1, 'One'],
            [2, 'Two'],
          ],
          5,
        ),
      ),
    ).toEqual([]);
  });

  it('loses nothing: every piece is as it was decided, and all others are ours', () => {
    fc.assert(
      fc.property(plans, plans, chosen, (mine, theirs, taken) => {
        const made = decide(mine, theirs, taken);
        const differ = new Set(planPieces(mine, theirs).map(({ id }) => id));
        for (const id of PIECES.slice(2)) {
          const [here, there, is] = [mine, theirs, made].map(
            ({ actions }) => actions.find((action) => action.id === id)?.title,
          );
          expect(is).toBe(differ.has(id) && taken.has(id) ? there : here);
        }
        expect(new Set(idsIn(made)).size).toBe(made.actions.length);
        expect(made.title).toBe(taken.has(PLAN_ITSELF) ? theirs.title : mine.title);
        expect(decide(mine, theirs, new Set())).toBe(mine);
        expect(decide(mine, theirs, new Set(PIECES))).toBe(
          planPieces(mine, theirs).length === 0 ? mine : theirs,
        );
      }),
    );
  });

  it('reads the same whether it is decided at once or one after the other, in either order', () => {
    const said = (given: Plan) => canonicalJson({ ...given, actions: titlesIn(given) } as unknown as Json);
    fc.assert(
      fc.property(plans, plans, chosen, chosen, (mine, theirs, first, second) => {
        const atOnce = said(decide(mine, theirs, new Set([...first, ...second])));
        expect(said(decide(decide(mine, theirs, first), theirs, second))).toBe(atOnce);
        expect(said(decide(decide(mine, theirs, second), theirs, first))).toBe(atOnce);
      }),
    );
  });
});
