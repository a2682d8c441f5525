import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openSearchDatabase, type SearchDatabase } from '../../../main/search/database';
import { createEvaluation } from '../../../main/search/evaluation';
import { createLedger, type Ledger } from '../../../main/search/postings/ledger';
import {
  createPostingIndex,
  type PostingIndex,
  type PostingLimits,
} from '../../../main/search/postings/posting-index';
import type { Segment } from '../../../main/search/postings/segment';
import {
  clustersOfPair,
  isNeighbourKey,
  MOST_NEIGHBOURS,
  neighbourKey,
} from '../../../main/search/postings/term-kinds';
import { createVocabulary } from '../../../main/search/vocabulary';
import { cut, fold, isNear, normalise, SHORTEST_SIMILAR } from '../../../shared/search';
import { plainPageTerms } from '../../support/page-terms';

/** So small that everything happens with a handful of pages. */
const LIMITS: PostingLimits = {
  places: 25,
  merged: 3,
  filedFrom: 8,
  filedWhenTidied: 5,
  pairsFrom: 2,
  // A call does little: what comes in between two of them is what must not harm a merge.
  termsAStep: 5,
  keepUpMs: 0,
  tidyMs: 0,
};

const WORDS = [
  ...['law', 'laws', 'lawn', 'claw', 'labour', 'labor', 'child', 'children', 'chid', '2008', '2018', '𑄇𑄧𑄣'],
  ...['quyền', 'quyển', 'quyen', 'đường', 'duong', 'straße', 'trafficking', 'traficking'],
  ...['กฎหมาย', 'แรงงาน', 'ច្បាប់', 'ဥပဒေ', 'முயற்சி', 'සිකුරාදා', 'exam-\nple'],
];

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => normalise(words.join(' ')));

type Command =
  | { readonly do: 'add'; readonly texts: readonly string[] }
  | { readonly do: 'replace'; readonly which: number; readonly text: string }
  | { readonly do: 'remove'; readonly which: number }
  | { readonly do: 'flush' | 'keepUp' | 'tidy' | 'restart' };

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      texts: fc.array(text, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace' as const), which: fc.nat(), text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), which: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('flush', 'keepUp', 'tidy', 'restart').map((name) => ({ do: name as 'flush' })),
  },
);

interface ModelPage {
  readonly file: number;
  readonly page: number;
  number: number;
  text: string;
}

