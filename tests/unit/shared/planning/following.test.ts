import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  convertedLevel,
  type Editions,
  endedIn,
  type ForItem,
  formerItems,
  type GapMark,
  standingMark,
  standingOn,
  standingTarget,
  type Target,
  toFollowed,
  whereaboutsOf,
} from '../../../../shared/planning';
import {
  type ItemChange,
  type ItemLineage,
  itemsAfter,
  itemsBefore,
} from '../../../../shared/questionnaires';
import { anyChain, type Chain, descendants, nameOf } from '../../../support/edition-chains';

const at = (links: readonly ItemLineage[]) => ({ questionnaire: 'waymark', edition: nameOf(links.length) });

/** The items of each edition of a chain, by playing its mappings on a plain set. */
function itemsOfEach({ items, links }: Chain): ReadonlySet<string>[] {
  const sets = [new Set(items)];
  for (const { changes } of links) {
    const gone = new Set(changes.flatMap((one) => itemsBefore(one)));
    const kept = [...(sets.at(-1) ?? [])].filter((one) => !gone.has(one));
    sets.push(new Set([...kept, ...changes.flatMap((one) => itemsAfter(one))]));
  }
  return sets;
}

function editionsOf(chain: Chain): Editions {
  const sets = new Map(itemsOfEach(chain).map((items, step) => [nameOf(step), items]));
  return { itemsOf: (edition) => sets.get(edition), lineages: chain.links };
}

/** The slow truth: everything is carried edition by edition, and what is written anew takes the place of what was there. */
function playedForward(chain: Chain, things: readonly ForItem[]): Map<string, Set<ForItem>> {
  let now = new Map<string, Set<ForItem>>();
  itemsOfEach(chain).forEach((items, step) => {
    const came = new Map<string, Set<ForItem>>();
    const changes = chain.links[step - 1]?.changes ?? [];
    for (const item of items) {
      const named = changes.filter((one) => itemsAfter(one).includes(item));
      const sources = named.length === 0 ? [item] : named.flatMap((one) => itemsBefore(one));
      came.set(item, new Set(sources.flatMap((source) => [...(now.get(source) ?? [])])));
    }
    for (const item of items) {
      const own = things.filter((each) => each.edition === nameOf(step) && each.itemId === item);
      if (own.length > 0) came.set(item, new Set(own));
    }
    now = came;
  });
  return now;
}

/** A chain, and decisions on some items of some of its editions. */
const anyDecisions = fc
  .tuple(anyChain, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 9 }))
  .map(([chain, picks]) => {
    const sets = itemsOfEach(chain);
    const things = picks.flatMap(([step, item]): ForItem[] => {
      const edition = step % sets.length;
      const items = [...(sets[edition] ?? [])];
      const itemId = items[item % Math.max(1, items.length)];
      return itemId === undefined ? [] : [{ itemId, edition: nameOf(edition) }];
    });
    return { chain, things };
  });

