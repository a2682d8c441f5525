import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import words from '../../../../resources/locales/en/questionnaires.json';
import { instruments as instrumentsSchema } from '../../../../shared/instruments';
import { canonicalJson } from '../../../../shared/kernel';
import {
  ANSWER_KINDS,
  coreItems,
  editionProblems,
  edition as editionSchema,
  editionsLock,
  ITEM_KINDS,
  itemById,
  itemsByPillar,
  itemsByTheme,
  ladderOf,
  summaryOf,
} from '../../../../shared/questionnaires';
import { PILLARS, TOPICS } from '../../../../shared/vocabulary';
import { resourceJson } from '../../../support/resource';

const raw = resourceJson('questionnaires', 'waymark', '2025.1', 'edition.json');
const edition = editionSchema.parse(raw);
const instruments = instrumentsSchema.parse(resourceJson('instruments', 'instruments.json'));

/** What was published. A difference here means that answers already given would change their meaning: make a new edition. */
const published = '58e897a996043ec52d41289ca2972925f34e23d8c031dfbe6de42218b3e99da6';

const core = `POL-03 POL-06 POL-08 POL-12 POL-13 POL-14 POL-18 POL-22 POL-24 POL-25
PREV-01 PREV-02 PREV-09 PREV-11 PREV-13 PREV-17 PREV-18 PREV-23 PREV-27
PROT-01 PROT-04 PROT-05 PROT-07 PROT-10 PROT-15 PROT-22 PROT-23 PROT-27 PROT-28
PROS-01 PROS-08 PROS-15 PROS-16 PROS-20 PROS-23 PROS-26`.split(/\s/);

describe('edition 2025.1', () => {
  it('is sound', () => {
    expect(editionProblems(edition, instruments)).toEqual([]);
  });

  it('asks 113 items: 28, 28, 29 and 28, ids without a gap', () => {
    const byPillar = itemsByPillar(edition);
    expect(PILLARS.map((pillar) => byPillar.get(pillar)?.length)).toEqual([28, 28, 29, 28]);
    expect(edition.items).toHaveLength(113);
    for (const [pillar, items] of byPillar) {
      items.forEach((item, index) => {
        expect(item.id).toBe(`${pillar}-${String(index + 1).padStart(2, '0')}`);
      });
    }
  });

  it('has the 36 core items of the first workshop', () => {
    expect(coreItems(edition).map(({ id }) => id)).toEqual(core);
    expect(edition.declared.core).toEqual(core);
    expect(summaryOf(edition)).toMatchObject({ itemCount: 113, coreCount: 36, edition: '2025.1' });
  });

  it('is the published one, and the lock says so', () => {
    const entry = editionsLock
      .parse(resourceJson('questionnaires', 'editions.lock.json'))
      .find(({ id, edition: name }) => id === 'waymark' && name === '2025.1');
    expect(createHash('sha256').update(canonicalJson(raw), 'utf8').digest('hex')).toBe(published);
    expect(entry?.sha256).toBe(published);
  });

  it('asks about every topic', () => {
    const asked = new Set(edition.items.flatMap((item) => item.topics));
    expect(TOPICS.filter(({ id }) => !asked.has(id))).toEqual([]);
  });

  it('sends every item on coordination to the coordinating body first', () => {
    for (const item of itemsByPillar(edition).get('POL') ?? []) expect(item.roles[0]).toBe('NCA');
  });

  it('keeps themes together, in the order in which they are read', () => {
    expect([...itemsByTheme(edition, 'PROT').keys()].slice(0, 3)).toEqual([
      'Identification',
      'Labour exploitation',
      'Sexual exploitation',
    ]);
    for (const pillar of PILLARS) {
      const inThemes = [...itemsByTheme(edition, pillar).values()].flat();
      expect(inThemes).toEqual(edition.items.filter((item) => item.pillar === pillar));
    }
  });

  it('marks guidance as guidance', () => {
    const rights = itemById(edition, 'PROT-12');
    expect(rights?.legalRefs).toEqual([
      { ref: 'TIPP 6(3)', alternative: false, soft: false },
      { ref: 'ACWC-RG', alternative: true, soft: true },
      { ref: 'OHCHR', alternative: true, soft: true },
      { ref: 'BP-PR', alternative: true, soft: true },
    ]);
  });

  it('has a ladder for each kind with a statement on each step', () => {
    for (const kind of ITEM_KINDS) {
      const ladder = ladderOf(edition, kind);
      expect(ladder.map((step) => step.level)).toEqual([0, 1, 2, 3, 4]);
      expect(ladder.map((step) => step.name)).toEqual([
        'Absent',
        'In preparation',
        'Adopted',
        'Operating',
        'Reviewed',
      ]);
      expect(new Set(ladder.map((step) => step.statement)).size).toBe(5);
    }
  });

  it('has words for every kind of item and answer', () => {
    expect(Object.keys(words.itemKind)).toEqual([...ITEM_KINDS]);
    expect(Object.keys(words.answerKind)).toEqual([...ANSWER_KINDS]);
  });
});
