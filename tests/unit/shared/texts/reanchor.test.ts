import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cited, type ComparedPage, reanchor } from '../../../../shared/texts';
import { aLaw, inPages, type LawLanguage } from '../../../support/builders/laws';

const isSpaced = (language: LawLanguage) => language === 'eng' || language === 'vie';

/** Words that a later version puts into a passage. */
const FRESH: Readonly<Record<LawLanguage, string>> = {
  eng: 'without any delay whatever',
  vie: 'ngay lập tức và không chậm trễ',
  tha: 'โดยไม่ชักช้า',
  khm: 'ដោយគ្មានការពន្យារពេល',
  lao: 'ໂດຍບໍ່ຊັກຊ້າ',
  mya: 'နှောင့်နှေးခြင်းမရှိဘဲ',
};

/** A passage of an article: a stretch of its text, as long as a reader cites. */
function passageOf(article: string, language: LawLanguage): string {
  const text = article.split('\n')[1] ?? '';
  if (isSpaced(language)) return text.split(' ').slice(3, 17).join(' ');
  return (text.match(/\P{M}(?:[\u17d2\u1039]\P{M}|[\p{M}\u0e33\u0eb3])*/gu) ?? []).slice(5, 45).join('');
}

const bare = (text: string) => text.replace(/[\s.,-]+/gu, '');

/** The page on which a passage begins. */
function pageWith(pages: readonly ComparedPage[], words: string): number {
  let text = '';
  const starts: number[] = [];
  for (const page of pages) {
    starts.push(text.length);
    // Without what runs along the pages.
    text += bare(page.text.replace(/^Act\n|\n\d+$/g, ''));
  }
  const at = text.indexOf(bare(words));
  return at < 0 ? -1 : starts.filter((start) => start <= at).length;
}

/** What was done to an article between the versions. */
type Deed = 'stays' | 'moves' | 'reworded' | 'moves reworded' | 'goes';

function planted(language: LawLanguage) {
  const law = aLaw(language, 120);
  const deeds: Deed[] = ['stays', 'moves', 'reworded', 'moves reworded', 'goes'];
  const cited = Array.from({ length: 50 }, (_, at) => ({ at: 3 + 2 * at, deed: deeds[at % 5] ?? 'stays' }));
  const fresh = FRESH[language];
  const reword = (passage: string): string => {
    const half = Math.floor(passage.length / 2);
    // A cut between two words or clusters in the middle of the passage.
    const cut = isSpaced(language)
      ? passage.indexOf(' ', half)
      : half + (/^\p{M}+/u.exec(passage.slice(half))?.[0].length ?? 0);
    return `${passage.slice(0, cut)}${isSpaced(language) ? ` ${fresh}` : fresh}${passage.slice(cut)}`;
  };
  const changed = (article: string): string => {
    const passage = passageOf(article, language);
    return article.replace(passage, reword(passage));
  };
  const staying: string[] = [];
  const moved: string[] = [];
  law.forEach((article, at) => {
    const deed = cited.find((one) => one.at === at)?.deed ?? 'stays';
    if (deed === 'goes') return;
    const text = deed.endsWith('reworded') ? changed(article) : article;
    (deed.startsWith('moves') ? moved : staying).push(text);
  });
  const later = [...aLaw(language, 6, 99), ...staying, ...moved.reverse()];
  return {
    passages: cited.map(({ at, deed }) => {
      const quote = passageOf(law[at] ?? '', language);
      return { deed, quote, later: deed.endsWith('reworded') ? reword(quote) : quote };
    }),
    before: inPages(law, { width: 64, lines: 30, header: 'Act' }),
    after: inPages(later, { width: 80, lines: 38, footer: (n) => `${n}` }),
  };
}

