import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createShippedTexts, loadPublished } from '../../../main/questionnaires';
import { canonicalJson } from '../../../shared/kernel';
import { type Item, textsOf } from '../../../shared/questionnaires';
import { resourcesDir } from '../../support/resource';

const { editions, lineages } = loadPublished(resourcesDir);
const drafts = createShippedTexts(resourcesDir);

const sourceOf = (item: Item): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(textsOf(item)))), 'utf8')
    .digest('hex');
const numbers = (text: string) => new Set(text.match(/\d+/g) ?? []);

it('there are drafts in other languages', () => {
  expect(drafts.languages('waymark')).toEqual(
    expect.arrayContaining([...['ind', 'khm', 'lao', 'mon', 'mya', 'nep', 'sin', 'tam', 'tha', 'vie']]),
  );
  expect(drafts.languages('none')).toEqual([]);
});

// A new text belongs into the file of the language with this hash of the English one.
it.each(drafts.languages('waymark'))(
  'each item of each edition has a draft in %s of its present English text',
  (language) => {
    const missing = editions.flatMap(({ id, edition, items }) =>
      items
        .map((item) => ({ id: item.id, source: sourceOf(item) }))
        .filter((item) => drafts.find(id, language, item) === undefined)
        .map((item) => `${edition} ${item.id} ${item.source}`),
    );
    expect(missing).toEqual([]);
  },
);

it.each(drafts.languages('waymark'))('the drafts in %s keep the numbers of what is asked', (language) => {
  const lost = editions.flatMap(({ id, items }) =>
    items.flatMap((item) => {
      const draft = drafts.find(id, language, { id: item.id, source: sourceOf(item) });
      const pairs = [
        [item.question, draft?.question],
        [item.help, draft?.help],
        ...item.statements.map((statement, at) => [statement, draft?.statements[at]]),
      ];
      return pairs.flatMap(([english = '', own = '']) => {
        const there = numbers(own);
        return [...numbers(english)]
          .filter((number) => !there.has(number))
          .map((number) => `${item.id}: ${number}`);
      });
    }),
  );
  expect(lost).toEqual([]);
});

it.each(drafts.languages('waymark'))(
  'the themes and levels of each edition have a name in %s',
  (language) => {
    const { themes, levels } = drafts.names('waymark', language);
    const missing = editions.flatMap(({ items, scale }) => [
      ...items.flatMap(({ theme }) => (themes[theme] === undefined ? [theme] : [])),
      ...scale.flatMap(({ name }) => (levels[name] === undefined ? [name] : [])),
    ]);
    expect([...new Set(missing)]).toEqual([]);
  },
);

it('the window knows what the editions that ship say of their changes, to the letter', () => {
  const file = path.join(resourcesDir, 'locales/en/questionnaires.json');
  const known = new Set<unknown>(Object.values(JSON.parse(readFileSync(file, 'utf8')).mapping));
  const said = lineages.flatMap(({ to, summary, changes }) => [
    ...(summary === undefined ? [] : [`${to}: ${summary}`]),
    ...changes.flatMap(({ answers }) => (answers === undefined ? [] : [`${to}: ${answers}`])),
    ...changes.flatMap(({ reason }) => (reason === undefined ? [] : [`${to}: ${reason}`])),
  ]);
  expect(said.length).toBeGreaterThan(80);
  expect(said.filter((each) => !known.has(each.slice('2026.1: '.length)))).toEqual([]);
});

const windowLanguages = [
  ['tha', 'th'],
  ['vie', 'vi'],
  ['ind', 'id'],
  ['khm', 'km'],
  ['lao', 'lo'],
  ['nep', 'ne'],
  ['mon', 'mn'],
  ['mya', 'my'],
  ['sin', 'si'],
  ['tam', 'ta'],
] as const;
/** Scripts of languages in which nothing else is written: a text without any of its letters was left in English. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  khm: /\p{Script=Khmer}/u,
  lao: /\p{Script=Lao}/u,
  mon: /\p{Script=Cyrillic}/u,
  mya: /\p{Script=Myanmar}/u,
  nep: /\p{Script=Devanagari}/u,
  sin: /\p{Script=Sinhala}/u,
  tam: /\p{Script=Tamil}/u,
  tha: /\p{Script=Thai}/u,
};
it.each(drafts.languages('waymark'))(
  'every text of a draft in %s is in its letters, and composed',
  (language) => {
    const script = SCRIPTS[language] ?? /\p{Script=Latin}/u;
    const wrong = editions.flatMap(({ id, items }) =>
      items.flatMap((item) => {
        const { topic, question, help, statements } = drafts.find(id, language, {
          ...{ id: item.id, source: sourceOf(item) },
        }) ?? { topic: '', question: '', help: '', statements: [] };
        return [topic, question, help, ...statements]
          .filter((text) => !script.test(text) || text !== text.normalize('NFC'))
          .map((text) => `${item.id}: ${text}`);
      }),
    );
    expect(wrong).toEqual([]);
  },
);

it.each(drafts.languages('waymark'))('no two levels of an item say the same in %s', (language) => {
  const alike = editions.flatMap(({ id, items }) =>
    items.flatMap((item) => {
      const draft = drafts.find(id, language, { id: item.id, source: sourceOf(item) });
      return new Set(draft?.statements).size === 5 ? [] : [item.id];
    }),
  );
  expect(alike).toEqual([]);
});

it.each(windowLanguages)('levels are called in %s as the window calls them', (language, folder) => {
  const words = JSON.parse(readFileSync(path.join(resourcesDir, `locales/${folder}/ui.json`), 'utf8')).level;
  const { levels } = drafts.names('waymark', language);
  expect(editions.flatMap(({ scale }) => scale.map(({ name }) => levels[name]?.name))).toEqual(
    editions.flatMap(({ scale }) => scale.map(({ level }) => words[level])),
  );
});

it.each(windowLanguages)(
  'why a question was changed is said in %s, in its letters, with the numbers of the articles',
  (language, folder) => {
    const mappingIn = (name: string): Readonly<Record<string, string>> =>
      JSON.parse(readFileSync(path.join(resourcesDir, `locales/${name}/questionnaires.json`), 'utf8'))
        .mapping;
    const script = SCRIPTS[language] ?? /\p{Script=Latin}/u;
    const own = mappingIn(folder);
    const wrong = Object.entries(mappingIn('en')).filter(([key, english]) => {
      const text = own[key] ?? '';
      const there = numbers(text);
      return (
        text === english ||
        !script.test(text) ||
        text !== text.normalize('NFC') ||
        [...numbers(english)].some((number) => !there.has(number))
      );
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  },
);
