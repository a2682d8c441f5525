import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asText, lengthOf, openingPieces, parsePieces, parseRange } from '../../../../main/app/byte-range';

describe('parseRange', () => {
  it('reads open, closed and suffix ranges', () => {
    expect(parseRange('bytes=0-99', 1000)).toEqual({ first: 0, last: 99 });
    expect(parseRange('bytes=900-', 1000)).toEqual({ first: 900, last: 999 });
    expect(parseRange('bytes=-100', 1000)).toEqual({ first: 900, last: 999 });
    expect(parseRange('bytes=900-5000', 1000)).toEqual({ first: 900, last: 999 });
    expect(parseRange('bytes=-5000', 1000)).toEqual({ first: 0, last: 999 });
  });

  it('says when a range lies outside the file', () => {
    expect(parseRange('bytes=1000-', 1000)).toBe('unsatisfiable');
    expect(parseRange('bytes=-0', 1000)).toBe('unsatisfiable');
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
  });

  it('answers what it does not understand with the whole file', () => {
    for (const header of [null, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,5-6', 'pages=1-2']) {
      expect(parseRange(header, 1000)).toBeNull();
    }
  });

  it('never leaves the file', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 4000 }), (first, last, size) => {
        const range = parseRange(`bytes=${first}-${last}`, size);
        if (range === null || range === 'unsatisfiable') return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeLessThan(size);
        expect(range.first).toBeLessThanOrEqual(range.last);
      }),
    );
  });
});

describe('pieces of a file', () => {
  it('to open it are all of a small file and both ends of a large one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), (size) => {
        const pieces = openingPieces(size);
        expect(lengthOf(pieces)).toBeLessThanOrEqual(2 * 1024 * 1024);
        expect(pieces[0]?.first).toBe(0);
        expect(pieces.at(-1)?.last).toBe(size - 1);
        if (pieces.length > 1) expect(pieces[0]?.last).toBeLessThan(pieces[1]?.first ?? 0);
        expect(parsePieces(asText(pieces), size)).toEqual(pieces);
      }),
    );
  });

  it('are none of an empty file', () => {
    expect(openingPieces(0)).toEqual([]);
  });

  it('are refused when they are no pieces, lie outside or are too much', () => {
    expect(parsePieces('0-9,20-29', 30)).toEqual([
      { first: 0, last: 9 },
      { first: 20, last: 29 },
    ]);
    const many = Array.from({ length: 1025 }, () => '0-0').join(',');
    const much = Array.from({ length: 65 }, () => '0-1048575').join(',');
    for (const text of ['', '0', '9-0', '0-30', '-5', '0-9,', '0-1e9', ' 0-9', many, much]) {
      expect(parsePieces(text, text === much ? 2_000_000 : 30)).toBeNull();
    }
  });
});