describe('citations in a new version', () => {
  it.each(['eng', 'vie', 'tha', 'khm', 'lao', 'mya'] as const)(
    'are found again after 50 planted shifts and rewordings, none silently wrong: %s',
    (language) => {
      const { passages, before, after } = planted(language);
      const cited: Cited[] = passages.map(({ quote }) => ({ quote, page: pageWith(before, quote) }));
      expect(cited.every(({ page }) => page > 0)).toBe(true);
      const found = reanchor(before, after, cited);
      let right = 0;
      const wrong: unknown[] = [];
      found.forEach((now, at) => {
        const { deed, quote, later } = passages[at] as (typeof passages)[number];
        const half = quote.slice(0, Math.floor(quote.length / 2) - 2);
        if (deed === 'goes') {
          if (now.kind === 'lost') right += 1;
          else wrong.push({ deed, quote, now });
          return;
        }
        const isThere = bare(now.text).includes(bare(half)) && now.page === pageWith(after, later);
        const kind = deed.endsWith('reworded') ? 'reworded' : 'same';
        if (now.kind === kind && isThere) right += 1;
        else if (now.kind !== 'lost') wrong.push({ deed, quote, now });
      });
      expect(wrong).toEqual([]);
      expect(right).toBeGreaterThanOrEqual(45);
    },
  );

  it('is the same place in the same text, whatever is cited', () => {
    const pages = inPages(aLaw('eng', 40), {});
    fc.assert(
      fc.property(
        fc.nat(pages.length - 1),
        fc.nat(20),
        fc.integer({ min: 3, max: 25 }),
        (at, from, length) => {
          const words = (pages[at]?.text ?? '').split(/\s+/);
          const quote = words.slice(from, from + length).join(' ');
          const [now] = reanchor(pages, pages, [{ quote, page: at + 1 }]);
          expect([now?.kind, now?.page]).toEqual(['same', at + 1]);
          expect(bare(now?.text ?? '')).toBe(bare(quote));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is lost where a formula stands in several places and nothing tells which', () => {
    const formula = 'shall be liable to a fine';
    const before = [{ n: 1, text: `Article 1\nWhoever sells ${formula}.` }];
    const after = [{ n: 1, text: `One ${formula}. Two ${formula}. Three ${formula}.` }];
    expect(reanchor(before, after, [{ quote: formula, page: 1 }])[0]?.kind).toBe('lost');
  });

  it('of a page as a whole follow the page', () => {
    const law = aLaw('eng', 20);
    const before = law.map((text, at) => ({ n: at + 1, text }));
    const after = [
      { n: 1, text: 'A cover without words of the law' },
      ...before.map(({ n, text }) => ({ n: n + 1, text })),
    ];
    const gone = after.filter(({ n }) => n !== 8).map(({ text }, at) => ({ n: at + 1, text }));
    expect(
      reanchor(before, gone, [
        { quote: '', page: 3 },
        { quote: '', page: 7 },
      ]),
    ).toMatchObject([
      { kind: 'same', page: 4 },
      { kind: 'lost', page: null },
    ]);
  });

  it('keeps the mark that closes a quote, and the number printed on the page', () => {
    const text = 'The court may order a fine of up to nine units. It then closes the case.';
    const [now] = reanchor(
      [{ n: 1, text }],
      [
        { n: 1, text: 'Cover', label: 'i' },
        { n: 2, text, label: '1' },
      ],
      [{ quote: 'order a fine of up to nine units.', page: 1 }],
    );
    expect(now).toMatchObject({ text: 'order a fine of up to nine units.', page: 2, pageLabel: '1' });
  });

  it('is the same for a quote from the time when the raised number of a note was read as a plain one', () => {
    const text =
      'Who commits an offence under section 5⁷ of the Act is liable on conviction.¹² The court may order so.';
    const pages = [{ n: 1, text }];
    const quotes = [
      'section 57',
      'section 57 of the Act is',
      'is liable on conviction.12',
      'section 5⁷ of the Act',
    ];
    expect(
      reanchor(
        pages,
        pages,
        quotes.map((quote) => ({ quote, page: 1 })),
      ).map((found) => [found.kind, found.text]),
    ).toEqual([
      ['same', 'section 5⁷'],
      ['same', 'section 5⁷ of the Act is'],
      ['same', 'is liable on conviction.¹²'],
      ['same', 'section 5⁷ of the Act'],
    ]);
  });

  it('proposes nothing for a quote that the earlier text does not have', () => {
    const pages = inPages(aLaw('eng', 5), {});
    expect(
      reanchor(pages, pages, [{ quote: 'quite other words that nobody ever wrote here', page: 1 }])[0]?.kind,
    ).toBe('lost');
  });

  describe('of a few words', () => {
    const numbered = (word: string, from: number, count: number) =>
      Array.from({ length: count }, (_, at) => `${word}${from + at}`).join(' ');
    const BODY = numbered('body', 0, 30);
    const follow = (before: string, after: string, quote: string) =>
      reanchor([{ n: 1, text: before }], [{ n: 1, text: after }], [{ quote, page: 1 }])[0];

    it.each([
      [
        'at the very beginning',
        `old act title ${BODY}`,
        `old act name ${BODY}`,
        'old act title',
        'old act name',
      ],
      [
        'at the very end',
        `${BODY} two last words`,
        `${BODY} two last lines`,
        'two last words',
        'two last lines',
      ],
      [
        'between two others',
        `${BODY} the old name ${numbered('rest', 0, 30)}`,
        `${BODY} the old title ${numbered('rest', 0, 30)}`,
        'the old name',
        'the old title',
      ],
    ])('are known by what stands around them %s', (_, before, after, quote, text) => {
      expect(follow(before, after, quote)).toMatchObject({ kind: 'reworded', text });
    });

    it.each([
      ['before', `${BODY} gone the old name ${numbered('rest', 0, 30)}`],
      ['behind', `${BODY} the old name gone ${numbered('rest', 0, 30)}`],
    ])('are lost where the word %s them is gone as well', (_, before) => {
      const after = `${BODY} the old title ${numbered('rest', 0, 30)}`;
      expect(follow(before, after, 'the old name')?.kind).toBe('lost');
    });

    it('of which there are several are the ones that the lines lead to, though much around them is new', () => {
      const formula = 'shall be punished by law';
      const kept = (at: number) => numbered('kept', at, 5);
      const other = `${numbered('far', 0, 15)} ${formula} ${numbered('off', 0, 15)}`;
      const before = `${numbered('was', 0, 9)} ${kept(0)} ${formula} ${kept(10)} ${numbered('old', 0, 9)} ${other}`;
      const after = `${numbered('is', 0, 9)} ${kept(0)} ${formula} ${kept(10)} ${numbered('new', 0, 9)}`;
      const pages = (first: string) => [
        { n: 1, text: first },
        { n: 2, text: other },
      ];
      const found = reanchor(pages(before), pages(after), [{ quote: formula, page: 1 }])[0];
      expect(found).toMatchObject({ kind: 'same', page: 1, text: formula });
    });
  });
});
