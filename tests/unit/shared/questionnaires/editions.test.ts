import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { instruments as instrumentsSchema } from '../../../../shared/instruments';
import { canonicalJson } from '../../../../shared/kernel';
import {
  coreItems,
  editionProblems,
  edition as editionSchema,
  editionsLock,
  ITEM_CHANGE_KINDS,
  itemById,
  itemLineage,
  itemsByPillar,
  mappingProblems,
} from '../../../../shared/questionnaires';
import { PILLARS, TOPICS } from '../../../../shared/vocabulary';
import { resourceJson } from '../../../support/resource';

const file = (name: string, part: string) => resourceJson('questionnaires', 'waymark', name, part);
const first = editionSchema.parse(file('2025.1', 'edition.json'));
const second = editionSchema.parse(file('2026.1', 'edition.json'));
const editions = [first, second];
const mapping = itemLineage.parse(file('2026.1', 'mapping.json'));
const instruments = instrumentsSchema.parse(resourceJson('instruments', 'instruments.json'));

const wordsIn = (text: string) => text.split(/\s+/).length;
const sentencesIn = (text: string) => text.split(/(?<=[.?!])\s+/);
const hashOf = (value: Parameters<typeof canonicalJson>[0]) =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');

/** What was published. A difference here means that answers already given would change their meaning: make a new edition. */
const published = {
  edition: '66f1c45021c43fc8eeeb1050b256add72b35c8d10167cebb397a30f6f3838422',
  mapping: '2f73a76539311daec5945b0c9e60fd347e6d41ad83a9c14a0343ca5647a8c1f2',
};

describe('edition 2026.1', () => {
  it('is sound, and asks 118 items with 37 in the short edition', () => {
    expect(editionProblems(second, instruments)).toEqual([]);
    const byPillar = itemsByPillar(second);
    expect(PILLARS.map((pillar) => byPillar.get(pillar)?.length)).toEqual([27, 31, 32, 28]);
    expect(coreItems(second)).toHaveLength(37);
  });

  it('is the published one with its mapping, and the lock says so', () => {
    const entry = editionsLock
      .parse(resourceJson('questionnaires', 'editions.lock.json'))
      .find(({ edition }) => edition === '2026.1');
    expect(hashOf(file('2026.1', 'edition.json'))).toBe(published.edition);
    expect(hashOf(file('2026.1', 'mapping.json'))).toBe(published.mapping);
    expect(entry).toMatchObject({ sha256: published.edition, mapping: published.mapping });
  });

  it('asks about every topic still, and asks the coordinating body first on coordination', () => {
    const asked = new Set(second.items.flatMap((item) => item.topics));
    expect(TOPICS.filter(({ id }) => !asked.has(id))).toEqual([]);
    for (const item of itemsByPillar(second).get('POL') ?? []) expect(item.roles[0]).toBe('NCA');
  });

  it('keeps the number of an item that moved to another pillar', () => {
    expect(itemById(first, 'PROS-08')?.pillar).toBe('PROS');
    expect(itemById(second, 'PROS-08')?.pillar).toBe('PROT');
  });
});

describe('the mapping from 2025.1 to 2026.1', () => {
  it('tells all that differs and nothing else', () => {
    expect(mappingProblems(first, second, mapping)).toEqual([]);
  });

  it('uses every kind of change but those of a ladder and of articles alone, and most items stay as they are', () => {
    const used = new Set(mapping.changes.map(({ change }) => change));
    expect(ITEM_CHANGE_KINDS.filter((kind) => !used.has(kind))).toEqual(['ladder', 'references']);
    expect(second.items.filter((item) => first.items.some((old) => old.id === item.id))).toHaveLength(106);
    expect(mapping.changes).toHaveLength(22);
  });

  it('says in plain words why, and what becomes of the answers', () => {
    for (const { reason, answers } of mapping.changes) {
      for (const text of [reason ?? '', answers ?? '']) {
        expect(text).toMatch(/^[A-Z].*\.$/);
        for (const sentence of sentencesIn(text)) expect(wordsIn(sentence)).toBeLessThanOrEqual(30);
        expect(text).not.toMatch(/[^\S ]| {2}|[‘’“”–—]/);
      }
    }
  });

  it('gives no number of an item that is gone to another one', () => {
    const gone = first.items.filter((item) => itemById(second, item.id) === undefined).map(({ id }) => id);
    expect(gone).toEqual(['POL-01', 'POL-02', 'POL-16', 'POL-26', 'PREV-07', 'PREV-26', 'PROT-04']);
  });
});

describe.each(editions)('texts of edition $edition', (edition) => {
  it.each(edition.items)('$id asks one plain question', ({ question }) => {
    expect(question).toMatch(/^[A-Z][^?]*\?$/);
    expect(wordsIn(question)).toBeLessThanOrEqual(30);
    expect(question).not.toMatch(/\bnot\b.*\b(?:not|no|never|without|un\w+)\b/i);
    expect(question).not.toMatch(/and\/or|etc|[;()]/);
  });

  it.each(edition.items)('$id explains in two to four short sentences', ({ help }) => {
    const sentences = sentencesIn(help);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(4);
    for (const sentence of sentences) expect(wordsIn(sentence)).toBeLessThanOrEqual(42);
    expect(help).toMatch(/\.$/);
  });

  it.each(edition.items)('$id has five statements that can be true or false', ({ statements }) => {
    for (const statement of statements) {
      expect(statement).toMatch(/^[A-Z].*\.$/);
      expect(sentencesIn(statement)).toHaveLength(1);
      expect(wordsIn(statement)).toBeLessThanOrEqual(30);
      expect(statement).not.toMatch(/\?|and\/or|\bshould\b/);
    }
    expect(statements[4]).toMatch(/last two years|new plan/);
  });

  it('says nothing twice', () => {
    const all = edition.items.flatMap((item) => [item.question, item.help, item.topic, ...item.statements]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('uses one word for one thing', () => {
    for (const { question, help, statements } of edition.items) {
      const text = [question, help, ...statements].join(' ');
      expect(text).not.toMatch(
        /\bgovernment of\b|illegal migrant|sex slave|prostitute\b|rescued?\b|human trafficking/i,
      );
      expect(text).not.toMatch(/[^\S ]| {2}|[‘’“”–—]/);
    }
  });
});