describe('what was decided on items of earlier editions', () => {
  it('stands where carrying it edition by edition puts it', () => {
    fc.assert(
      fc.property(anyDecisions, ({ chain, things }) => {
        const truth = playedForward(chain, things);
        const found = standingOn(things, at(chain.links), editionsOf(chain));
        for (const [item, expected] of truth) {
          expect(new Set((found.get(item) ?? []).map(({ thing }) => thing))).toEqual(expected);
        }
        expect([...found.keys()].every((item) => truth.has(item))).toBe(true);
      }),
    );
  });

  it('is never lost: it stands somewhere, was decided anew, or is told as asked no more', () => {
    fc.assert(
      fc.property(anyDecisions, ({ chain, things }) => {
        const editions = editionsOf(chain);
        const found = standingOn(things, at(chain.links), editions);
        const standing = new Set([...found.values()].flatMap((list) => list.map(({ thing }) => thing)));
        const ended = new Set(endedIn(things, at(chain.links), editions).map(({ thing }) => thing));
        for (const thing of things) {
          const step = [...chain.links.keys(), chain.links.length].find(
            (each) => nameOf(each) === thing.edition,
          );
          const heirs = descendants(thing.itemId, chain.links.slice(step));
          const where = whereaboutsOf(thing, at(chain.links), editions);
          expect(where.items.toSorted()).toEqual(heirs.toSorted());
          expect(ended.has(thing)).toBe(heirs.length === 0);
          if (standing.has(thing) || heirs.length === 0) continue;
          // Every item it led to has a decision made later.
          for (const heir of heirs) expect(found.get(heir)?.length ?? 0).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('is followed from the nearest edition that has the item, where nobody noted its edition', () => {
    fc.assert(
      fc.property(anyDecisions, ({ chain, things }) => {
        const editions = editionsOf(chain);
        const last = at(chain.links);
        for (const { itemId } of things) {
          const { items, isKnown } = whereaboutsOf({ itemId, edition: null }, last, editions);
          expect(isKnown).toBe(true);
          for (const item of items) {
            expect(item === itemId || formerItems(item, chain.links).includes(itemId)).toBe(true);
          }
        }
      }),
    );
  });
});

const target = (itemId: string, level: 0 | 1 | 2 | 3 | 4, dueOn: string | null): Target => ({
  ...{ itemId, level, dueOn, reason: `Cabinet on ${itemId}`, edition: '2025.1' },
  ...{ setBy: 'Malee', setAt: '2025-01-01T00:00:00.000Z' },
});
const merged: ItemChange = { change: 'merged', itemIds: ['POL-01', 'POL-02'], into: 'POL-29' };
const minor: ItemChange = { change: 'minor', itemId: 'POL-01' };
const ladder: ItemChange = { change: 'ladder', itemId: 'POL-01', mapping: [0, 1, 1, 2, null] };

describe('the target that stands', () => {
  it('is the one decided, also when only the words were improved', () => {
    expect(standingTarget([{ thing: target('POL-01', 3, '2027-12-31'), changes: [minor] }])).toEqual({
      target: { level: 3, dueOn: '2027-12-31', reason: 'Cabinet on POL-01' },
      from: [],
    });
  });

  it('is the highest of joined items, by the earliest day, and tells where it comes from', () => {
    const one = { thing: target('POL-01', 3, '2028-12-31'), changes: [merged] };
    const other = { thing: target('POL-02', 3, '2027-12-31'), changes: [merged] };
    const lower = { thing: target('POL-02', 1, '2026-12-31'), changes: [merged] };
    expect(standingTarget([one, other])).toMatchObject({
      target: { level: 3, dueOn: '2027-12-31', reason: 'Cabinet on POL-01\nCabinet on POL-02' },
    });
    expect(standingTarget([one, lower])).toMatchObject({
      target: { level: 3, dueOn: '2028-12-31' },
      from: [
        { itemId: 'POL-01', level: 3, kinds: ['merged'] },
        { itemId: 'POL-02', level: 1, kinds: ['merged'] },
      ],
    });
  });

  it('is converted where the scale changed, and absent where no level fits', () => {
    expect(convertedLevel(3, [minor, ladder])).toBe(2);
    expect(convertedLevel(4, [ladder])).toBeNull();
    expect(standingTarget([{ thing: target('POL-01', 4, null), changes: [ladder] }])).toEqual({
      target: null,
      from: [{ itemId: 'POL-01', level: 4, dueOn: null, reason: 'Cabinet on POL-01', kinds: ['ladder'] }],
    });
  });
});

describe('what became of an item', () => {
  it('is told with the reason for which it became another one, not with that of its better words later', () => {
    const changes: ItemChange[] = [
      { change: 'merged', itemIds: ['POL-01', 'POL-02'], into: 'POL-29', reason: 'Both led to one table.' },
      { change: 'references', itemId: 'POL-29', reason: 'An article was missing.' },
    ];
    expect(toFollowed('POL-01', { items: ['POL-29'], changes })).toEqual({
      ...{ itemId: 'POL-01', items: ['POL-29'], kinds: ['merged', 'references'] },
      reason: 'Both led to one table.',
    });
    expect(toFollowed('POL-29', { items: ['POL-29'], changes: changes.slice(1) }).reason).toBe(
      'An article was missing.',
    );
  });
});

describe('what was noted', () => {
  it('is joined with its items: the highest priority, every cause, the first place by hand', () => {
    const mark = (changes: Partial<GapMark>): GapMark => ({
      ...{ itemId: 'POL-01', priority: 'normal', causes: [], causeText: '', rank: null, rankReason: '' },
      ...{ updatedBy: 'Malee', updatedAt: '2025-01-01T00:00:00.000Z' },
      ...changes,
    });
    const marks = [
      mark({ causes: ['no-budget'], rank: 4, rankReason: 'later' }),
      mark({ priority: 'high', causes: ['no-budget', 'no-equipment'], rank: 2, rankReason: 'Cabinet' }),
    ].map((thing) => ({ thing, changes: [merged] }));
    expect(standingMark('POL-29', marks)).toMatchObject({
      ...{ itemId: 'POL-29', priority: 'high', causes: ['no-budget', 'no-equipment'] },
      ...{ rank: 2, rankReason: 'Cabinet' },
    });
    expect(standingMark('POL-29', [])).toBeNull();
  });
});
