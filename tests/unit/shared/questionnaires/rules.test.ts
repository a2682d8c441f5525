import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments as instrumentsSchema } from '../../../../shared/instruments';
import {
  coreItems,
  type Edition,
  editionProblems,
  edition as editionSchema,
  type Item,
  itemById,
  itemsByPillar,
  itemsByTheme,
} from '../../../../shared/questionnaires';
import { PILLARS } from '../../../../shared/vocabulary';
import { resourceJson } from '../../../support/resource';

const sound = editionSchema.parse(resourceJson('questionnaires', 'waymark', '2025.1', 'edition.json'));
const instruments = instrumentsSchema.parse(resourceJson('instruments', 'instruments.json'));
const anyItem = fc.constantFrom(...sound.items);
const somePart = fc.subarray([...sound.items]).map((items): Edition => ({ ...sound, items }));

/** The sound edition with one item changed. */
function withItem(id: string, change: Partial<Item>): Edition {
  return { ...sound, items: sound.items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}

const codesOf = (edition: Edition) => editionProblems(edition, instruments).map(({ code }) => code);

describe('finding items', () => {
  it('finds any item by its id and no other', () => {
    fc.assert(fc.property(anyItem, (item) => itemById(sound, item.id) === item));
    expect(itemById(sound, 'POL-99')).toBeUndefined();
  });

  it('puts every item of any part of an edition in exactly one pillar and one theme', () => {
    fc.assert(
      fc.property(somePart, (edition) => {
        const pillars = [...itemsByPillar(edition).values()].flat();
        const themes = PILLARS.flatMap((pillar) => [...itemsByTheme(edition, pillar).values()].flat());
        const ids = (items: readonly Item[]) => items.map(({ id }) => id).sort();
        expect(ids(pillars)).toEqual(ids(edition.items));
        expect(ids(themes)).toEqual(ids(edition.items));
      }),
    );
  });

  it('gives the core in the order of the edition', () => {
    fc.assert(
      fc.property(somePart, (edition) => {
        expect(coreItems(edition)).toEqual(edition.items.filter(({ core }) => core));
      }),
    );
  });
});

describe('integrity', () => {
  it('notices any lost item', () => {
    fc.assert(
      fc.property(anyItem, (lost) => {
        const items = sound.items.filter((item) => item !== lost);
        const codes = codesOf({ ...sound, items });
        expect(codes).toContain('pillar-count');
        expect(codes.includes('core-differs')).toBe(lost.core);
      }),
    );
  });

  it('notices any item asked twice', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        expect(codesOf({ ...sound, items: [...sound.items, item] })).toContain('duplicate-item');
      }),
    );
  });

  it('notices an item moved in or out of the core', () => {
    fc.assert(
      fc.property(anyItem, ({ id, core }) => {
        expect(editionProblems(withItem(id, { core: !core }), instruments)).toEqual([
          { code: 'core-differs', at: id },
        ]);
      }),
    );
  });

  it('notices a reference that leads nowhere', () => {
    fc.assert(
      fc.property(anyItem, ({ id, legalRefs }) => {
        const broken = legalRefs.map((entry) => ({ ...entry, ref: `${entry.ref}x` }));
        const codes = codesOf(withItem(id, { legalRefs: broken }));
        expect(codes.filter((code) => code === 'unresolved-ref')).toHaveLength(legalRefs.length);
      }),
    );
  });

  it('notices guidance given as a duty, and a duty given as guidance', () => {
    fc.assert(
      fc.property(anyItem, ({ id, legalRefs }) => {
        const turned = legalRefs.map((entry) => ({ ...entry, soft: !entry.soft }));
        const codes = codesOf(withItem(id, { legalRefs: turned }));
        expect(codes).toEqual(legalRefs.map(() => 'wrong-soft-flag'));
      }),
    );
  });

  it.each<[string, Edition]>([
    [
      'duplicate-ref',
      withItem('PROS-07', {
        legalRefs: [
          { ref: 'UNTOC 10', alternative: false, soft: false },
          { ref: 'UNTOC 10', alternative: true, soft: false },
        ],
      }),
    ],
    [
      'first-ref-alternative',
      withItem('PROS-07', { legalRefs: [{ ref: 'UNTOC 10', alternative: true, soft: false }] }),
    ],
    ['tool-as-evidence', withItem('POL-01', { evidence: ['TRT', 'TOOL'] })],
    ['repeated-code', withItem('POL-01', { evidence: ['TRT', 'TRT'] })],
    ['core-differs', { ...sound, declared: { ...sound.declared, core: [...sound.declared.core, 'POL-01'] } }],
    ['core-differs', { ...sound, declared: { ...sound.declared, core: [...sound.declared.core, 'POL-03'] } }],
    [
      'scale-order',
      { ...sound, scale: [sound.scale[1], sound.scale[0], sound.scale[2], sound.scale[3], sound.scale[4]] },
    ],
  ])('notices %s', (code, edition) => {
    expect(codesOf(edition)).toContain(code);
  });
});

describe('the shape', () => {
  const [first] = sound.items;
  it.each<[string, object]>([
    ['an unknown pillar', { pillar: 'PART' }],
    ['an unknown topic', { topics: ['T9.9'] }],
    ['an unknown document type', { evidence: ['PDF'] }],
    ['an unknown role', { roles: ['ARMY'] }],
    ['an unknown cause', { causes: ['luck'] }],
    ['a missing statement', { statements: first?.statements.slice(1) }],
    ['an id of another form', { id: 'pol 1' }],
    ['a field nobody knows', { weight: 3 }],
    ['an empty question', { question: '' }],
  ])('refuses %s', (_, change) => {
    const items = sound.items.map((item, index) => (index === 0 ? { ...item, ...change } : item));
    expect(editionSchema.safeParse({ ...sound, items }).success).toBe(false);
  });

  it('accepts a local item of a member', () => {
    const items = [...sound.items, { ...first, id: 'X-POL-01' }];
    expect(editionSchema.safeParse({ ...sound, items }).success).toBe(true);
  });
});
