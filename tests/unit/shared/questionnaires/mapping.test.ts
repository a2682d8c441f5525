import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  edition as editionSchema,
  type Item,
  type ItemChange,
  type ItemLineage,
  itemsAfter,
  itemsBefore,
  mappingProblems,
} from '../../../../shared/questionnaires';
import { chainOf } from '../../../support/edition-chains';
import { resourceJson } from '../../../support/resource';

const older = editionSchema.parse(resourceJson('questionnaires', 'waymark', '2026.1', 'edition.json'));
const TOLD = { reason: 'Another article fits.', answers: 'The question is the same to the letter.' };
const ITEM = 'POL-05';
const OTHER: Partial<Item> = { legalRefs: [{ ref: 'UNTOC 31', alternative: false, soft: false }] };

/** What is wrong with saying these changes of one item, where it became this. */
function problemsOf(became: Partial<Item>, ...kinds: ('minor' | 'references' | 'major' | 'moved')[]) {
  const newer = {
    ...older,
    edition: '2026.2',
    items: older.items.map((item) => (item.id === ITEM ? { ...item, ...became } : item)),
  };
  const changes = kinds.map((change): ItemChange => ({ change, itemId: ITEM, ...TOLD }));
  const mapping = { questionnaire: 'waymark', from: '2026.1', to: '2026.2', changes };
  return mappingProblems(older, newer, mapping).map(({ code }) => code);
}

describe('a change of the articles beside an item', () => {
  it('is told as such, with a higher second number', () => {
    expect(problemsOf({ ...OTHER, version: '1.1' }, 'references')).toEqual([]);
    expect(problemsOf({ ...OTHER, version: '1.1', theme: 'Law' }, 'references', 'moved')).toEqual([]);
  });

  it('may still be told as better words, as the first editions did', () => {
    expect(problemsOf({ ...OTHER, version: '1.1' }, 'minor')).toEqual([]);
  });

  it('is not passed over, nor told twice', () => {
    expect(problemsOf({ ...OTHER, version: '1.0' })).toEqual(['unnamed-changed']);
    expect(problemsOf({ ...OTHER, version: '1.1' }, 'references', 'minor')).toEqual(['named-twice']);
  });

  it('keeps the first number of the version, and needs other articles', () => {
    expect(problemsOf({ ...OTHER, version: '2.0' }, 'references')).toEqual(['version-differs']);
    expect(problemsOf({ ...OTHER, version: '1.0' }, 'references')).toEqual(['version-differs']);
    expect(problemsOf({ version: '1.1' }, 'references')).toEqual(['nothing-changed']);
  });

  it.each<[string, Partial<Item>]>([
    ['the question', { question: 'Are the laws reviewed?' }],
    ['the help', { help: 'Other help.' }],
    ['the usual evidence', { evidence: ['LAW'] }],
    ['who is asked', { roles: ['JUST'] }],
  ])('hides no change of %s', (_, words) => {
    expect(problemsOf({ ...OTHER, ...words, version: '1.1' }, 'references')).toEqual(['unnamed-changed']);
    expect(problemsOf({ ...words, version: '1.1' }, 'references')).toEqual(['unnamed-changed']);
  });
});

