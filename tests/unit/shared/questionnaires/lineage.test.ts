import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bridgeEditions,
  type Comparability,
  followItems,
  type ItemLineage,
  itemsAfter,
  itemsBefore,
  pathBetween,
} from '../../../../shared/questionnaires';
import { anyChain, type Chain, descendants, nameOf } from '../../../support/edition-chains';

/** Every item of the last edition, by playing the mappings on a plain set. */
function lastItems({ items, links }: Chain): string[] {
  let present = new Set(items);
  for (const { changes } of links) {
    const gone = new Set(changes.flatMap((one) => itemsBefore(one)));
    const came = changes.flatMap((one) => itemsAfter(one));
    present = new Set([...[...present].filter((one) => !gone.has(one)), ...came]);
  }
  return [...present].sort();
}

const worse = (a: Comparability, b: Comparability): Comparability => {
  const order = ['full', 'limited', 'none'] as const;
  return order[Math.max(order.indexOf(a), order.indexOf(b))] ?? 'none';
};

/** The slow truth: the worst that a mapping on the way says of an item. */
function comparabilityOf(itemId: string, links: readonly ItemLineage[]): Comparability {
  const each = links.flatMap(({ changes }) =>
    changes.flatMap((one): Comparability[] => {
      const { change } = one;
      if (!itemsBefore(one).includes(itemId) && !itemsAfter(one).includes(itemId)) return [];
      if (change === 'minor' || change === 'references' || change === 'moved') return ['full'];
      if (change === 'major') return ['limited'];
      return [change === 'merged' && one.into === itemId ? 'limited' : 'none'];
    }),
  );
  return each.reduce(worse, 'full');
}