/** The index beside the plainest one that could be: all pages, looked through for each question. */
class Bench {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'waymark-postings-'));
  readonly db: SearchDatabase;
  ledger: Ledger;
  index: PostingIndex;
  pages: ModelPage[] = [];
  private files = 0;

  private readonly limits: PostingLimits;

  constructor(limits = LIMITS) {
    this.limits = limits;
    this.db = openSearchDatabase(path.join(this.folder, 'search.db')).db;
    this.ledger = createLedger(this.db);
    this.index = createPostingIndex(this.db, this.ledger, limits);
  }

  run(given: Command): void {
    switch (given.do) {
      case 'add': {
        this.files += 1;
        const first = this.ledger.add(this.files, 1, given.texts.length);
        given.texts.forEach((each, at) => {
          this.index.add(first + at, each, []);
          this.pages.push({ file: this.files, page: at + 1, number: first + at, text: each });
        });
        break;
      }
      case 'replace': {
        const page = this.pages[given.which % Math.max(1, this.pages.length)];
        if (page === undefined) break;
        this.ledger.removePage(page.file, page.page);
        page.number = this.ledger.add(page.file, page.page, 1);
        page.text = given.text;
        this.index.add(page.number, given.text, []);
        this.index.pagesTakenAway();
        break;
      }
      case 'remove': {
        const file = this.pages[given.which % Math.max(1, this.pages.length)]?.file;
        if (file === undefined) break;
        this.ledger.removeFile(file);
        this.pages = this.pages.filter((page) => page.file !== file);
        this.index.pagesTakenAway();
        break;
      }
      case 'restart':
        // What was in memory is gone: it comes again from the pages' texts.
        this.ledger = createLedger(this.db);
        this.index = createPostingIndex(this.db, this.ledger, this.limits);
        for (const { number, text: each } of [...this.pages].sort((a, b) => a.number - b.number))
          if (number >= this.index.written) this.index.add(number, each, []);
        break;
      default:
        this.index[given.do]();
    }
  }

  /** Everything that the index says of every term, and what it should say. */
  check(): void {
    const expected = new Map<string, Map<number, number[]>>();
    for (const { number, text: each } of this.pages) {
      plainPageTerms(each).terms.forEach((term, place) => {
        if (term === '') return;
        const pages = expected.get(term) ?? new Map<number, number[]>();
        expected.set(term, pages);
        pages.set(number, [...(pages.get(number) ?? []), place]);
      });
    }
    const segments = this.index.segments();
    const found = new Map<string, Map<number, number[]>>();
    for (const segment of segments) {
      segment.beginning('', (entry) => {
        const term = entry.term();
        // What these say is looked at below.
        if (isNeighbourKey(Buffer.from(term))) return;
        const list = segment.pagesOf(term);
        expect(list === null).toBe(entry.pages() === null);
        if (list === null) return;
        const pages = found.get(term) ?? new Map<number, number[]>();
        found.set(term, pages);
        const cursor = list.cursor();
        const isCounted = /^[\u0081\u0088\u0089]/.test(term);
        list.pages.forEach((page, at) => {
          expect(pages.has(page)).toBe(false);
          pages.set(page, isCounted ? [] : [...cursor.places.subarray(0, 0), ...readAt(cursor, at)]);
        });
        expect(segment.count(term)).toBe(list.pages.length);
      });
    }
    const plain = (all: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>) =>
      [...all]
        .map(([term, pages]) => ({
          term,
          pages: [...pages]
            .map(([page, places]) => [page, /^[\u0081\u0088\u0089]/.test(term) ? [] : places])
            .sort(([a], [b]) => Number(a) - Number(b)),
        }))
        .sort((a, b) => (a.term < b.term ? -1 : 1));
    expect(plain(found)).toEqual(plain(expected));
    for (const segment of segments) checkNeighbours(segment);
    this.checkWords([...expected].map(([term, pages]) => [term, pages.size]));
  }

  private checkWords(all: readonly (readonly [string, number])[]): void {
    const vocabulary = createVocabulary(this.index);
    const words = all.filter(([term]) => /^[\p{L}\p{N}]/u.test(term) && cut(term).units[0]?.run === -1);
    for (const asked of ['law', 'labor', 'quyen', 'traffcking', 'chlid', 'strase']) {
      const near = words.filter(
        ([word]) => word !== asked && isNear(word, asked) && fold(word).length >= SHORTEST_SIMILAR - 1,
      );
      const loose = words.filter(([word]) => word !== asked && isNear(fold(word), fold(asked)));
      const wanted = asked.length < SHORTEST_SIMILAR ? [] : near.length > 0 ? near : loose;
      expect(new Map(vocabulary.near(asked, 100).terms.map(({ term, pages }) => [term, pages]))).toEqual(
        new Map(wanted),
      );
    }
    for (const prefix of ['la', 'qu', 'd', 'chi', '20'])
      expect(
        new Map(vocabulary.beginningWith(prefix, 100).terms.map(({ term, pages }) => [term, pages])),
      ).toEqual(new Map(words.filter(([word]) => word.startsWith(prefix) || fold(word).startsWith(prefix))));
    expect(new Set(vocabulary.variantsOf('quyen'))).toEqual(
      new Set(words.flatMap(([word]) => (word !== 'quyen' && fold(word) === 'quyen' ? [word] : []))),
    );
    for (const [word, pages] of words) expect(vocabulary.pagesOf(word)).toBe(pages);
  }

  close(): void {
    this.db.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether a segment lists, of all rows of frequent pairs of clusters, the pages on which they stand side by side. */
function checkNeighbours(segment: Segment): void {
  if (segment.pairsFrom === 0) return;
  const pairs = new Map<string, Map<number, readonly number[]>>();
  segment.beginning('', (entry) => {
    const term = entry.term();
    const list = entry.count < segment.pairsFrom || clustersOfPair(term) === null ? null : entry.pages();
    const cursor = list?.cursor();
    if (list && cursor)
      pairs.set(term, new Map([...list.pages].map((page, at) => [page, readAt(cursor, at)])));
  });
  const pagesOf = (row: readonly string[]): number[] =>
    [...(pairs.get(row[0] as string) ?? [])].flatMap(([page, places]) =>
      places.some((place) =>
        row.every((pair, at) =>
          pairs
            .get(pair)
            ?.get(page)
            ?.includes(place + at),
        ),
      )
        ? [page]
        : [],
    );
  let rows = [...pairs.keys()].map((pair) => [pair]);
  for (let length = 2; length <= MOST_NEIGHBOURS && rows.length > 0; length += 1) {
    const beginnings = Map.groupBy(rows, (row) => row.slice(0, -1).join());
    const longer = rows.flatMap((row) =>
      (beginnings.get(row.slice(1).join()) ?? []).flatMap((next) => {
        const last = next.at(-1) as string;
        return clustersOfPair(row.at(-1) as string)?.[1] === clustersOfPair(last)?.[0]
          ? [[...row, last]]
          : [];
      }),
    );
    for (const row of longer) {
      expect([...(segment.pagesOf(neighbourKey(row))?.pages ?? [])]).toEqual(pagesOf(row));
    }
    rows = longer.filter((row) => pagesOf(row).length >= segment.pairsFrom);
  }
}

function readAt(cursor: { readonly places: Int32Array; read(at: number): number }, at: number): number[] {
  const count = cursor.read(at);
  return [...cursor.places.subarray(0, count)];
}

let bench: Bench;
afterEach(() => bench.close());

describe('the index of terms', () => {
  it('says of every term what looking through all pages says, whatever happened', () => {
    fc.assert(
      fc
        .property(fc.array(command, { minLength: 1, maxLength: 25, size: 'max' }), (commands) => {
          for (const each of commands) bench.run(each);
          bench.check();
        })
        .beforeEach(() => {
          bench?.db.open && bench.close();
          bench = new Bench();
        }),
      { numRuns: 40 },
    );
  });

  it('comes to rest, and then holds nothing of what was taken away', () => {
    bench = new Bench();
    for (let at = 0; at < 12; at += 1) bench.run({ do: 'add', texts: [`zebra quyền ${at}`, 'กฎหมาย law'] });
    for (let at = 0; at < 6; at += 1) bench.run({ do: 'remove', which: 0 });
    let steps = 0;
    while (bench.index.tidy()) steps += 1;
    expect(steps).toBeLessThan(200);
    bench.check();
    const terms: string[] = [];
    for (const segment of bench.index.segments()) segment.beginning('', (entry) => terms.push(entry.term()));
    expect(terms.filter((term) => /^[0-5]$/.test(term))).toEqual([]);
    expect(bench.index.segments()).toHaveLength(1);
    expect(bench.db.pragma('freelist_count', { simple: true })).toBe(0);
    while (bench.pages.length > 0) bench.run({ do: 'remove', which: 0 });
    while (bench.index.tidy());
    const left: string[] = [];
    for (const segment of bench.index.segments()) segment.beginning('', (entry) => left.push(entry.term()));
    expect(left).toEqual([]);
  });

  it('goes on after a merge was left unfinished', () => {
    bench = new Bench();
    for (let at = 0; at < 9; at += 1) {
      bench.run({ do: 'add', texts: [`law ${at} child trafficking labour`, 'quyền đường'] });
      bench.run({ do: 'flush' });
    }
    bench.run({ do: 'keepUp' });
    bench.run({ do: 'restart' });
    bench.check();
    while (bench.index.tidy());
    bench.check();
    expect(bench.index.segments()).toHaveLength(1);
  });

  it('never has many segments, however long the large ones take', () => {
    bench = new Bench({ ...LIMITS, places: 1, termsAStep: 18, filedFrom: 10_000 });
    let most = 0;
    for (let at = 0; at < 700; at += 1) {
      bench.run({ do: 'add', texts: [`law ${at} page${at % 50} own${at}`] });
      bench.run({ do: 'keepUp' });
      most = Math.max(most, bench.index.segments().length);
    }
    bench.check();
    expect(most).toBeLessThan(20);
  });

  it('does not lose a page when the disk is full while it merges', () => {
    bench = new Bench();
    for (let at = 0; at < 40; at += 1) {
      const filler = Array.from({ length: 60 }, (_, word) => `w${at}x${word}`).join(' ');
      bench.run({ do: 'add', texts: [`law ${filler}`] });
      bench.run({ do: 'flush' });
    }
    const pages = Number(bench.db.pragma('page_count', { simple: true }));
    bench.db.pragma(`max_page_count = ${pages}`);
    expect(() => {
      for (let step = 0; step < 500 && bench.index.tidy(); step += 1);
    }).toThrow(/full/);
    expect(createEvaluation(bench.index.segments()).count('law')).toBe(40);
    bench.db.pragma('max_page_count = 100000');
    while (bench.index.tidy());
    bench.check();
  });
});

const LETTERS = ['a', 'b', 'c', 'd', 'e'];
const letters = (most: number) =>
  fc
    .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: most, size: 'max' })
    .map((list) => list.join(' '));

