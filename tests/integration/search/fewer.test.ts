import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type SearchFilters, searchFilters } from '../../../shared/search';
import { type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

const offered = (text: string, filters?: SearchFilters) =>
  bench.store.query({ text, ...(filters === undefined ? {} : { filters }) }).fewer;

describe('where no page has all the words', () => {
  it('offers as many of them as stand on a page together, with what that finds', () => {
    bench = searchBench(
      {
        name: 'Act',
        pages: ['compensation for a victim of trafficking', 'the victim may stay', 'compensation'],
      },
      { name: 'Plan', pages: ['compensation, victim, trafficking'] },
    );
    expect(offered('compensation victim trafficking zebra')).toEqual([
      { line: 'compensation victim trafficking', leftOut: ['zebra'], pages: 2, documents: 2 },
    ]);
  });

  it('offers several ways of leaving words out, the one with most pages first', () => {
    bench = searchBench({ name: 'Act', pages: ['shelter court', 'shelter court', 'court police', 'police'] });
    expect(offered('shelter court police')).toEqual([
      { line: 'shelter court', leftOut: ['police'], pages: 2, documents: 1 },
      { line: 'court police', leftOut: ['shelter'], pages: 1, documents: 1 },
    ]);
  });

  it('leaves out the words of a question that stand nearly everywhere, and keeps what it asks for', () => {
    const filler = Array.from({ length: 120 }, (_, n) => `the rule ${n} is in force for all`);
    bench = searchBench({
      name: 'Act',
      pages: [...filler, 'punishment of trafficking', 'what is the rule for all'],
    });
    expect(offered('what is the punishment for trafficking')).toEqual([
      { line: 'punishment trafficking', leftOut: ['what', 'is', 'the', 'for'], pages: 1, documents: 1 },
    ]);
    bench.add({ name: 'Plan', pages: ['the punishment of each for trafficking'] });
    expect(offered('what is the punishment for trafficking')).toEqual([
      { line: 'the punishment for trafficking', leftOut: ['what', 'is'], pages: 1, documents: 1 },
    ]);
  });

  it('takes a phrase that stands nowhere word by word, and keeps one that stands somewhere', () => {
    bench = searchBench({ name: 'Act', pages: ['protection of the victim', 'national committee'] });
    expect(offered('"victim protection"')).toEqual([
      { line: 'victim protection', leftOut: [], pages: 1, documents: 1 },
    ]);
    expect(offered('"national committee" victim').map(({ line }) => line)).toEqual([
      '"national committee"',
      'victim',
    ]);
  });

  it('takes a stretch of Thai that stands nowhere by its words', () => {
    bench = searchBench({ name: 'พ.ร.บ.', pages: ['การคุ้มครองสวัสดิภาพของผู้เสียหายในต่างประเทศ', 'อื่น'] });
    expect(offered('คุ้มครองผู้เสียหาย')).toEqual([
      { line: 'คุ้มครอง ผู้เสียหาย', leftOut: [], pages: 1, documents: 1 },
    ]);
  });

  it('parts a number from the word it was typed behind, in every script', () => {
    bench = searchBench({
      name: 'Acts',
      pages: ['มาตรา 5 และ ๖', 'section 5 and 6', 'मुलुकी दफा ५ र ६', 'មាត្រា ៥ និង ៦', 'ধারা ৫ ও ৬'],
    });
    for (const [typed, line] of [
      ['มาตรา๖', 'มาตรา ๖'],
      ['section6', 'section 6'],
      ['दफा६', 'दफा ६'],
      ['មាត្រា៦', 'មាត្រា ៦'],
      ['ধারা৬', 'ধারা ৬'],
    ] as const)
      expect(offered(typed)).toEqual([{ line, leftOut: [], pages: 1, documents: 1 }]);
  });

  it('keeps to the filters and to what must not be there', () => {
    bench = searchBench(
      { name: 'Act', pages: ['shelter victim'] },
      { name: 'Decree', pages: ['shelter victim', 'shelter victim draft'], facts: { type: 'REG' } },
    );
    const filters = searchFilters.parse({ type: ['REG'] });
    expect(offered('shelter victim zebra -draft', filters)).toEqual([
      { line: 'shelter victim -draft', leftOut: ['zebra'], pages: 1, documents: 1 },
    ]);
  });

  it('offers nothing for one word, for words that are all nowhere, and where something was found', () => {
    bench = searchBench({ name: 'Act', pages: ['shelter victim'] });
    expect(offered('zebra')).toEqual([]);
    expect(offered('zebra giraffe')).toEqual([]);
    expect(offered('shelter victim')).toEqual([]);
  });

  it('holds for any pages: what is offered is found, and no page has more of the words', () => {
    // Far enough apart that none is taken for a slip of another.
    const WORDS = ['shelter', 'compensate', 'trafficking', 'identify', 'prosecution', 'embassy'];
    const some = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), some, (pages, asked) => {
        bench = searchBench({ name: 'Act', pages: pages.map((words) => words.join(' ')) });
        try {
          const reply = bench.store.query({ text: asked.join(' ') });
          const together = pages.map((words) => asked.filter((word) => words.includes(word)).length);
          const most = Math.max(0, ...together);
          if (most === asked.length || most === 0 || asked.length === 1) {
            expect(reply.fewer).toEqual([]);
            return;
          }
          expect(reply.fewer.length).toBeGreaterThan(0);
          for (const { line, leftOut, pages: found } of reply.fewer) {
            const kept = line.split(' ');
            expect(kept.length).toBe(most);
            expect([...kept, ...leftOut].sort()).toEqual([...asked].sort());
            expect(found).toBe(pages.filter((words) => kept.every((word) => words.includes(word))).length);
            expect(bench.store.query({ text: line }).total.pages).toBe(found);
          }
        } finally {
          bench.close();
        }
      }),
      { numRuns: 40 },
    );
    bench = searchBench();
  });
});

