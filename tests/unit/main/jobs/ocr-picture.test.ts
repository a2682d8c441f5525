import { describe, expect, it } from 'vitest';
import { evened, type Picture } from '../../../../main/jobs/ocr-picture';

const WIDTH = 800;
const HEIGHT = 1000;

/** Paper as light as `paper` says at each column, with words as dark as `share` of it, and a dark bar across with light letters. */
function page(paper: (column: number) => number, share = 0.4): Picture {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  for (let row = 0; row < HEIGHT; row += 1) {
    for (let column = 0; column < WIDTH; column += 1) {
      const light = paper(column);
      const isWord = row % 30 < 10 && column % 12 < 5;
      const isBar = row >= 300 && row < 320;
      pixels[row * WIDTH + column] = isBar ? (isWord ? light : 20) : isWord ? light * share : light;
    }
  }
  return { width: WIDTH, height: HEIGHT, pixels };
}

describe('making the paper of a page even', () => {
  it('makes words in shadow as dark as the others, and the paper behind them as light', () => {
    const { pixels } = evened(page((column) => 240 - (150 * column) / WIDTH));
    for (const row of [95, 515, 905]) {
      for (const column of [26, 386, 758]) {
        const [paper, word] = [pixels[(row + 10) * WIDTH + column] ?? 0, pixels[row * WIDTH + column] ?? 0];
        expect(paper).toBeGreaterThan(225);
        expect(word).toBeLessThan(130);
      }
    }
  });

  it('leaves a dark bar dark, so that what is written on it can be read', () => {
    const { pixels } = evened(page((column) => 240 - (150 * column) / WIDTH));
    expect(pixels[312 * WIDTH + 403]).toBeLessThan(60);
  });

  it('leaves a page as it is whose paper is even, also a dark or a faint one', () => {
    for (const light of [245, 180, 120]) {
      const even = page(() => light);
      expect(evened(even)).toBe(even);
    }
    const faint = page(() => 235, 0.8);
    expect(evened(faint)).toBe(faint);
  });
});