describe('items along a chain of editions', () => {
  it('none is lost and none is doubled, against following each by itself', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const { origins, ended } = followItems(chain.items, chain.links);
        expect([...origins.keys()].sort()).toEqual(lastItems(chain));
        for (const itemId of chain.items) {
          const led = [...origins.values()].filter(({ from }) => from.includes(itemId));
          expect(led.map((one) => one.itemId).sort()).toEqual(descendants(itemId, chain.links).sort());
          expect(ended.some((one) => one.itemId === itemId)).toBe(led.length === 0);
        }
        for (const { from, as } of origins.values()) {
          expect(new Set(from).size).toBe(from.length);
          expect(as === 'new').toBe(from.length === 0);
          expect(as === 'joined').toBe(from.length > 1);
        }
        expect(new Set(ended.map(({ itemId }) => itemId)).size).toBe(ended.length);
      }),
    );
  });

  it('lead to the same ends in one go and step by step', () => {
    fc.assert(
      fc.property(anyChain, ({ items, links }) => {
        const [first, ...rest] = links;
        if (first === undefined || rest.length === 0) return;
        const whole = followItems(items, links);
        const half = followItems(items, [first]);
        const other = followItems([...half.origins.keys()], rest);
        for (const [itemId, { from }] of other.origins) {
          const stepwise = new Set(from.flatMap((one) => half.origins.get(one)?.from ?? []));
          expect(new Set(whole.origins.get(itemId)?.from)).toEqual(stepwise);
        }
      }),
    );
  });

  it('compare as the worst step on the way says, in both directions', () => {
    fc.assert(
      fc.property(anyChain, ({ items, links }) => {
        const [first, last] = [
          { questionnaire: 'waymark', edition: nameOf(0) },
          { questionnaire: 'waymark', edition: nameOf(links.length) },
        ];
        const there = bridgeEditions(first, last, links);
        const back = bridgeEditions(last, first, links);
        expect([there.backwards, back.backwards]).toEqual([false, true]);
        for (const itemId of [...items, ...followItems(items, links).origins.keys()]) {
          expect(there.comparability(itemId)).toBe(comparabilityOf(itemId, links));
          expect(back.comparability(itemId)).toBe(there.comparability(itemId));
        }
      }),
    );
  });

  it('stand as they would if no article beside them had been changed: nothing is to be read again for it', () => {
    fc.assert(
      fc.property(anyChain, ({ items, links }) => {
        const without = links.map((link) => ({
          ...link,
          changes: link.changes.filter(({ change }) => change !== 'references'),
        }));
        const [one, other] = [followItems(items, links), followItems(items, without)];
        const plain = ({ origins, ended }: typeof one) => ({
          origins: [...origins.values()].map(({ itemId, from, as }) => [itemId, from, as]).sort(),
          ended: ended.map(({ itemId }) => itemId),
        });
        expect(plain(one)).toEqual(plain(other));
        const [first, last] = [
          { questionnaire: 'waymark', edition: nameOf(0) },
          { questionnaire: 'waymark', edition: nameOf(links.length) },
        ];
        const bridges = [bridgeEditions(first, last, links), bridgeEditions(first, last, without)];
        for (const itemId of [...items, ...one.origins.keys()])
          expect(bridges[0]?.comparability(itemId)).toBe(bridges[1]?.comparability(itemId));
      }),
    );
  });

  it('come from themselves once when they were split and merged again', () => {
    const links: ItemLineage[] = [
      {
        questionnaire: 'waymark',
        from: '2025.1',
        to: '2026.1',
        changes: [{ change: 'split', itemId: 'POL-001', into: ['POL-002', 'POL-003'] }],
      },
      {
        questionnaire: 'waymark',
        from: '2026.1',
        to: '2027.1',
        changes: [{ change: 'merged', itemIds: ['POL-002', 'POL-003'], into: 'POL-004' }],
      },
    ];
    const { origins, ended } = followItems(['POL-001'], links);
    expect([...origins.values()]).toMatchObject([{ itemId: 'POL-004', from: ['POL-001'], as: 'proposed' }]);
    expect(ended).toEqual([]);
  });

  it('say the lower level of those they joined, on the ladder that each had when it was joined', () => {
    const up = [1, 2, 3, 4, 4] as const;
    const down = [0, 0, 1, 2, 3] as const;
    const steps: ItemLineage['changes'][] = [
      [{ change: 'ladder', itemId: 'POL-001', mapping: up }],
      [{ change: 'merged', itemIds: ['POL-001', 'POL-002'], into: 'POL-004' }],
      [{ change: 'merged', itemIds: ['POL-004', 'POL-003'], into: 'POL-005' }],
      [{ change: 'ladder', itemId: 'POL-005', mapping: down }],
    ];
    const links = steps.map(
      (changes, step): ItemLineage => ({
        ...{ questionnaire: 'waymark', from: nameOf(step), to: nameOf(step + 1) },
        changes,
      }),
    );
    const saysOf = (itemId: string, levels: Readonly<Record<string, 0 | 1 | 2 | 3 | 4>>) =>
      bridgeEditions(
        { questionnaire: 'waymark', edition: nameOf(0) },
        { questionnaire: 'waymark', edition: nameOf(links.length) },
        links,
      )
        .notes(itemId)
        .filter(({ items }) => !items.includes('POL-005'))
        .map(({ restate }) => restate((id) => levels[id] ?? null));
    expect(saysOf('POL-004', { 'POL-001': 1, 'POL-002': 3 })).toEqual([2]);
    expect(saysOf('POL-005', { 'POL-001': 1, 'POL-002': 3, 'POL-003': 4 })).toEqual([2, 1]);
    expect(saysOf('POL-005', { 'POL-001': 4, 'POL-002': 4, 'POL-003': 0 })).toEqual([0, 0]);
    expect(saysOf('POL-005', { 'POL-001': 1, 'POL-003': 4 })).toEqual([null, null]);
  });

  it('find no way through mappings that run in a circle', () => {
    const links: ItemLineage[] = [
      { questionnaire: 'waymark', from: '2025.1', to: '2026.1', changes: [] },
      { questionnaire: 'waymark', from: '2026.1', to: '2025.1', changes: [] },
    ];
    const from = { questionnaire: 'waymark', edition: '2025.1' };
    expect(pathBetween(from, '2027.1', links)).toBeUndefined();
    expect(pathBetween(from, '2025.1', links)).toEqual([]);
  });

  it('lead from an edition of a workspace over the one it was made from, and never back to that one', () => {
    const own = { questionnaire: 'waymark', edition: '2025.51' };
    const links: ItemLineage[] = [
      {
        ...{ questionnaire: 'waymark', from: '2025.1', to: '2025.51' },
        changes: [
          { change: 'minor', itemId: 'POL-001', reason: 'Our words.' },
          { change: 'retired', itemId: 'POL-002' },
          { change: 'new', itemId: 'X-01' },
          { change: 'new', itemId: 'X-02' },
          { change: 'split', itemId: 'POL-003', into: ['X-03', 'X-04'] },
        ],
      },
      {
        ...{ questionnaire: 'waymark', from: '2025.1', to: '2026.1' },
        changes: [{ change: 'major', itemId: 'POL-004', reason: 'Wider.' }],
      },
      {
        ...{ questionnaire: 'waymark', from: '2026.1', to: '2026.51' },
        changes: [{ change: 'new', itemId: 'X-01' }],
      },
    ];
    const asked = ['POL-001', 'POL-004', 'POL-005', 'X-01', 'X-02', 'X-03', 'X-04'];
    const flowTo = (edition: string) => followItems(asked, pathBetween(own, edition, links) ?? []);
    const published = flowTo('2026.1');
    const as = ({ origins }: typeof published) =>
      Object.fromEntries([...origins].map(([id, origin]) => [id, origin.as]));
    expect(as(published)).toEqual({
      ...{ 'POL-001': 'reworded', 'POL-002': 'new', 'POL-003': 'joined', 'POL-004': 'reread' },
      'POL-005': 'same',
    });
    expect(published.ended.map(({ itemId }) => itemId)).toEqual(['X-01', 'X-02']);
    expect(published.origins.get('POL-001')?.changes.map(({ reason }) => reason)).toEqual([undefined]);
    // Asked here and there: it comes along, and is read again.
    const next = flowTo('2026.51');
    expect(as(next)).toMatchObject({ 'X-01': 'reread' });
    expect(next.ended.map(({ itemId }) => itemId)).toEqual(['X-02']);
    expect(pathBetween(own, '2025.1', links)).toBeUndefined();
    const bridge = bridgeEditions(own, { ...own, edition: '2026.51' }, links);
    expect(['POL-001', 'POL-004', 'X-01', 'X-02'].map(bridge.comparability)).toEqual([
      ...['full', 'limited', 'limited', 'none'],
    ]);
  });
});
