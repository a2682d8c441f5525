import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type ComparedPage, compareTexts, editsOf, tokensOf } from '../../../../shared/texts';
import { movesOf } from '../../../../shared/texts/moves';
import { aLaw, inPages, plantedEdits } from '../../../support/builders/laws';

const pages = (...texts: readonly string[]): ComparedPage[] => texts.map((text, at) => ({ n: at + 1, text }));
const told = (a: readonly ComparedPage[], b: readonly ComparedPage[]) =>
  compareTexts(a, b).changes.map(({ kind, before, after }) => [kind, before?.text ?? '', after?.text ?? '']);

/** Texts out of few words, so that much repeats, in spaced and unspaced scripts. */
const someText = fc
  .array(
    fc.constantFrom(
      ...['the', 'court', 'may', 'Victim', 'and', '5', '(a)', '.', ',', '\n', 'มาตรา', 'กฎหมาย', 'ជនរងគ្រោះ'],
      ...['Article', '\n\n', 'co-', 'ກົດໝາຍ', 'ဥပဒေ'],
    ),
    { maxLength: 120 },
  )
  .map((words) => words.join(' '));
const somePages = fc.array(someText, { minLength: 1, maxLength: 5 }).map((texts) => pages(...texts));

describe('the difference of two texts', () => {
  it('turns the earlier text into the later one', () => {
    fc.assert(
      fc.property(somePages, somePages, (a, b) => {
        const [x, y] = [tokensOf(a).tokens, tokensOf(b).tokens];
        expect(applyEdits(x, y, editsOf(x, y).edits)).toEqual(y.map(({ key }) => key));
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing for the same text, and the same turned round for the other direction', () => {
    fc.assert(
      fc.property(somePages, somePages, (a, b) => {
        expect(compareTexts(a, a)).toMatchObject({ total: 0, same: 1 });
        const there = compareTexts(a, b);
        const back = compareTexts(b, a);
        expect(back.counts).toEqual({
          ...there.counts,
          added: there.counts.removed,
          removed: there.counts.added,
        });
        expect(back.same).toBe(there.same);
      }),
      { numRuns: 150 },
    );
  });

  it('names stretches that lie in their pages', () => {
    fc.assert(
      fc.property(somePages, somePages, (a, b) => {
        for (const { before, after, places } of compareTexts(a, b).changes) {
          for (const [side, span] of [
            [a, before],
            [b, after],
          ] as const) {
            for (const { page, start, end } of span?.parts ?? []) {
              expect(start).toBeLessThan(end);
              expect(end).toBeLessThanOrEqual(side[page - 1]?.text.length ?? 0);
            }
          }
          expect(a.map(({ n }) => n)).toContain(places.before.page);
          expect(b.map(({ n }) => n)).toContain(places.after.page);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('ignores line ends, hyphens, the width of pages and what runs along them', () => {
    for (const script of ['eng', 'tha', 'khm', 'lao', 'mya'] as const) {
      const law = aLaw(script, 60);
      const narrow = inPages(law, { width: 46, lines: 24, header: 'The Gazette, No. 12', hyphens: true });
      const wide = inPages(law, { width: 90, lines: 40, footer: (n) => `- ${n} -`, hyphens: false });
      expect([script, told(narrow, wide)]).toEqual([script, []]);
    }
  });

  it.each(['eng', 'tha', 'khm', 'lao', 'mya', 'vie'] as const)(
    'finds 50 planted edits and no other: %s',
    (script) => {
      const law = aLaw(script, 160);
      const { edited, edits } = plantedEdits(law, 50);
      const before = inPages(law, { width: 60, lines: 30, header: 'Act', footer: (n) => String(n) });
      const after = inPages(edited, { width: 74, lines: 36, footer: (n) => `page ${n}`, hyphens: true });
      const comparison = compareTexts(before, after);
      const missed = edits.filter(
        ({ heading, kind }) =>
          !comparison.changes.some(
            (change) =>
              change.kind === kind &&
              [change.places.before.heading, change.places.after.heading].includes(heading),
          ),
      );
      expect(missed).toEqual([]);
      expect(comparison.total).toBe(edits.length);
    },
  );

  it('tells a moved article as moved, with what changed inside it', () => {
    const law = aLaw('eng', 30);
    const moved = [...law.slice(0, 5), ...law.slice(6, 20), law[5] ?? '', ...law.slice(20)];
    const { counts, changes } = compareTexts(inPages(law, {}), inPages(moved, {}));
    expect(counts).toEqual({ added: 0, removed: 0, changed: 0, moved: 1 });
    expect(changes[0]?.before?.text.slice(0, 20)).toBe(law[5]?.replace('\n', ' ').slice(0, 20));
    const touched = moved.map((article) =>
      article === law[5] ? article.replace(/(\S+\s+\S+)$/, 'without delay.') : article,
    );
    const again = compareTexts(inPages(law, {}), inPages(touched, {})).counts;
    expect(again.moved).toBe(1);
    // Words that were only taken out of it, or put in, are told besides.
    const words = (law[5] ?? '').split(/\s+/);
    const without = [...words.slice(0, 12), ...words.slice(13)].join(' ');
    const shorter = compareTexts(
      inPages(law, {}),
      inPages(
        moved.map((article) => (article === law[5] ? without : article)),
        {},
      ),
    );
    expect(shorter.counts).toEqual({ added: 0, removed: 1, changed: 0, moved: 1 });
    expect(shorter.changes.find(({ kind }) => kind === 'removed')?.before?.text).toBe(words[12]);
  });

  it('tells a sentence that was put in or taken out from its beginning to its end, whichever it is like', () => {
    const law = (...sentences: readonly string[]) =>
      pages(['Rights.', ...sentences, 'It decides.'].join(' '));
    const [one, other] = ['A person may appeal to it.', 'A person may object to it.'];
    for (const [given, more] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(told(law(given), law(given, more))).toEqual([['added', '', more]]);
      expect(told(law(given, more), law(given))).toEqual([['removed', more, '']]);
      expect(told(law(given), law(more, given))).toEqual([['added', '', more]]);
    }
    // Of ways that begin equally well it is the one that begins a line.
    const lines = (...words: readonly string[]) => pages(words.join('\n'));
    const item = (words: string) => `the court and\nthe ${words}`;
    expect(
      told(lines(item('police'), 'the end'), lines(item('police'), item('prosecutor'), 'the end')),
    ).toEqual([['added', '', 'the court and the prosecutor']]);
  });

  it('tells two words that were changed apart as two changes where whole words stand between them', () => {
    const sentence = (one: string, other: string) =>
      pages(
        `The competent authority shall inform every ${one} court may ${other} of the decision it has taken.`,
      );
    expect(told(sentence('alpha', 'beta'), sentence('gamma', 'delta'))).toEqual([
      ['changed', 'alpha', 'gamma'],
      ['changed', 'beta', 'delta'],
    ]);
  });

  it('pairs pages by what they show, with pages put in and taken out', () => {
    const law = aLaw('eng', 40);
    const before = law.map((text, at) => ({ n: at + 1, text }));
    const after = [...before.slice(0, 10), { n: 0, text: aLaw('vie', 1)[0] ?? '' }, ...before.slice(12)].map(
      ({ text }, at) => ({ n: at + 1, text }),
    );
    const { pages: pairs } = compareTexts(before, after);
    expect(pairs.slice(8, 15)).toEqual([
      { before: 9, after: 9 },
      { before: 10, after: 10 },
      { before: 11, after: null },
      { before: 12, after: null },
      { before: null, after: 11 },
      { before: 13, after: 12 },
      { before: 14, after: 13 },
    ]);
  });

  it('lines an original up with its translation by the numbers of the articles', () => {
    const original = inPages(aLaw('tha', 30), { width: 80, lines: 40 });
    const translation = inPages(aLaw('eng', 30), { width: 60, lines: 30 });
    const { alignedBy, anchors, pages: pairs } = compareTexts(original, translation);
    expect(alignedBy).toBe('articles');
    expect(anchors.length).toBeGreaterThanOrEqual(30);
    expect(pairs.filter(({ before, after }) => before !== null && after !== null).length).toBeGreaterThan(2);
  });

  it('keeps a word of the letters of Roman numbers that stands alone at the edge of a page', () => {
    const liable = (...words: readonly string[]) =>
      pages(`Article 1\nThe offender shall be liable to\n${words.join('\n')}`, 'penalties\nand fines');
    expect(told(liable('civil'), liable())).toEqual([['removed', 'civil', '']]);
    // Part of a Vietnamese word, and a number, but not of a page so near the beginning.
    expect(told(liable('lvi'), liable())).toEqual([['removed', 'lvi', '']]);
    expect(told(liable('', 'iv'), liable())).toEqual([]);
  });

  it('tells a passage as moved once, also where what is like it stands between two others', () => {
    const tokens = (letters: string) =>
      [...letters].map((key, at) => ({ key, page: 0, start: at, end: at + 1, weight: 1, opensLine: false }));
    const a = tokens(['aaaaaaaa', 'aaaaaaao', 'aaaaaaag', 'laaaaaaa', 'aaaaaaaa', 'raaaaaaaa'].join(''));
    const b = tokens(['w', 'aaaaaaaa', 'raaaaaaaa', 'aaaaaaag', 'aaaaaaaa', 'laaaaaaa', 'aaaaaaao'].join(''));
    const moves = movesOf(a, b, editsOf(a, b).edits);
    for (const side of ['a', 'b'] as const) {
      const places = moves.map((move) => move[side]).sort((x, y) => x[0] - y[0]);
      places.forEach(([begin], at) => {
        expect(begin).toBeGreaterThanOrEqual(places[at - 1]?.[1] ?? 0);
      });
    }
  });

  it('leaves out the numbers of front matter and of a table of contents', () => {
    const law = inPages(aLaw('eng', 30), {});
    const bound = (name: string, shift: number, title = 'Contents'): ComparedPage[] => {
      const contents = Array.from(
        { length: 12 },
        (_, at) => `${at + 1}. Matter ${'abcdefghijkl'.charAt(at)} ..... ${at + shift}`,
      );
      const front = [`Act\nof 2019\n${name} i`, `${title}\n${contents.join('\n')}\n${name} ii`];
      return [...front, ...law.map(({ text }, at) => `${text}\n${name} ${at + 1}`)].map((text, at) => ({
        n: at + 1,
        text,
      }));
    };
    expect(told(bound('Act No. 14', 3), bound('Act No. 14 as amended', 4))).toEqual([]);
    // A year at the end of a running title is no page number, and does not hide those that are.
    expect(told(bound('Act', 3, 'Law of 2019'), bound('Act', 4, 'Law of 2019'))).toEqual([]);
    // The figures of a table are no page numbers.
    const table = (last: number) =>
      pages(
        ['Year victims', ...[9, 7, 12, 3, 8, last].map((figure, at) => `20${at + 10} ${figure}`)].join('\n'),
      );
    expect(told(table(5), table(6))).toEqual([['changed', '5', '6']]);
    // Long front matter has long numbers.
    const introduced = (...numbers: string[]) =>
      pages(
        [
          'Contents',
          ...numbers.map((number, at) => `Preface of ${'abcdefgh'.charAt(at)} ..... ${number}`),
        ].join('\n'),
      );
    const before = introduced('lxxviii', 'lxxxi', 'lxxxiii', 'lxxxvii', 'lxxxviii', 'xcviii', 'clxxxviii');
    const after = introduced('lxxix', 'lxxxii', 'lxxxiv', 'lxxxviii', 'lxxxix', 'xcix', 'ccclxxxviii');
    expect(told(before, after)).toEqual([]);
  });

  it('leaves out the numbers of an annex that is counted anew, far from the beginning', () => {
    const law = inPages(aLaw('eng', 60), {}).map(({ text }, at) => `${text}\n${at + 1}`);
    const words = aLaw('eng', 90).slice(-20).join(' ').split(' ');
    const annex = (onPage: number) =>
      Array.from({ length: 5 }, (_, at) => {
        const part = words.slice(at * onPage, at === 4 ? 500 : (at + 1) * onPage).join(' ');
        return `${part}\n${['i', 'ii', 'iii', 'iv', 'v'][at]}`;
      });
    const filled = Array.from({ length: 30 }, (_, at) => `Schedule of matter ${'x'.repeat(at + 1)}\nends`);
    const bound = (onPage: number) => pages(...law, ...filled, ...annex(onPage));
    expect(told(bound(60), bound(70))).toEqual([]);
  });

  it('leaves out the numbers of the last lines of a table of contents, which have gone over to the next page', () => {
    const law = inPages(aLaw('eng', 30), {}).map(({ text }) => text);
    const entries = Array.from({ length: 12 }, (_, at) => `${at + 1}. Matter ${'abcdefghijkl'.charAt(at)}`);
    const bound = (shift: number, onFirst: number, behind: readonly string[] = []) => {
      const lines = entries.map((entry, at) => `${entry} ${(at >> 1) + shift}`);
      const first = `Contents\n${lines.slice(0, onFirst).join('\n')}\nAct No. 14 ii`;
      const over = [...lines.slice(onFirst), ...behind];
      const rest = over.length === 0 ? [] : [`${over.join('\n')}\nAct No. 14 iii`];
      return pages(first, ...rest, ...law.map((text, at) => `${text}\nAct No. 14 ${at + 1}`));
    };
    expect(told(bound(1, 12), bound(2, 9))).toEqual([]);
    expect(told(bound(1, 10), bound(2, 10))).toEqual([]);
    // What comes behind them is the text again, whose numbers count.
    const fines = (days: number) => [
      ...['The Act', 'of the Sample Islands', 'on fines', 'Part one', 'What a fine is', 'and who pays it'],
      ...[`Each month has a fine of ${days}`, `and of a year ${days + 1}`],
    ];
    expect(told(bound(1, 9, fines(8)), bound(2, 9, fines(10)))).toEqual([
      ['changed', '8', '10'],
      ['changed', '9', '11'],
    ]);
  });

  it('names pages that have no words to compare', () => {
    expect(compareTexts(pages('A text.', ''), pages('A text.')).wordless).toEqual({ before: [2], after: [] });
    expect(compareTexts(pages(''), pages('')).total).toBe(0);
  });
});