describe('a mapping from one edition to the next', () => {
  const [model] = older.items as [Item];
  const itemOf = (id: string): Item => ({ ...model, id, version: '1.0', theme: 'Law', help: 'Help.' });

  /** What becomes of an item by changes that leave it where it is asked. */
  function became(item: Item, kinds: readonly string[]): Item {
    const version = kinds.includes('major') ? '2.0' : '1.1';
    const place = kinds.includes('moved') ? { theme: 'Elsewhere' } : {};
    if (kinds.includes('references')) return { ...item, ...place, ...OTHER, version };
    return kinds.some((kind) => kind === 'major' || kind === 'minor')
      ? { ...item, ...place, help: 'Other help.', version }
      : { ...item, ...place };
  }

  /** Two editions and the mapping between them that tells all and nothing else. */
  const faithful = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.array(fc.nat({ max: 10 }), { minLength: 1, maxLength: 9 }))
    .map(([first, throws]) => {
      const { items, links } = chainOf(first, [throws]);
      const [link] = links as [ItemLineage];
      const changes = link.changes.map((change): ItemChange => ({ ...change, ...TOLD }));
      const without = (ids: readonly string[], others: readonly string[]) =>
        ids.filter((id) => !others.includes(id));
      const gone = new Set(changes.flatMap((one) => without(itemsBefore(one), itemsAfter(one))));
      const came = changes.flatMap((one) => without(itemsAfter(one), itemsBefore(one)));
      const kindsOf = (id: string) =>
        changes.filter((one) => itemsBefore(one).includes(id)).map(({ change }) => change);
      const before = items.map(itemOf);
      const after = [
        ...before.filter(({ id }) => !gone.has(id)).map((item) => became(item, kindsOf(item.id))),
        ...came.map(itemOf),
      ];
      return {
        before: { id: 'waymark', edition: link.from, items: before },
        after: { id: 'waymark', edition: link.to, items: after },
        mapping: { ...link, changes },
      };
    });
  const idsOf = (change: ItemChange) => [...new Set([...itemsBefore(change), ...itemsAfter(change)])].sort();

  it('is sound when it tells all, and names every item of a change that it leaves out or tells twice', () => {
    fc.assert(
      fc.property(faithful, ({ before, after, mapping }) => {
        const problemsWith = (changes: readonly ItemChange[]) =>
          mappingProblems(before, after, { ...mapping, changes });
        expect(problemsWith(mapping.changes)).toEqual([]);
        for (const [at, change] of mapping.changes.entries()) {
          const leftOut = problemsWith(mapping.changes.toSpliced(at, 1));
          expect([...new Set(leftOut.map((one) => one.at))].sort()).toEqual(idsOf(change));
          for (const { code, at: id } of leftOut) {
            if (!before.items.some((item) => item.id === id)) expect(code).toBe('unnamed-added');
            else if (!after.items.some((item) => item.id === id)) expect(code).toBe('unnamed-lost');
          }
          const twice = problemsWith([...mapping.changes, change]);
          expect(new Set(twice.map(({ code }) => code))).toEqual(new Set(['named-twice']));
          expect(twice.map((one) => one.at).sort()).toEqual(idsOf(change));
          const { reason: _, ...untold } = change;
          expect(problemsWith(mapping.changes.with(at, untold))).toEqual([
            { code: 'no-reason', at: [...itemsBefore(change), ...itemsAfter(change)][0] },
          ]);
        }
      }),
    );
  });

  it('says of no item that it went, came or changed where it is in the other edition, or in none', () => {
    const [one, other] = [itemOf('POL-001'), itemOf('POL-002')];
    const told = (...changes: readonly ItemChange[]) =>
      mappingProblems(
        { id: 'waymark', edition: '2026.1', items: [one, other] },
        { id: 'waymark', edition: '2027.1', items: [one, other] },
        {
          ...{ questionnaire: 'waymark', from: '2026.1', to: '2027.1' },
          changes: changes.map((change) => ({ ...change, ...TOLD })),
        },
      ).map(({ code, at }) => `${code} ${at}`);
    expect(told()).toEqual([]);
    expect(told({ change: 'retired', itemId: 'POL-001' })).toEqual(['still-in-newer POL-001']);
    expect(told({ change: 'new', itemId: 'POL-001' })).toEqual(['already-in-older POL-001']);
    expect(told({ change: 'minor', itemId: 'POL-009' })).toEqual([
      'not-in-older POL-009',
      'not-in-newer POL-009',
    ]);
    expect(told({ change: 'merged', itemIds: ['POL-001', 'POL-001'], into: 'POL-002' })).toEqual([
      ...['still-in-newer POL-001', 'still-in-newer POL-001', 'already-in-older POL-002'],
      ...['named-twice POL-001', 'named-twice POL-001'],
    ]);
  });

  it('is between the two editions that it names', () => {
    const [from, to] = [older, { ...older, edition: '2026.2' }];
    const right = { questionnaire: 'waymark', from: '2026.1', to: '2026.2', changes: [] };
    expect(mappingProblems(from, to, right)).toEqual([]);
    for (const wrong of [{ questionnaire: 'other' }, { from: '2025.1' }, { to: '2027.1' }])
      expect(mappingProblems(from, to, { ...right, ...wrong })).toEqual([
        { code: 'other-edition', at: Object.values(wrong)[0] },
      ]);
  });
});
