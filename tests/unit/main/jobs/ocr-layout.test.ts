import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blocksOf,
  levelled,
  partOf,
  pointBefore,
  slopeOf,
  standsUpright,
  withoutRules,
} from '../../../../main/jobs/ocr-layout';
import type { Picture } from '../../../../main/jobs/ocr-picture';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const WIDTH = 900;
const HEIGHT = 1200;

/** Grey paper with dark boxes on it. */
function drawn(boxes: readonly Box[]): Picture {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(235);
  for (const { left, top, right, bottom } of boxes) {
    for (let row = top; row < bottom; row += 1) pixels.fill(30, row * WIDTH + left, row * WIDTH + right);
  }
  return { width: WIDTH, height: HEIGHT, pixels };
}

/** Lines of words between two edges: every word 46 wide with 6 between, 14 high, 30 a line. */
function lines(left: number, right: number, top: number, count: number, shift = 0): Box[] {
  return Array.from({ length: count }, (_, line) =>
    Array.from({ length: Math.floor((right - left - shift * (line % 3)) / 52) }, (_word, at) => ({
      left: left + shift * (line % 3) + at * 52,
      top: top + line * 30,
      right: left + shift * (line % 3) + at * 52 + 46,
      bottom: top + line * 30 + 14,
    })),
  ).flat();
}

const around = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});
const isIn = (inner: Box, outer: Box) =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

describe('the slope of a page', () => {
  it('is found, and gone when the page is levelled', () => {
    const level = drawn(lines(100, 800, 150, 25, 17));
    expect(slopeOf(level)).toBe(0);
    for (const slope of [-0.06, -0.013, 0.004, 0.03]) {
      const askew = levelled(level, -slope);
      expect(Math.abs(slopeOf(askew) - slope)).toBeLessThan(0.0015);
      expect(Math.abs(slopeOf(levelled(askew, slopeOf(askew))))).toBeLessThan(0.0015);
    }
  });

  it('is none on a page with nothing on it', () => {
    expect(slopeOf(drawn([]))).toBe(0);
  });

  it('is told from side to side and not up and down', () => {
    const page = drawn([...lines(100, 800, 100, 9, 17), ...lines(100, 400, 400, 6)]);
    const { width, height, pixels } = page;
    const turned = pixels.map((_, at) => pixels[(at % height) * width + Math.floor(at / height)] as number);
    expect(standsUpright(page)).toBe(true);
    const lying = { width: height, height: width, pixels: turned };
    expect(standsUpright(lying)).toBe(false);
  });

  it('is told so of a page that lies a little aslant on the scanner', () => {
    // Letters are upright strokes: where lines are aslant, their sides are sharper than the lines.
    const page = drawn(
      lines(100, 800, 100, 25, 17).flatMap(({ left, top, bottom }) =>
        [0, 7, 16, 22, 31, 40].map((at) => {
          const from = left + at + ((top * 7 + left * 5) % 13);
          return { left: from, top, right: from + 3, bottom };
        }),
      ),
    );
    for (const slope of [-0.06, -0.02, 0.035]) expect(standsUpright(levelled(page, slope))).toBe(true);
  });

  it('turns a place and the ink on it alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: WIDTH - 150 }),
        fc.integer({ min: 150, max: HEIGHT - 150 }),
        fc.double({ min: -0.09, max: 0.09, noNaN: true }),
        (column, row, slope) => {
          const before = pointBefore({ width: WIDTH, height: HEIGHT }, slope, column, row);
          const spot = { left: before.column, top: before.row, right: before.column, bottom: before.row };
          const page = drawn([around(mapped(spot, Math.round), 3)]);
          const at = levelled(page, slope).pixels[row * WIDTH + column] as number;
          expect(at).toBeLessThan(100);
        },
      ),
      { numRuns: 30 },
    );
  });
});

const mapped = ({ left, top, right, bottom }: Box, change: (side: number) => number): Box => ({
  left: change(left),
  top: change(top),
  right: change(right),
  bottom: change(bottom),
});

