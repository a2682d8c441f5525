import { describe, expect, it } from 'vitest';
import { cutLines } from '../../../../main/jobs/ocr-lines';
import type { Picture } from '../../../../main/jobs/ocr-picture';

const WIDTH = 600;
const HEIGHT = 400;
const PAPER = 235;
const PITCH = 40;

/** Paper with dark rectangles on it: left, top, width, height. */
function drawn(
  boxes: readonly (readonly [number, number, number, number])[],
  height = HEIGHT,
  across = WIDTH,
): Picture {
  const pixels = new Uint8Array(across * height).fill(PAPER);
  for (const [left, top, width, high] of boxes) {
    for (let row = top; row < top + high; row += 1)
      pixels.fill(30, row * across + left, row * across + left + width);
  }
  return { width: across, height, pixels };
}

/** Letters of a line whose core begins at a row: 14 high, 20 wide, 8 apart. */
const letters = (top: number): [number, number, number, number][] =>
  Array.from({ length: 20 }, (_, at) => [20 + at * 28, top, 20, 14]);

const inkOf = ({ pixels }: Picture) => pixels.filter((level) => level < 100).length;

describe('the lines of a block', () => {
  it('are cut out with their own signs, also where those below reach beneath those above the next', () => {
    const tops = [40, 80, 120, 160, 200];
    const above = tops.map((top) => [76, top - 15, 8, 12] as const);
    // These end lower than the signs above the next line begin.
    const below = tops.map((top) => [132, top + 16, 8, 12] as const);
    const lines = cutLines(drawn([...tops.flatMap(letters), ...above, ...below]), 128);
    expect(lines).toHaveLength(5);
    lines.forEach(({ left, top, picture }, at) => {
      expect(inkOf(picture)).toBe(20 * 20 * 14 + 2 * 8 * 12);
      const place = (column: number, row: number) =>
        picture.pixels[(row - top) * picture.width + column - left] as number;
      const core = 40 + at * PITCH;
      expect(place(30, core + 7)).toBe(30);
      expect(place(80, core - 9)).toBe(30);
      expect(place(136, core + 22)).toBe(30);
      // The sign of the line before or after is none of this one's.
      expect(place(136, core - 14)).toBe(PAPER);
    });
  });

  it('are parted where letters of two hang together', () => {
    const joined = [300, 54, 4, 26] as const;
    const lines = cutLines(drawn([...[40, 80, 120, 160].flatMap(letters), joined]), 128);
    expect(lines).toHaveLength(4);
    for (const { picture } of lines) expect(picture.height).toBeLessThan(PITCH + 14);
  });

  /** A heading whose letters are 2.3 times as high as those of `letters`. */
  const heading = (top: number): [number, number, number, number][] =>
    Array.from({ length: 5 }, (_, at) => [20 + at * 60, top, 46, 32]);

  it('are whole also where headings are much larger than the text below them', () => {
    const lines = cutLines(
      drawn([
        ...heading(20),
        ...[80, 120].flatMap(letters),
        ...heading(170),
        ...[230, 270, 310].flatMap(letters),
      ]),
      128,
    );
    expect(lines.map(({ picture }) => picture.height - 16)).toEqual([32, 14, 14, 32, 14, 14, 14]);
  });

  it('are whole also where no blank row parts a heading from the text', () => {
    const sign = (left: number, top: number) => [left, top, 4, 12] as const;
    const tops = [40, 80, 120, 160];
    // From each line down to the next, so that all are one stretch.
    const signs = [...tops, 200].map((top, at) => sign(500 + 8 * at, top + 15));
    const joins = tops.map((top, at) => sign(520 + 8 * at, top + 27));
    const lines = cutLines(drawn([...tops.flatMap(letters), ...signs, ...joins, ...heading(200)]), 128);
    expect(lines).toHaveLength(5);
    expect(inkOf(lines[4]?.picture as Picture)).toBeGreaterThanOrEqual(5 * 46 * 32);
  });

  it('are cut out also beside a grid that hangs together in very many places', () => {
    const text = Array.from({ length: 20 }, (_, line) => letters(40 + line * PITCH)).flat();
    const teeth = Array.from({ length: 150 }, (_, at) => [700 + at * 3, 780, 1, 1010] as const);
    const lines = cutLines(drawn([...text, ...teeth, [700, 780, 448, 1]], 1800, 1200), 128);
    expect(lines).toHaveLength(20);
  });

  it('are not looked for where there are more than a page can have, as on a photograph', () => {
    const stripes = (count: number) =>
      drawn(
        Array.from({ length: count }, (_, at) => [20, 10 + at * 30, 500, 12] as const),
        5000,
      );
    expect(cutLines(stripes(100), 128)).toHaveLength(100);
    expect(cutLines(stripes(160), 128)).toEqual([]);
  });

  it('are not looked for in a single line, nor on blank paper', () => {
    expect(cutLines(drawn(letters(100)), 128)).toEqual([]);
    expect(cutLines(drawn([]), 128)).toEqual([]);
  });
});
