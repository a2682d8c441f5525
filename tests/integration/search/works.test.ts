import { afterEach, expect, it } from 'vitest';
import { searchFilters } from '../../../shared/search';
import { aDocument, hashOf, idOf, type SearchBench, searchBench, toPages } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

/** An act in Thai, its older text, and an English translation, as one document. */
function aWork(): SearchBench {
  const made = searchBench({ name: 'Other', pages: ['forced labour and แรงงานบังคับ'] });
  const texts = [
    { name: 'thai 2015', pages: ['', 'แรงงานบังคับ passport'], language: 'tha' as const, isOfficial: true },
    { name: 'english', pages: ['forced labour'], language: 'eng' as const, isOfficial: false },
    { name: 'thai 2008', pages: ['แรงงานบังคับ', 'ทาส'], language: 'tha' as const, isOfficial: false },
  ];
  for (const { name, pages } of texts) {
    made.store.putPages(hashOf(name), toPages(pages));
    made.store.finishFile(hashOf(name), pages.length);
  }
  made.store.putDocument(
    aDocument({
      name: 'thai 2015',
      pages: texts[0]?.pages ?? [],
      facts: {
        title: 'Act',
        language: 'tha',
        versions: texts.map(({ name, pages, language, isOfficial }) => ({
          id: idOf(`${name} version`),
          sha256: hashOf(name),
          label: name,
          publishedOn: null,
          language,
          standing: null,
          isOfficial,
          pageCount: pages.length,
        })),
      },
    }),
  );
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
