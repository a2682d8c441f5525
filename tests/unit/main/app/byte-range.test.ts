import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '../../../../main/app/byte-range';

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
