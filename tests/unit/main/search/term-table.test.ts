import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TermTable } from '../../../../main/search/postings/term-table';

const KINDS = [0, 0x81, 0x87];
const withKind = (kind: number, text: string) => (kind === 0 ? text : String.fromCharCode(kind) + text);

describe('TermTable', () => {
  it('gives each term one number, however it is looked up, and finds none that was not given', () => {
    const word = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 5 })
      .filter((each) => !/^[\u0080-\u009f]/.test(each));
    const page = fc.array(fc.tuple(fc.constantFrom(...KINDS), word), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(page, { maxLength: 6 }), (pages) => {
        const table = new TermTable();
        const numbers = new Map<string, number>();
        for (const words of pages) {
          table.open(words.map(([, text]) => text).join(' '));
          let from = 0;
          for (const [kind, text] of words) {
            const term = withKind(kind, text);
            const known = numbers.get(term);
            expect(table.of(term, false)).toBe(known ?? -1);
            const number = table.ofRange(kind, from, from + text.length);
            expect(number).toBe(known ?? numbers.size);
            numbers.set(term, number);
            expect(table.of(term, true)).toBe(number);
            from += text.length + 1;
          }
        }
        expect(table.terms).toEqual([...numbers.keys()]);
        table.clear();
        expect(table.of(pages[0]?.[0]?.[1] ?? 'law', false)).toBe(-1);
      }),
    );
  });

  it('keeps its numbers while it grows', () => {
    const table = new TermTable();
    const words = Array.from({ length: 40_000 }, (_, at) => `w${at}`);
    const text = words.join(' ');
    table.open(text);
    let from = 0;
    words.forEach((word, at) => {
      const isByPlace = at % 2 === 0;
      expect(isByPlace ? table.ofRange(0, from, from + word.length) : table.of(word, true)).toBe(at);
      from += word.length + 1;
    });
    for (let at = 0; at < words.length; at += 997) expect(table.of(words[at] as string, false)).toBe(at);
    expect(table.of('w40000', false)).toBe(-1);
    table.clear();
    expect(table.of('w7', true)).toBe(0);
    expect(table.terms).toEqual(['w7']);
  });
});