describe('a phrase that runs over the end of a page', () => {
  const foot = 'Official Gazette\n14';
  const told = (text: string) => bench.store.query({ text }).overPageEnds;

  it('is told with the page on which it begins, past what stands at the foot and the head', () => {
    bench = searchBench(
      {
        name: 'Act',
        pages: [
          `Every victim has the right to\n${foot}`,
          `Act on Trafficking\nlegal aid and shelter without delay. ${'More words. '.repeat(60)}`,
        ],
      },
      { name: 'Other', pages: [`right to ${'vote and other things '.repeat(40)}`, 'legal aid'] },
    );
    expect(told('"the right to legal aid"')).toEqual([
      expect.objectContaining({ title: 'Act', page: 1, goesOn: expect.stringMatching(/^legal aid and/) }),
    ]);
    expect(told('"the right to legal aid"')?.[0]?.begins).toMatch(/victim has the right to$/);
    const [place] = told('"the right to legal aid"') ?? [];
    // Whole words are shown beside the end of the page.
    expect(place?.goesOn).toMatch(/^legal aid and shelter without delay\.( More words\.)*( More)?$/);
    expect(told('"the right to legal fees"')).toEqual([]);
    expect(told('right legal fees')).toEqual([]);
  });

  it('is found so in a script without spaces', () => {
    bench = searchBench({
      name: 'พ.ร.บ.',
      pages: ['ให้ความช่วยเหลือและคุ้มครองสวัสดิภาพ\n๑๔', 'หน้า ๒\nผู้เสียหายจากการกระทำความผิด'],
    });
    expect(told('คุ้มครองสวัสดิภาพผู้เสียหาย')).toMatchObject([
      { page: 1, goesOn: expect.stringMatching(/^ผู้เสียหาย/) },
    ]);
  });

  it('is told also where pages of a few documents have it', () => {
    const pages = ['legal', 'aid and legal aid'];
    bench = searchBench({ name: 'Act', pages }, { name: 'Other', pages: ['legal aid'] });
    expect(told('"legal aid"')).toMatchObject([{ title: 'Act', page: 1 }]);
    // Not typed as a phrase, the words need not stand side by side.
    expect(told('legal aid')).toBeUndefined();
    for (const name of ['three', 'four']) bench.add({ name, pages: ['legal aid'] });
    expect(told('"legal aid"')).toBeUndefined();
  });
});
