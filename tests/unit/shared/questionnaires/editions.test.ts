import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { instruments as instrumentsSchema } from '../../../../shared/instruments';
import { canonicalJson } from '../../../../shared/kernel';
import {
  bridgeEditions,
  coreItems,
  editionProblems,
  edition as editionSchema,
  editionsLock,
  ITEM_CHANGE_KINDS,
  itemById,
  itemLineage,
  itemsAfter,
  itemsByPillar,
  mappingProblems,
} from '../../../../shared/questionnaires';
import { PILLARS, TOPICS } from '../../../../shared/vocabulary';
import { resourceJson } from '../../../support/resource';

const file = (name: string, part: string) => resourceJson('questionnaires', 'waymark', name, part);
const first = editionSchema.parse(file('2025.1', 'edition.json'));
const second = editionSchema.parse(file('2026.1', 'edition.json'));
const third = editionSchema.parse(file('2026.2', 'edition.json'));
const editions = [first, second, third];
const mapping = itemLineage.parse(file('2026.1', 'mapping.json'));
const nextMapping = itemLineage.parse(file('2026.2', 'mapping.json'));
const instruments = instrumentsSchema.parse(resourceJson('instruments', 'instruments.json'));

const wordsIn = (text: string) => text.split(/\s+/).length;
const sentencesIn = (text: string) => text.split(/(?<=[.?!])\s+/);
const hashOf = (value: Parameters<typeof canonicalJson>[0]) =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');

/** What was published. A difference here means that answers already given would change their meaning: make a new edition. */
const PUBLISHED: readonly (readonly [name: string, edition: string, mapping: string])[] = [
  [
    '2026.1',
    '66f1c45021c43fc8eeeb1050b256add72b35c8d10167cebb397a30f6f3838422',
    '2f73a76539311daec5945b0c9e60fd347e6d41ad83a9c14a0343ca5647a8c1f2',
  ],
  [
    '2026.2',
    'e073ff0dff6c84377e5af517ea6ee23c4f321f581aa221f0ad8a1867eebfcf3b',
    'a99acacb0abc91e28ea771533728cf575e902dc7c3b524313c34b29fc56ce6ae',
  ],
];

describe.each(PUBLISHED)('edition %s', (name, sha256, mappingHash) => {
  it('is sound, and asks 118 items with 37 in the short edition', () => {
    const edition = editions.find((one) => one.edition === name) ?? first;
    expect(editionProblems(edition, instruments)).toEqual([]);
    const byPillar = itemsByPillar(edition);
    expect(PILLARS.map((pillar) => byPillar.get(pillar)?.length)).toEqual([27, 31, 32, 28]);
    expect(coreItems(edition)).toHaveLength(37);
  });

  it('is the published one with its mapping, and the lock says so', () => {
    const entry = editionsLock
      .parse(resourceJson('questionnaires', 'editions.lock.json'))
      .find(({ edition }) => edition === name);
    expect(hashOf(file(name, 'edition.json'))).toBe(sha256);
    expect(hashOf(file(name, 'mapping.json'))).toBe(mappingHash);
    expect(entry).toMatchObject({ sha256, mapping: mappingHash });
  });
});

describe('edition 2026.1', () => {
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
    for (const { reason, answers } of [...mapping.changes, ...nextMapping.changes]) {
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

describe('the mapping from 2026.1 to 2026.2', () => {
  it('tells all that differs and nothing else', () => {
    expect(mappingProblems(second, third, nextMapping)).toEqual([]);
  });

  it('changes the articles named and two explanations, and asks all as before', () => {
    const reworded = nextMapping.changes.filter(({ change }) => change !== 'references');
    expect(reworded.map((change) => [change.change, ...itemsAfter(change)])).toEqual([
      ['minor', 'PROT-11'],
      ['minor', 'PROT-26'],
    ]);
    const asked = ({ items }: typeof second) =>
      items.map(({ version: _version, help: _help, legalRefs: _refs, ...item }) => item);
    expect(asked(third)).toEqual(asked(second));
  });

  it('names the Conference of the Parties only where a treaty is joined', () => {
    const named = third.items.filter(({ legalRefs }) => legalRefs.some(({ ref }) => ref === 'UNTOC 32'));
    expect(named.map(({ id }) => id)).toEqual(['POL-29']);
  });

  it('gives each article that came or went in its reason', () => {
    const refsOf = (edition: typeof second, id: string) =>
      itemById(edition, id)?.legalRefs.map(({ ref }) => ref) ?? [];
    for (const change of nextMapping.changes) {
      const [id = ''] = itemsAfter(change);
      const [before, after] = [refsOf(second, id), refsOf(third, id)];
      const differing = [...before, ...after].filter((ref) => !before.includes(ref) || !after.includes(ref));
      for (const ref of differing) {
        const [number = ''] = ref.split(' ')[1]?.split('-') ?? [];
        expect(change.reason, `${id} ${ref}`).toContain(number);
      }
    }
  });

  it('leaves everything as comparable with 2025.1 as it was', () => {
    const lineages = [mapping, nextMapping];
    const of = (edition: string) => ({ questionnaire: 'waymark', edition });
    const bridges = ['2026.1', '2026.2'].map((edition) =>
      bridgeEditions(of('2025.1'), of(edition), lineages),
    );
    for (const { id } of [...first.items, ...third.items])
      expect(bridges[1]?.comparability(id)).toBe(bridges[0]?.comparability(id));
    for (const { id } of third.items)
      expect(bridgeEditions(of('2026.1'), of('2026.2'), lineages).comparability(id)).toBe('full');
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
