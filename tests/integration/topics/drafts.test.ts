import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadInstruments, loadInstruments } from '../../../main/instruments';
import { createShippedDrafts, hashOfTexts } from '../../../main/platform';
import { createReadTopics, loadTopicPages } from '../../../main/topics';
import { readTopicPages, textsOfTopic, topicInTexts } from '../../../shared/topics';
import type { LanguageCode } from '../../../shared/vocabulary';
import { resourcesDir } from '../../support/resource';

const { instruments } = loadInstruments(resourcesDir);
const table = loadTopicPages(resourcesDir, () => instruments);
const [page] = table.pages;
const [treaty] = instruments;
if (page === undefined || treaty === undefined) throw new Error('nothing ships');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-drafts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ship = (drafts: unknown, language: LanguageCode = 'tha') => {
  writeFileSync(path.join(folder, 'tha.json'), JSON.stringify({ language, drafts }));
  return createShippedDrafts(folder);
};
const draftOf = (english: readonly string[]) => ({
  source: hashOfTexts(english),
  texts: english.map((_, at) => `ข้อความ ${at}`),
});

describe('texts of a topic', () => {
  it('are all of them, once, and come back where they stood', () => {
    for (const each of table.pages) {
      const texts = textsOfTopic(each);
      expect(topicInTexts(each, texts)).toEqual(each);
      const marked = topicInTexts(
        each,
        texts.map((text) => `<${text}>`),
      );
      expect(textsOfTopic(marked)).toEqual(texts.map((text) => `<${text}>`));
      expect({ ...marked.searches, related: marked.related }).toEqual({
        ...each.searches,
        related: each.related,
      });
    }
  });
});

describe('drafts of topic pages and treaties', () => {
  it('are read where they say the present English text', () => {
    const read = createReadTopics(() => table, ship({ [page.id]: draftOf(textsOfTopic(page)) }));
    const thai = read('tha');
    expect(thai.translated).toEqual([page.id]);
    expect(thai.pages[0]).toMatchObject({ summary: 'ข้อความ 0', searches: page.searches });
    expect(thai.pages.slice(1)).toEqual(table.pages.slice(1));
    expect(read(null)).toEqual({ pages: table.pages, translated: [] });
    expect(read('lao').translated).toEqual([]);
  });

  it('are left out where the English text is another, or their number', () => {
    const texts = textsOfTopic(page);
    const other = { ...draftOf(texts), source: hashOfTexts(texts.slice(1)) };
    expect(createReadTopics(() => table, ship({ [page.id]: other }))('tha').translated).toEqual([]);
    const fewer = { ...draftOf(texts), texts: ['ข้อความ'] };
    expect(createReadTopics(() => table, ship({ [page.id]: fewer }))('tha').translated).toEqual([]);
  });

  it.each([
    ...['', '[]', 'null', '{"language":"lao","drafts":{}}', '{"language":"tha","drafts":{"T1.1":null}}'],
  ])('are none where their file is damaged: %j', (text) => {
    writeFileSync(path.join(folder, 'tha.json'), text);
    expect(createReadTopics(() => table, createShippedDrafts(folder))('tha').translated).toEqual([]);
  });

  it('give a treaty its names and each article its summary, one by one', () => {
    const [first, second] = treaty.articles;
    if (first === undefined || second === undefined) throw new Error('no articles');
    const drafts = ship({
      [treaty.code]: draftOf([treaty.name, treaty.shortName]),
      [`${first.key} summary`]: draftOf([first.summary]),
      [`${second.key} summary`]: draftOf(['Something else']),
    });
    const [read] = createReadInstruments(() => instruments, drafts)('tha');
    expect(read).toMatchObject({ name: 'ข้อความ 0', shortName: 'ข้อความ 1', code: treaty.code, isDraft: true });
    expect(read?.articles[0]).toEqual({ ...first, summary: 'ข้อความ 0', isDraft: true });
    expect(read?.articles[1]).toEqual(second);
  });
});

const shipped = createReadTopics(() => table, createShippedDrafts(path.join(resourcesDir, 'topics/texts')));
const treaties = createReadInstruments(
  () => instruments,
  createShippedDrafts(path.join(resourcesDir, 'instruments/texts')),
);
const numbers = (text: string) => new Set(text.match(/\d+/g) ?? []);
const lostNumbers = (english: readonly string[], own: readonly string[]) =>
  english.flatMap((text, at) => {
    const there = numbers(own[at] ?? '');
    return [...numbers(text)].every((number) => there.has(number)) ? [] : [`${text} | ${own[at]}`];
  });

// A text that changed belongs into the file of the language anew, with the hash of the English ones.
describe.each(['ind', 'khm', 'lao', 'mon', 'mya', 'nep', 'sin', 'tam', 'tha', 'vie'] as const)(
  'what ships in %s',
  (language) => {
    it('has every topic page of the present text, with its numbers', () => {
      const read = shipped(language);
      expect(table.pages.map(({ id }) => id).filter((id) => !read.translated.includes(id))).toEqual([]);
      expect(readTopicPages.parse(read)).toEqual(read);
      expect(
        table.pages.flatMap((each, at) =>
          lostNumbers(textsOfTopic(each), textsOfTopic(read.pages[at] ?? each)),
        ),
      ).toEqual([]);
    });

    it('has every treaty and article, with their numbers', () => {
      const read = treaties(language);
      const texts = (list: typeof instruments) =>
        list.flatMap(({ name, shortName, articles }) => [
          name,
          shortName,
          ...articles.map(({ summary }) => summary),
        ]);
      const [english, own] = [texts(instruments), texts(read)];
      expect(own).toHaveLength(english.length);
      // Titles may be alike in two languages; sentences are not.
      expect(english.filter((text, at) => own[at] === text && /\s\S+\s\S+\s/.test(text))).toEqual([]);
      expect(lostNumbers(english, own)).toEqual([]);
    });
  },
);