/** The places at which a phrase begins in a row of words. */
const beginnings = (words: readonly string[], phrase: readonly string[]): number[] =>
  [...words.keys()].filter((at) => phrase.every((word, step) => words[at + step] === word));

/** Whether each phrase begins in the same eight places as the one before it, which does as well, or in the eight beside them. */
function areNear(words: readonly string[], phrases: readonly (readonly string[])[]): boolean {
  const buckets = phrases.map((phrase) => beginnings(words, phrase).map((at) => at >> 3));
  const last = buckets.reduce((before, here) =>
    here.filter((each) => before.some((it) => Math.abs(it - each) < 2)),
  );
  return last.length > 0;
}

describe('words of a phrase', () => {
  const asked = (texts: readonly string[], isWritten: boolean) => {
    bench?.db.open && bench.close();
    bench = new Bench();
    for (const each of texts) bench.run({ do: 'add', texts: [each] });
    if (isWritten) while (bench.index.tidy());
    return createEvaluation(bench.index.segments());
  };
  const numbersWhere = (fits: (words: readonly string[]) => boolean): number[] =>
    bench.pages.filter((page) => fits(page.text.split(' '))).map(({ number }) => number);
  const place = (term: string) => ({ terms: [term], plain: [], begins: [], plainBegins: [] });
  const sideBySide = (phrase: readonly string[]) => ({ kind: 'phrase' as const, places: phrase.map(place) });

  it('stand side by side, however often each of them stands elsewhere', () => {
    // Were the places of `a b` and of `a b c` mixed up, the `d` would follow the first `a b`.
    for (const isWritten of [false, true]) {
      const evaluation = asked(['a b x d a b c y d d d d c c c b', 'x a b c d'], isWritten);
      expect([...evaluation.pages(sideBySide(['a', 'b', 'c', 'd'])).pages]).toEqual([1]);
    }
  });

  it('are found where looking at every page finds them', () => {
    fc.assert(
      fc.property(
        fc.array(letters(40), { minLength: 1, maxLength: 6 }),
        letters(6),
        fc.boolean(),
        (texts, line, isWritten) => {
          const phrase = line.split(' ');
          const evaluation = asked(texts, isWritten);
          const expected = numbersWhere((words) => beginnings(words, phrase).length > 0);
          expect([...evaluation.pages(sideBySide(phrase)).pages]).toEqual(expected);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('are found in a text without spaces where looking at every page finds them, by lists of what stands side by side, too', () => {
    const clusters = fc.array(fc.constantFrom('ก', 'ข', 'กั', 'ค', 'ค.', 'ກ '), {
      minLength: 1,
      maxLength: 30,
      size: 'max',
    });
    const query = fc.array(fc.constantFrom('ก', 'ข', 'กั', 'ค'), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(clusters, { minLength: 8, maxLength: 20, size: 'max' }),
        query,
        fc.boolean(),
        fc.nat(3),
        (texts, wanted, isOpen, gone) => {
          asked(
            texts.map((each) => normalise(each.join(''))),
            true,
          );
          for (let at = 0; at < gone; at += 1) bench.run({ do: 'remove', which: at });
          const evaluation = createEvaluation(bench.index.segments());
          const terms = plainPageTerms(wanted.join('')).terms.slice(0, wanted.length - 1);
          const places = terms.map((term, at) =>
            isOpen && at === terms.length - 1 ? { ...place(term), terms: [], begins: [term] } : place(term),
          );
          const fits = (term: string | undefined, at: number): boolean =>
            isOpen && at === terms.length - 1
              ? term !== undefined && term !== terms[at] && term.startsWith(terms[at] as string)
              : term === terms[at];
          const expected = bench.pages.filter((page) => {
            const all = plainPageTerms(page.text).terms;
            return all.some((_, from) => terms.every((_, at) => fits(all[from + at], at)));
          });
          const { pages } = evaluation.pages({ kind: 'phrase', places });
          expect([...pages]).toEqual(expected.map(({ number }) => number).sort((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are near each other where looking at every page says so', () => {
    fc.assert(
      fc.property(
        fc.array(letters(60), { minLength: 1, maxLength: 6 }),
        fc.array(letters(3), { minLength: 2, maxLength: 5 }),
        fc.boolean(),
        (texts, lines, isWritten) => {
          const phrases = lines.map((line) => line.split(' '));
          const evaluation = asked(texts, isWritten);
          const expected = numbersWhere((words) => areNear(words, phrases));
          expect([...evaluation.near(phrases)]).toEqual(expected);
        },
      ),
      { numRuns: 80 },
    );
  });
});
