import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citeOf, placeOf, readAddress } from '../../../../renderer/reader/address';
import { markFor, type PageMarks } from '../../../../renderer/reader/marks';
import { pageMeant } from '../../../../renderer/reader/page/page-meant';
import { linksOf } from '../../../../renderer/reader/pdf/destinations';

describe('the address of the reader', () => {
  it('leaves out what does not fit', () => {
    expect(readAddress.parse({ page: '12', q: 2551, cite: 'a:POL-01', more: true })).toEqual({
      page: 12,
      q: '2551',
      cite: 'a:POL-01',
    });
    expect(readAddress.parse({ page: -1 })).toEqual({});
  });

  it('names an answer, or none', () => {
    expect(placeOf('id-1:POL-01')).toEqual({ assessmentId: 'id-1', itemId: 'POL-01' });
    expect(citeOf({ assessmentId: 'id-1', itemId: 'POL-01' })).toBe('id-1:POL-01');
    for (const odd of [undefined, '', ':', 'id-1', 'id-1:', ':POL-01']) expect(placeOf(odd)).toBeNull();
  });
});

describe('the page meant', () => {
  const labels = ['i', 'ii', '1', '2', '3', 'A-1'];

  it('is the position when a number is typed', () => {
    expect(pageMeant('3', 6, labels)).toBe(3);
    expect(pageMeant(' 6 ', 6, null)).toBe(6);
  });

  it('is the printed page when that is typed and no position has it', () => {
    expect(pageMeant('II', 6, labels)).toBe(2);
    expect(pageMeant('a-1', 6, labels)).toBe(6);
    expect(pageMeant('1204', 3, ['1203', '1204', '1205'])).toBe(2);
  });

  it('may be typed in the digits of any script, whichever the printed numbers have', () => {
    expect(['๓', '၃', '३', '៣'].map((digit) => pageMeant(digit, 6, null))).toEqual([3, 3, 3, 3]);
    expect(pageMeant('1204', 3, ['१२०३', '१२०४', '१२०५'])).toBe(2);
  });

  it('is none when nothing fits', () => {
    for (const odd of ['', '0', '7', '-1', 'xx', '1.5']) expect(pageMeant(odd, 6, labels)).toBeNull();
  });
});

describe('the mark of a place', () => {
  const showing = (count: number, counted?: number): PageMarks => ({
    places: Array.from({ length: count }, () => ({ rectangles: [[0, 0, 1, 1]], approximate: false })),
    unmarkable: false,
    ...(counted === undefined ? {} : { counted }),
  });

  it('is the one in the same position when page and index count alike', () => {
    expect([0, 1, 2].map((at) => markFor(at, 3, showing(3)))).toEqual([0, 1, 2]);
  });

  it('is the one in the same position where the index was asked, whatever only the page shows behind them', () => {
    expect([0, 1].map((at) => markFor(at, 2, showing(3, 2)))).toEqual([0, 1]);
    expect([0, 1, 2].map((at) => markFor(at, 3, showing(4, 3)))).toEqual([0, 1, 2]);
    // A list that ends on this page has fewer of its places than the index.
    expect([0, 1].map((at) => markFor(at, 2, showing(6, 5)))).toEqual([0, 1]);
  });

  it('is always one of those shown, in the same order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (of, shown) => {
        const marks = Array.from({ length: of }, (_, at) => markFor(at, of, showing(shown)));
        for (const mark of marks) {
          expect(mark).not.toBeNull();
          expect(mark).toBeGreaterThanOrEqual(0);
          expect(mark).toBeLessThan(shown);
        }
        expect([...marks].sort((a, b) => Number(a) - Number(b))).toEqual(marks);
      }),
    );
  });

  it('is none when the page shows none', () => {
    expect(markFor(0, 3, showing(0))).toBeNull();
  });
});

describe('links of a page', () => {
  const link = (given: Record<string, unknown>) => ({
    subtype: 'Link',
    id: '1R',
    rect: [10, 20, 4, 8],
    ...given,
  });

  it('lead into the file or name a checked address', () => {
    expect(linksOf([link({ dest: 'chapter-1' }), link({ url: 'https://example.org/' })])).toEqual([
      { id: '1R', rectangle: [4, 8, 6, 12], destination: 'chapter-1', address: null, words: '' },
      { id: '1R', rectangle: [4, 8, 6, 12], destination: null, address: 'https://example.org/', words: '' },
    ]);
  });

  it('are named by the words they lie over, without the dots of a table of contents', () => {
    const [short, long] = linksOf([
      link({ dest: 'a', overlaidText: 'Part II\nVictims ............ 12' }),
      link({ dest: 'b', overlaidText: 'word '.repeat(100) }),
    ]);
    expect(short?.words).toBe('Part II Victims 12');
    expect(long?.words).toMatch(/^word .*word…$/);
    expect(long?.words.length).toBeLessThan(130);
  });

  it('never carry what pdf.js has not checked, nor anything that runs or opens a file', () => {
    const hostile = [
      link({ unsafeUrl: 'file:///c:/windows/calc.exe' }),
      link({ url: 'javascript:alert(1)' }),
      link({ url: 'file:///etc/passwd' }),
      link({ action: 'Launch' }),
      { subtype: 'Widget', rect: [0, 0, 1, 1], url: 'https://example.org/' },
      link({ dest: 'x', rect: 'no rectangle' }),
      null,
      7,
    ];
    expect(linksOf(hostile)).toEqual([]);
  });
});
