import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { searchFilters } from '../../../shared/search';
import { hashOf, type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

const NO_FILTERS = searchFilters.parse({});
const filler = (seed: string) => Array.from({ length: 120 }, (_, at) => `${seed}${at}`).join(' ');

describe('the lines that are shown of a page', () => {
  const usual = (seed: string) => `for the ${filler(seed)} for the`;
  const page = `${usual('x')} ${filler('w')} punishment ${filler('y')} trafficking ${filler('z')}`;

  it('show the words that tell most of it, also where they were typed with a slip', () => {
    bench = searchBench({
      name: 'Act',
      pages: [...Array.from({ length: 12 }, (_, at) => usual(`p${at}x`)), page],
    });
    for (const typed of ['punishment for the trafficking', 'punishmnet for traficking']) {
      const [hit] = bench.store.query({ text: `${typed} ` }).groups[0]?.hits ?? [];
      const shown = hit?.snippet.marks.map(({ start, end }) => hit.snippet.text.slice(start, end));
      expect(shown).toEqual([expect.stringMatching(/punishment|trafficking/)]);
    }
  });

  it('are the place that a reader is led to', () => {
    bench = searchBench({
      name: 'Act',
      pages: [...Array.from({ length: 12 }, (_, at) => usual(`p${at}x`)), page],
    });
    const sha256 = bench.store.query({ text: 'punishment' }).groups[0]?.sha256 ?? '';
    const { marks, best } = bench.store.marks(sha256, 13, 'for the punishment ');
    const { start, end } = marks[best ?? -1] ?? { start: 0, end: 0 };
    expect(page.slice(start, end)).toBe('punishment');
  });
});

describe('the order of results', () => {
  it('is the same whichever of two documents of one title came in first', () => {
    const twins = ['a', 'b'].map((name) => ({ name, pages: ['trafficking'], facts: { title: 'Untitled' } }));
    const orders = [twins, twins.toReversed()].map((documents) => {
      bench = searchBench(...documents);
      const found = bench.store.query({ text: 'trafficking' }).groups.map(({ sha256 }) => sha256);
      bench.close();
      return found;
    });
    expect(orders[0]).toHaveLength(2);
    expect(orders[1]).toEqual(orders[0]);
  });

  it('is the same however documents came in, and wherever the index has its parts', () => {
    const words = ['law', 'Law of', 'child', 'the', 'กฎหมาย', 'แรงงาน', 'แรง'];
    const pages = fc.array(
      fc
        .array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 })
        .map((parts) => parts.join(' '))
        .map((text) => `${text} ${filler('x').slice(0, (text.length % 5) * 90)}`),
      { minLength: 1, maxLength: 4 },
    );
    const line = fc
      .tuple(fc.constantFrom('', '"'), fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }))
      .map(([quote, parts]) => `${quote}${parts.join(' ')}${quote}`);
    const library = fc.array(pages, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(library, line, fc.nat(), fc.nat(), (texts, text, turned, written) => {
        const documents = texts.map((each, at) => ({ name: `Act ${at}`, pages: each }));
        const reply = (inOrder: typeof documents, tidyAfter: number) => {
          bench = searchBench();
          try {
            inOrder.forEach((document, at) => {
              bench.add(document);
              if (at === tidyAfter) while (bench.store.tidy());
            });
            return bench.store
              .query({ text, pagesPerDocument: 50 })
              .groups.map(({ title, hits }) => [title, hits.map(({ page, score }) => [page, score])]);
          } finally {
            bench.close();
          }
        };
        const from = turned % documents.length;
        const inOtherOrder = [...documents.slice(from), ...documents.slice(0, from)];
        expect(reply(inOtherOrder, written % documents.length)).toEqual(reply(documents, -1));
      }),
      { numRuns: 150 },
    );
  });

  it('is the same, and so are the words told, for slips, marks and beginnings, also beside what was taken out', () => {
    const words = [
      ...['victim', 'victims', 'vicitm', 'victimised', 'résumé', 'resume', 'resumé', 'resumes'],
      ...['Điều', 'dieu', 'điêu', 'labour', 'labor', 'பாதுகாப்பு', 'பாதுகாபு', 'ආරක්ෂාව', 'ආරක්ශාව'],
    ];
    const pages = fc.array(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')),
      { minLength: 1, maxLength: 3 },
    );
    const typed = fc.constantFrom(
      ...[
        'victm',
        'vi',
        'resum',
        'resume',
        'résumé',
        'dieu',
        'điề',
        'labuor',
        'பாதுகாபபு',
        'ආරක්ෂව',
        'victmi labor',
      ],
    );
    const library = fc.array(pages, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(library, typed, fc.nat(), fc.nat(), fc.boolean(), (texts, text, turned, at, asYouType) => {
        const documents = texts.map((each, at) => ({ name: `Act ${at}`, pages: each }));
        const gone = { name: 'Gone', pages: [words.join(' '), `${typed} victimhood resumption`] };
        const reply = (inOrder: typeof documents, tidyAfter: number, goneAfter: number) => {
          bench = searchBench();
          try {
            inOrder.forEach((document, at) => {
              bench.add(document);
              if (at === goneAfter) bench.add(gone);
              if (at === tidyAfter) while (bench.store.tidy());
            });
            if (goneAfter >= 0) bench.store.removeFile(hashOf(gone.name));
            const { groups, expansions, suggestions, total } = bench.store.query({
              text,
              asYouType,
              pagesPerDocument: 50,
            });
            const found = groups.map(({ title, hits }) => [
              title,
              hits.map(({ page, score }) => [page, score]),
            ]);
            return { found, total, suggestions, expansions };
          } finally {
            bench.close();
          }
        };
        const from = turned % documents.length;
        const inOtherOrder = [...documents.slice(from), ...documents.slice(0, from)];
        const place = at % documents.length;
        expect(reply(inOtherOrder, place, place)).toEqual(reply(documents, -1, -1));
      }),
      { numRuns: 150 },
    );
  });

  it('is exact before other marks before other forms before other words', () => {
    bench = searchBench({
      name: 'Act',
      pages: [
        `${filler('a')} resumes`,
        `${filler('b')} résumé`,
        `${filler('c')} resume`,
        `${filler('d')} resumé resume`,
      ],
    });
    expect(bench.found('résumé')).toEqual(['Act 2', 'Act 3', 'Act 4', 'Act 1']);
    const tiers = bench.store
      .query({ text: 'résumé', pagesPerDocument: 9 })
      .groups[0]?.hits.map((hit) => hit.tier);
    expect(tiers).toEqual(['exact', 'folded', 'folded', 'stemmed']);
  });

  it('puts pages with the words side by side first, then near each other, then apart', () => {
    bench = searchBench({
      name: 'Act',
      pages: [
        `forced ${filler('a')} marriage`,
        `marriage that is forced ${filler('b')}`,
        `${filler('c')} forced marriage`,
      ],
    });
    expect(bench.found('forced marriage')).toEqual(['Act 3', 'Act 2', 'Act 1']);
  });

  it('puts pages with the words side by side first also where they are typed without their marks', () => {
    bench = searchBench({
      name: 'Luật',
      pages: [
        `mua ${filler('a')} mua mua ${filler('b')} bán bán ${filler('c')} người người`,
        `bán, mua và người ${filler('d')} mua người bán`,
        `${filler('e')} mua bán người ${filler('f')}`,
      ],
    });
    expect(bench.found('mua ban nguoi')[0]).toBe('Luật 3');
    expect(bench.found('mua bán nguoi')[0]).toBe('Luật 3');
  });

  it('puts pages that are more about the word first', () => {
    bench = searchBench({
      name: 'Act',
      pages: [
        `${filler('a')} victim`,
        `${filler('b')} ${'victim '.repeat(12)}`,
        `${filler('c')} victim victim victim`,
      ],
    });
    expect(bench.found('victim')).toEqual(['Act 2', 'Act 3', 'Act 1']);
  });

  it('puts a document named so first, and one no longer in force last', () => {
    const page = `${filler('a')} witness protection`;
    bench = searchBench(
      { name: 'Old', pages: [page], facts: { status: 'repealed' } },
      { name: 'Other', pages: [page] },
      { name: 'Named', pages: [page], facts: { title: 'Witness Protection Act' } },
    );
    const titles = bench.store.query({ text: 'witness protection' }).groups.map((group) => group.title);
    expect(titles).toEqual(['Witness Protection Act', 'Other', 'Old']);
  });

  it('puts a document with several of the words in its name first, whichever form of them its pages have', () => {
    bench = searchBench(
      { name: 'Findings', pages: ['labor act 2017', 'labor act 2017'] },
      { name: 'Labour Act, 2017', pages: ['labour acts of 2017'] },
    );
    const titles = (text: string) => bench.store.query({ text }).groups.map(({ title }) => title);
    expect(titles('labor act 2017')).toEqual(['Labour Act, 2017', 'Findings']);
    // One word of a name may be about anything.
    expect(titles('labor')).toEqual(['Findings', 'Labour Act, 2017']);
  });

  it('orders documents by their best page and counts every page', () => {
    bench = searchBench(
      { name: 'Long', pages: Array.from({ length: 30 }, (_, at) => `${filler(`x${at}`)} remedy`) },
      { name: 'Short', pages: [`remedy remedy remedy ${filler('s')}`] },
    );
    const { groups, total } = bench.store.query({ text: 'remedy', pagesPerDocument: 3 });
    expect(groups.map((group) => [group.title, group.hitCount, group.hits.length])).toEqual([
      ['Short', 1, 1],
      ['Long', 30, 3],
    ]);
    expect(total).toEqual({ pages: 31, documents: 2 });
  });

  it('gives the same list page by page as at once', () => {
    bench = searchBench(
      ...Array.from({ length: 25 }, (_, at) => ({
        name: `Law ${at}`,
        pages: [`${'duty '.repeat(at + 1)}${filler('y')}`],
      })),
    );
    const all = bench.store.query({ text: 'duty', limit: 100 }).groups.map((group) => group.title);
    const parts = [0, 7, 14, 21].flatMap((offset) =>
      bench.store.query({ text: 'duty', limit: 7, offset }).groups.map((group) => group.title),
    );
    expect(parts).toEqual(all);
    expect(all).toHaveLength(25);
  });

  it('shows of many documents and of many pages the same first ones as when all are shown', () => {
    const document = (at: number) => ({
      name: `Act ${at}`,
      pages: Array.from(
        { length: 1 + ((at * 5) % 9) },
        (_, page) => `${filler(`p${page}`)} ${'victim '.repeat((at * 7 + page * 3) % 11)} aid`,
      ),
      facts: { status: at % 4 === 0 ? ('repealed' as const) : ('inforce' as const), year: 2000 + (at % 3) },
    });
    bench = searchBench(...Array.from({ length: 60 }, (_, at) => document(at)));
    for (const text of ['victim', 'aid', 'victim aid']) {
      const request = { text, pagesPerDocument: 99 };
      const all = bench.store.query({ ...request, limit: 99 }).groups;
      expect(all.length).toBeGreaterThan(50);
      const shown = (limit: number, offset: number) =>
        bench.store.query({ ...request, limit, offset, pagesPerDocument: 2 }).groups;
      const first = all.map((group) => ({ ...group, hits: group.hits.slice(0, 2) }));
      for (const [limit, offset] of [
        [1, 0],
        [3, 2],
        [7, 0],
        [20, 40],
      ] as const)
        expect(shown(limit, offset)).toEqual(first.slice(offset, offset + limit));
      const ofYear = all.filter(({ facts }) => facts.year === 2001).map(({ title }) => title);
      const filters = { ...NO_FILTERS, year: [2001] };
      const narrowed = bench.store.query({ text, limit: 3, filters }).groups.map(({ title }) => title);
      expect(narrowed).toEqual(ofYear.slice(0, 3));
    }
  });

  it('says how words were widened and what was left out', () => {
    bench = searchBench({
      name: 'Act',
      pages: [
        Array.from({ length: 40 }, (_, at) => `prefix${at}${String.fromCharCode(97 + (at % 26))}`).join(' '),
      ],
    });
    const [expansion] = bench.store.query({ text: 'prefi', asYouType: true }).expansions;
    expect(expansion).toMatchObject({ typed: 'prefi', kind: 'partial', leftOut: 16 });
    expect(expansion?.words).toHaveLength(24);
  });

  it('puts the page where an article begins before those that mention it, in every script', () => {
    const mention = (reference: string) =>
      `${filler('a')} as ${reference} says, see ${reference} and ${reference}`;
    for (const [asked, heading, mentioned] of [
      ['section 6', '6. Offences against children', 'section 6'],
      ['Section 6', 'Section 6 Offences', 'section 6'],
      ['มาตรา 6', 'มาตรา ๖ ผู้ใด', 'มาตรา ๖'],
      ['Điều 6', 'Điều 6. Hành vi', 'Điều 6'],
      ['មាត្រា ៦', 'មាត្រា ៦ អំពើ', 'មាត្រា ៦'],
      ['13.1 дүгээр зүйл', '13.1 дүгээр зүйл. Хүн худалдаалах', '13.1 дүгээр зүйл'],
      ['ပုဒ်မ ၆', '၆။ မည်သူမဆို', 'ပုဒ်မ ၆'],
      ['ໝວດທີ 6', 'ໝວດທີ 6 ການປ້ອງກັນ', 'ໝວດທີ 6'],
      ['มาตรา ๖ ทวิ', 'มาตรา ๖ ทวิ ผู้ใด', 'มาตรา ๖ ทวิ'],
      ['Sec. 6', 'SEC. 6. Offences', 'Sec. 6'],
    ] as const) {
      const where = `${filler('b')}\n${heading} (see ${mentioned})\n${filler('c')}`;
      bench?.close();
      bench = searchBench({
        name: 'Act',
        pages: [
          mention(mentioned),
          mention(mentioned),
          where,
          `${filler('d')}\nSection 61 Other`,
          mention(mentioned),
        ],
      });
      expect(bench.found(asked)[0], asked).toBe('Act 3');
      // The law may be named as well.
      expect(bench.found(`see ${asked}`)[0], asked).toBe('Act 3');
    }
  });
});
