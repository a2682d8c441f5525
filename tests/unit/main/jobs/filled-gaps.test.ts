import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePageText } from '../../../../main/jobs/page-text';
import { type Found, LETTER, pageOf } from '../../../support/builders/page-glyphs';

const textOf = (...found: Found[]) => makePageText(pageOf(found)).text;

describe('a line that two fonts draw', () => {
  it('has the word in brackets in them, though the brackets are drawn at one go', () => {
    expect(
      textOf(
        { draw: '(.', x: 0, order: 0 },
        { draw: ') ', x: 60, order: 0 },
        { draw: 'xlsx', x: 20, order: 1 },
        { draw: 'का', x: 80, order: 2 },
      ),
    ).toBe('(.xlsx) का');
  });

  it('has quotation marks around what they quote, also where that has its text beside it', () => {
    expect(
      textOf(
        { draw: 'กด ', x: 0, order: 0 },
        { draw: '“', x: 30, order: 4 },
        { draw: '”', x: 80, order: 4 },
        { gap: ' ' },
        { draw: 'ทา', x: 40, order: 1, span: 'ทำ' },
        { draw: 'ตอ', x: 60, order: 2 },
        { draw: ' ห', x: 90, order: 3 },
      ),
    ).toBe('กด “ทำตอ” ห');
  });

  it('parts numbers whose left sides are filled with spaces, one of which stands in the gap before the number before', () => {
    const numbers = (x: number) =>
      textOf(
        { draw: 'ก', x: 0, order: 0 },
        { draw: ' ', x: 20, order: 1 },
        { draw: '979', x: 80, order: 1 },
        { draw: ' ', x: 60, order: 2 },
        { draw: '980', x, order: 3 },
      );
    expect(numbers(150)).toBe('ก  979 980');
    expect(numbers(111)).toBe('ก  979980');
  });

  it('has both in order where each has a gap for the other', () => {
    expect(
      textOf(
        { draw: 'เลอก ', x: 0, order: 0 },
        { draw: 'ไ', x: 60, order: 0 },
        { draw: '“', x: 50, order: 3 },
        { draw: '”', x: 80, order: 3 },
        { draw: '“', x: 120, order: 3 },
        { draw: 'ม', x: 70, order: 1 },
        { draw: ' วน', x: 90, order: 2 },
        { draw: 'เรา', x: 130, order: 4 },
      ),
    ).toBe('เลอก “ไม” วน“เรา');
  });

  it('keeps words apart that are seen apart, and lines and columns as they are', () => {
    expect(
      textOf(
        { draw: 'Name', x: 0, order: 0 },
        { draw: 'Year', x: 200, order: 0 },
        { draw: 'Law', x: 100, order: 1 },
      ),
    ).toBe('Name Law Year');
    expect(
      textOf(
        { draw: '(', x: 0, order: 0 },
        { draw: ')', x: 60, order: 0 },
        { gap: '\n' },
        { draw: 'xlsx', x: 20, y: 680, order: 1 },
      ),
    ).toBe('()\nxlsx');
  });

  it('is read where a hostile page draws more letters at one go than any other, or a thousand pieces within one another', () => {
    const long = 'a'.repeat(200_000);
    expect(textOf({ draw: long, x: 0 })).toBe(long);
    const end = LETTER * long.length;
    expect(
      textOf(
        { draw: long, x: 0, order: 0 },
        { draw: ')', x: end + 2 * LETTER, order: 0 },
        { draw: '(', x: end, order: 1 },
      ),
    ).toBe(`${long}( )`);
    const within = Array.from({ length: 1000 }, (_, order) =>
      Array.from({ length: 100 }, (_, at) => ({ draw: 'a', x: 2 * LETTER * (order + 1100 * at), order })),
    );
    expect(textOf(...within.flat()).replace(/\s/g, '')).toHaveLength(100_000);
  });

  it('loses and makes no letter, whatever stands where', () => {
    const found = fc.record({
      draw: fc.stringMatching(/^[a-zก-ฮ“”() ]{1,4}$/),
      x: fc.integer({ min: 0, max: 30 }).map((column) => column * LETTER),
      y: fc.constantFrom(700, 700.5, 680),
      order: fc.nat(6),
    });
    const lettersIn = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
    /** Whether letters of two pieces lie upon each other as those of text that is drawn twice to make it bold: such are given once. */
    const hasCopies = (line: readonly { draw: string; x: number; y: number }[]): boolean => {
      const placed = line.flatMap(({ draw, x, y }, piece) =>
        [...draw].map((letter, at) => ({ letter, piece, x: x + at * LETTER, y })),
      );
      return placed.some((one) =>
        placed.some(
          (other) =>
            other.piece > one.piece &&
            other.letter === one.letter &&
            Math.abs(other.x - one.x) < LETTER / 5 &&
            Math.abs(other.y - one.y) < LETTER / 5,
        ),
      );
    };
    fc.assert(
      fc.property(fc.array(found, { minLength: 1, maxLength: 14 }), (line) => {
        const apart = line.map((each, at) => ({ ...each, x: each.x + at * 0.37 * LETTER }));
        fc.pre(!hasCopies(apart));
        const page = pageOf(
          apart.map((each, at) => ({ ...each, draw: `${each.draw}${'ABCDEFGHIJKLMN'[at]}` })),
        );
        const { text } = makePageText({
          ...page,
          pieces: Array.from(page.pieces, (piece) => piece ?? page.pieces.at(-1)),
        });
        expect(lettersIn(text)).toBe(
          lettersIn(apart.map(({ draw }, at) => `${draw}${'ABCDEFGHIJKLMN'[at]}`).join('')),
        );
      }),
    );
  });
});
