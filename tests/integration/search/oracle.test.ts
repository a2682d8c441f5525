import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, normalise, parseQuery } from '../../../shared/search';
import { awkwardText } from '../../support/awkward-text';
import { hashOf, searchBench, toPages } from '../../support/search-bench';

/** Small vocabularies, so that words meet: spaced and unspaced, with and without marks. */
const SPACED = ['law', 'laws', 'child', 'quyền', 'quyen', 'हक', 'உரிமை', '2008', '๒๐๐๘'];
const UNSPACED = ['กฎ', 'หมาย', 'แรง', 'งาน', 'น้ำ', 'នគរ', 'ច្បាប់', 'ဥပဒေ', 'ကူး'];

const page = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SPACED).map((word) => ` ${word} `),
      fc.constantFrom(...UNSPACED),
      fc.constantFrom('\n', ', ', ' '),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const pages = fc.array(page, { minLength: 1, maxLength: 12 });

const QUOTES = /["\u201c-\u201e\u00ab\u00bb\u300c\u300d\uff02]/;

const squeeze = (text: string) => normalise(text).replaceAll(/\s+/g, '');
const wordsOn = (text: string) =>
  cut(normalise(text)).units.flatMap((unit) => (unit.run < 0 ? [unit.text] : []));

/** Pages of tier exact: the same whether the index is in memory, on the disk or in both. */
function exactly(texts: readonly string[], query: string): number[] {
  const bench = searchBench();
  try {
    const pages = toPages(texts);
    const written = Math.floor(pages.length / 2);
    bench.store.putPages(hashOf('A'), pages.slice(0, written));
    while (bench.store.tidy());
    bench.add({ name: 'A', pages: texts });
    const { groups } = bench.store.query({ text: query, pagesPerDocument: 50 });
    return groups
      .flatMap(({ hits }) => hits.filter((hit) => hit.tier === 'exact').map((hit) => hit.page))
      .sort((a, b) => a - b);
  } finally {
    bench.close();
  }
}

const expected = (texts: readonly string[], fits: (text: string) => boolean): number[] =>
  texts.flatMap((text, at) => (fits(text) ? [at + 1] : []));

describe('exact hits are those that reading every page would give', () => {
  it('for words', () => {
    fc.assert(
      fc.property(pages, fc.constantFrom(...SPACED), (texts, word) => {
        expect(exactly(texts, word)).toEqual(
          expected(texts, (text) => wordsOn(text).includes(normalise(word))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('for two words', () => {
    fc.assert(
      fc.property(pages, fc.constantFrom(...SPACED), fc.constantFrom(...UNSPACED), (texts, word, run) => {
        const fits = (text: string) =>
          wordsOn(text).includes(normalise(word)) && squeeze(text).includes(squeeze(run));
        expect(exactly(texts, `${word} ${run}`)).toEqual(expected(texts, fits));
      }),
      { numRuns: 60 },
    );
  });

  it('for words inside unspaced text', () => {
    const run = fc
      .array(fc.constantFrom(...UNSPACED), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pages, run, (texts, wanted) => {
        // Whole clusters only: where the last one goes on is a looser fit.
        const clusters = (text: string) =>
          cut(normalise(text)).units.map((unit) => `${unit.run < 0 ? '·' : ''}${unit.text}`);
        const fits = (text: string) => {
          const all = cut(normalise(text)).units;
          const want = clusters(wanted);
          return all.some((_, at) =>
            want.every((cluster, step) => {
              const unit = all[at + step];
              return unit?.text === cluster && (step === 0 || unit.run === all[at]?.run);
            }),
          );
        };
        expect(exactly(texts, wanted)).toEqual(expected(texts, fits));
      }),
      { numRuns: 60 },
    );
  });

  it('for phrases', () => {
    const phrase = fc.array(fc.constantFrom('law', 'child', 'quyền', '2008'), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(pages, phrase, (texts, words) => {
        const units = (text: string) =>
          cut(normalise(text)).units.map((unit) => (unit.run < 0 ? unit.text : ''));
        const wanted = words.map((word) => normalise(word));
        const fits = (text: string) => {
          const all = units(text);
          return all.some((_, at) => wanted.every((word, step) => all[at + step] === word));
        };
        expect(exactly(texts, `"${words.join(' ')}"`)).toEqual(expected(texts, fits));
      }),
      { numRuns: 60 },
    );
  });
});

describe('every hit', () => {
  it('shows where the query stands on it', () => {
    fc.assert(
      fc.property(
        pages,
        fc.constantFrom(...SPACED, ...UNSPACED, 'lwa', 'chi'),
        fc.boolean(),
        (texts, query, asYouType) => {
          const bench = searchBench({ name: 'A', pages: texts });
          try {
            const { groups } = bench.store.query({ text: query, pagesPerDocument: 50, asYouType });
            for (const { hits } of groups) {
              for (const { snippet } of hits) {
                expect(snippet.marks.length).toBeGreaterThan(0);
                for (const { end } of snippet.marks) expect(end).toBeLessThanOrEqual(snippet.text.length);
              }
            }
          } finally {
            bench.close();
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('awkward text', () => {
  it('is found by its own words, and no line breaks the search', () => {
    fc.assert(
      fc.property(fc.array(awkwardText(), { minLength: 1, maxLength: 5 }), awkwardText(20), (texts, line) => {
        const bench = searchBench({ name: 'A', pages: texts });
        try {
          texts.forEach((text, at) => {
            if (QUOTES.test(text)) return;
            const query = `"${text}"`;
            if (parseQuery(query).clauses.length === 0) return;
            expect(bench.found(query)).toContain(`A ${at + 1}`);
          });
          expect(() => bench.store.query({ text: line, asYouType: true })).not.toThrow();
          expect(() => bench.store.suggest(line)).not.toThrow();
          expect(() => bench.store.jump(line)).not.toThrow();
        } finally {
          bench.close();
        }
      }),
      { numRuns: 150 },
    );
  });
});