describe('the blocks of a page', () => {
  it('are one for a page without columns, also when lines have wide spaces and ends of their own', () => {
    const page = [
      ...lines(100, 300, 100, 1),
      ...lines(100, 800, 170, 2, 17),
      ...lines(100, 360, 250, 1),
      ...lines(560, 800, 250, 1),
      ...lines(100, 460, 310, 2, 17),
      ...lines(100, 800, 420, 20, 17),
    ];
    expect(blocksOf(drawn(page))).toHaveLength(1);
  });

  it('are the columns from left to right, below what goes over both and above what does', () => {
    const page = [
      ...lines(200, 700, 80, 2, 17),
      ...lines(80, 430, 200, 20, 17),
      ...lines(480, 820, 200, 19, 17),
      ...lines(80, 820, 900, 3, 17),
    ];
    const blocks = blocksOf(drawn(page));
    expect(blocks.map(({ left, top }) => [left < 300, top < 190, top > 850])).toEqual([
      [true, true, false],
      [true, false, false],
      [false, false, false],
      [true, false, true],
    ]);
  });

  it('hold all there is on the page, each word whole in one of them', () => {
    const column = fc.record({
      top: fc.integer({ min: 60, max: 200 }),
      count: fc.integer({ min: 1, max: 28 }),
      shift: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(column, column, fc.boolean(), (one, other, hasTwo) => {
        const page = [
          ...lines(60, hasTwo ? 420 : 840, one.top, one.count, one.shift),
          ...(hasTwo ? lines(470, 840, other.top, other.count, other.shift) : []),
        ];
        const blocks = blocksOf(drawn(page));
        for (const word of page) {
          expect(blocks.filter((block) => isIn(word, block)).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the columns also where the page number stands far below, between them', () => {
    const page = [
      ...lines(80, 430, 100, 14, 17),
      ...lines(500, 840, 100, 13, 17),
      { left: 455, top: 1100, right: 465, bottom: 1112 },
    ];
    const [first, second, ...rest] = blocksOf(drawn(page));
    expect(first?.right).toBeLessThan(455);
    expect(second?.left).toBeGreaterThan(465);
    expect(rest.map(({ top }) => top > 800)).toEqual([true]);
  });

  it('are the columns also below a rule that goes over both, once rules are taken away', () => {
    const words = [...lines(80, 430, 200, 20, 17), ...lines(480, 820, 200, 19, 17)];
    const rules: Box[] = [
      { left: 80, top: 190, right: 820, bottom: 193 },
      { left: 80, top: 830, right: 820, bottom: 832 },
      { left: 454, top: 190, right: 456, bottom: 832 },
    ];
    const bar: Box = { left: 80, top: 60, right: 820, bottom: 120 };
    const without = withoutRules(drawn([bar, ...rules, ...words]));
    const wanted = drawn([bar, ...words]);
    for (const { left, top, right, bottom } of [bar, ...words])
      expect(without.pixels[Math.floor((top + bottom) / 2) * WIDTH + Math.floor((left + right) / 2)]).toBe(
        30,
      );
    expect(without.pixels[191 * WIDTH + 300]).toBe(235);
    expect(blocksOf(without)).toEqual(blocksOf(wanted));
  });

  /** A round stamp: a ring, and words in it. */
  function stamped({ width, height, pixels }: Picture, x: number, y: number, radius: number): Picture {
    const inked = pixels.slice();
    for (let row = 0; row < height; row += 1)
      for (let column = 0; column < width; column += 1)
        if (Math.abs(Math.hypot(column - x, row - y) - radius) < 2) inked[row * width + column] = 60;
    for (let row = y - 6; row < y + 6; row += 1)
      inked.fill(60, row * width + x - radius / 2, row * width + x + radius / 2);
    return { width, height, pixels: inked };
  }

  it('are the columns also where a round stamp lies over both, and one where it lies over lines', () => {
    const columns = drawn([...lines(80, 430, 200, 20, 17), ...lines(480, 820, 200, 19, 17)]);
    const [first, second, ...rest] = blocksOf(stamped(columns, 455, 420, 90));
    expect(rest).toEqual([]);
    expect(first?.right).toBeLessThan(470);
    expect(second?.left).toBeGreaterThan(440);
    expect(blocksOf(stamped(drawn(lines(80, 820, 200, 20, 17)), 455, 420, 90))).toHaveLength(1);
    // Nor does one part lines of which it hides most.
    expect(blocksOf(stamped(drawn(lines(80, 820, 200, 9, 17)), 455, 330, 120))).toHaveLength(1);
  });

  it('keep the stems of large letters, which meet no rule', () => {
    const stems = Array.from({ length: 6 }, (_, at) => ({
      ...{ left: 100 + at * 60, right: 104 + at * 60 },
      ...{ top: 200, bottom: 280 },
    }));
    const page = drawn(stems);
    expect(withoutRules(page).pixels).toEqual(page.pixels);
  });

  it('keep the bars of large letters, and lose a short rule below a word and the box around one', () => {
    const e = [
      { left: 100, top: 200, right: 106, bottom: 320 },
      ...[200, 257, 314].map((top) => ({ left: 100, top, right: 180, bottom: top + 6 })),
    ];
    const letter = drawn(e);
    expect(withoutRules(letter).pixels).toEqual(letter.pixels);
    const word = lines(300, 460, 500, 1);
    const box = [
      { left: 290, top: 470, right: 470, bottom: 473 },
      { left: 290, top: 534, right: 470, bottom: 537 },
      { left: 290, top: 470, right: 293, bottom: 537 },
      { left: 467, top: 470, right: 470, bottom: 537 },
    ];
    const below = { left: 300, top: 524, right: 460, bottom: 527 };
    for (const rules of [box, [below]]) {
      const { pixels } = withoutRules(drawn([...word, ...rules]));
      for (const { left, top, right, bottom } of rules)
        expect(pixels[Math.floor((top + bottom) / 2) * WIDTH + Math.floor((left + right) / 2)]).toBe(235);
    }
  });

  it('are none on a blank page', () => {
    expect(blocksOf(drawn([]))).toEqual([]);
  });
});

describe('a part of a picture', () => {
  it('has its pixels', () => {
    const page = drawn([{ left: 10, top: 20, right: 14, bottom: 22 }]);
    const part = partOf(page, { left: 9, top: 19, right: 15, bottom: 23 });
    expect([part.width, part.height]).toEqual([6, 4]);
    expect([...part.pixels.subarray(6, 12)]).toEqual([235, 30, 30, 30, 30, 235]);
  });
});
