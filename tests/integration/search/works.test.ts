import { afterEach, expect, it } from 'vitest';
import { searchFilters } from '../../../shared/search';
import { aDocument, hashOf, idOf, type SearchBench, searchBench, toPages } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

interface WorkText {
  readonly name: string;
  readonly pages: readonly string[];
  readonly language: 'tha' | 'eng' | 'ind';
}

/** A document with several texts, the first of them official. */
function putWork(made: SearchBench, title: string, texts: readonly [WorkText, ...WorkText[]]): void {
  for (const { name, pages } of texts) {
    made.store.putPages(hashOf(name), toPages(pages));
    made.store.finishFile(hashOf(name), pages.length);
  }
  made.store.putDocument(
    aDocument({
      name: texts[0].name,
      pages: texts[0].pages,
      facts: {
        documentId: idOf(title),
        title,
        language: texts[0].language,
        versions: texts.map(({ name, pages, language }, at) => ({
          id: idOf(`${name} version`),
          sha256: hashOf(name),
          label: name,
          publishedOn: null,
          language,
          standing: null,
          isOfficial: at === 0,
          pageCount: pages.length,
        })),
      },
    }),
  );
}

/** An act in Thai, its older text, and an English translation, as one document. */
function aWork(): SearchBench {
  const made = searchBench({ name: 'Other', pages: ['forced labour and แรงงานบังคับ'] });
  putWork(made, 'Act', [
    { name: 'thai 2015', pages: ['', 'แรงงานบังคับ passport'], language: 'tha' },
    { name: 'english', pages: ['forced labour'], language: 'eng' },
    { name: 'thai 2008', pages: ['แรงงานบังคับ', 'ทาส'], language: 'tha' },
  ]);
  return made;
}

const ask = (text: string, filters: object = {}) =>
  bench.store.query({ text, filters: searchFilters.parse(filters) });
const hitsOf = (text: string) =>
  ask(text)
    .groups.filter(({ title }) => title === 'Act')
    .map(({ hits }) => hits.map(({ versionId, page, language }) => ({ versionId, page, language })));

it('shows a work once, whichever of its languages the words are in, and leads to the text that has them', () => {
  bench = aWork();
  expect(hitsOf('forced labour')).toEqual([
    [{ versionId: idOf('english version'), page: 1, language: 'eng' }],
  ]);
  // Of the two Thai texts the official one; the older says the same.
  expect(hitsOf('แรงงานบังคับ')).toEqual([
    [{ versionId: idOf('thai 2015 version'), page: 2, language: 'tha' }],
  ]);
  // Only the older text has this word.
  expect(hitsOf('ทาส')).toEqual([[{ versionId: idOf('thai 2008 version'), page: 2, language: 'tha' }]]);
  const { total, facets } = ask('แรงงานบังคับ');
  expect(total).toEqual({ pages: 2, documents: 2 });
  expect(facets.language).toEqual([
    { value: 'eng', count: 2 },
    { value: 'tha', count: 1 },
  ]);
  expect(ask('forced', { language: ['tha'] }).groups.map(({ title }) => title)).toEqual(['Act']);
});

it('counts the pages of every text of a work', () => {
  bench = aWork();
  expect(bench.store.status()).toMatchObject({ documents: 2, pages: 6 });
});

it('leads to the text of a work that has the words as they are typed, whichever came in first', () => {
  bench = searchBench();
  putWork(bench, 'Act', [
    { name: 'indonesian', pages: ['shelters here'], language: 'ind' },
    { name: 'english', pages: ['shelter shelter shelter'], language: 'eng' },
  ]);
  const [group] = ask('shelter').groups;
  expect(group?.versionId).toBe(idOf('english version'));
  expect(group?.hits.map(({ language, tier }) => [language, tier])).toEqual([
    ['eng', 'exact'],
    ['ind', 'stemmed'],
  ]);
});

it('says of how many pages in all its texts those that are found are, and how many stand in each text', () => {
  bench = searchBench();
  putWork(bench, 'Act', [
    { name: 'thai', pages: ['มาตรา 12 passport', 'passport ๒'], language: 'tha' },
    { name: 'english', pages: ['passport one', 'passport two', 'passport three', 'an end'], language: 'eng' },
  ]);
  expect(ask('passport').groups).toMatchObject([
    {
      ...{ versionId: idOf('thai version'), hitCount: 5, pageCount: 6 },
      texts: [
        { versionId: idOf('thai version'), language: 'tha', hitCount: 2 },
        { versionId: idOf('english version'), language: 'eng', hitCount: 3 },
      ],
    },
  ]);
  const [act] = ask('passport').groups;
  for (const { versionId, best } of act?.texts ?? [])
    expect(act?.hits.find((hit) => hit.versionId === versionId)?.page).toBe(best.page);
});

it('counts the pages of a file once, in whichever works it is a text', () => {
  bench = searchBench();
  putWork(bench, 'Act', [
    { name: 'thai', pages: ['passport a'], language: 'tha' },
    { name: 'english', pages: ['passport one', 'passport two', 'passport three'], language: 'eng' },
  ]);
  const copyOf = (name: string, pages: readonly string[]) =>
    bench.store.putDocument(
      aDocument({ name, pages, facts: { documentId: idOf('Copy'), title: 'AA copy' } }),
    );
  copyOf('thai', ['passport a']);
  expect(ask('passport').total).toEqual({ pages: 4, documents: 2 });
  copyOf('english', ['passport one', 'passport two', 'passport three']);
  expect(ask('passport').total).toEqual({ pages: 4, documents: 2 });
});
