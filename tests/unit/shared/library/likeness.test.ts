import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALIKE_FROM,
  createSketch,
  lettersOf,
  mayBeAlike,
  resemblance,
  SHINGLE,
  SKETCH_SIZE,
  type Sketch,
  samenessOf,
} from '../../../../shared/library';
import { asPages, lawWords, numbersFrom, SCRIPTS, type Script } from '../../../support/builders/law-texts';

const sketchOf = (text: string): Sketch => {
  const sketch = createSketch();
  for (const page of text.split('\f')) sketch.add(page);
  return sketch.finish();
};
const script = fc.constantFrom(...(Object.keys(SCRIPTS) as Script[]));
const pagesOf = (text: string) => text.split('\f');

describe('letters', () => {
  it('are what is left without spaces, marks, case and the forms of digits', () => {
    expect(lettersOf('Quyền  số 12,\n“Điều”')).toBe('quyenso12đieu');
    expect(lettersOf('มาตรา ๖')).toBe('มาตรา6');
    expect(lettersOf('មាត្រា ១២')).toBe(lettersOf('មាត្រា12'));
    expect(lettersOf('ﬁne ２０')).toBe('fine20');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const letters = lettersOf(text);
        expect(lettersOf(letters)).toBe(letters);
        expect(letters).toMatch(/^[\p{L}\p{Nd}]*$/u);
      }),
    );
  });
});

describe('sameness', () => {
  it('is whole for one text however it is broken into lines and pages, and the same from both sides', () => {
    fc.assert(
      fc.property(script, fc.nat(), fc.integer({ min: 3, max: 20 }), (name, seed, perLine) => {
        const words = lawWords(name, seed, 400);
        const one = asPages(name, words);
        const other = asPages(name, words, { perLine, linesPerPage: 7 });
        expect(samenessOf(pagesOf(one), pagesOf(other))).toBe(1);
        expect(resemblance(sketchOf(one), sketchOf(other))).toBe(1);
        const third = asPages(name, lawWords(name, seed + 1, 350));
        expect(samenessOf(pagesOf(one), pagesOf(third))).toBeCloseTo(
          samenessOf(pagesOf(third), pagesOf(one)),
          10,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('sees through letters that a machine misread, one in thirty, and through nothing longer', () => {
    fc.assert(
      fc.property(script, fc.nat(), (name, seed) => {
        const words = lawWords(name, seed, 600);
        const next = numbersFrom(seed);
        // One of every thirty, wherever it stands among them.
        const misread = (text: string) => {
          let at = -1;
          let wrong = 0;
          return text.replace(/\p{L}/gu, (letter) => {
            at += 1;
            if (at % 30 === 0) wrong = at + Math.floor(next() * 30);
            return at === wrong ? 'x' : letter;
          });
        };
        const one = pagesOf(asPages(name, words));
        const scan = pagesOf(misread(asPages(name, words)));
        expect(samenessOf(one, scan, true)).toBeGreaterThanOrEqual(ALIKE_FROM);
        // The same form with a quarter of other words in stretches as long as a sentence.
        const filled = words.map((word, at) =>
          at % 80 < 20 ? (lawWords(name, seed + 1 + at, 1)[0] ?? word) : word,
        );
        expect(samenessOf(one, pagesOf(misread(asPages(name, filled))), true)).toBeLessThan(ALIKE_FROM);
      }),
      { numRuns: 20 },
    );
  });

  it('falls by about the share of the words that changed, and its sketch lets every such pair through', () => {
    fc.assert(
      fc.property(script, fc.nat(), fc.double({ min: 0, max: 0.07, noNaN: true }), (name, seed, share) => {
        const words = lawWords(name, seed, 900);
        const next = numbersFrom(seed + 7);
        const changed = words.map((word) => (next() < share ? 'zzzzz' : word));
        const [one, other] = [asPages(name, words), asPages(name, changed, { perLine: 9 })];
        const same = samenessOf(pagesOf(one), pagesOf(other));
        expect(same).toBeLessThanOrEqual(1);
        // A short stretch between two changes counts as changed too.
        expect(same).toBeGreaterThan(1 - share * 2.6 - 0.02);
        if (same >= ALIKE_FROM) expect(mayBeAlike(sketchOf(one), sketchOf(other))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('tells how much of a text is in a longer one', () => {
    const words = lawWords('english', 1, 1000);
    const longer = [...words, ...lawWords('english', 2, 1000)];
    const same = samenessOf(pagesOf(asPages('english', words)), pagesOf(asPages('english', longer)));
    expect(same).toBeGreaterThan(0.6);
    expect(same).toBeLessThan(0.75);
    expect(samenessOf([''], [''])).toBe(0);
    expect(samenessOf(['x'.repeat(SHINGLE - 1)], ['x'.repeat(SHINGLE - 1)])).toBe(0);
  });
});

describe('a sketch', () => {
  it('keeps the smallest hashes, whatever parts the text comes in, and tells the resemblance nearly', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 900 }), (seed, shared) => {
        const common = lawWords('english', seed, shared);
        const text = (more: number) =>
          asPages('english', [...common, ...lawWords('english', seed + more, 900 - shared)]);
        const [one, other] = [sketchOf(text(11)), sketchOf(text(12))];
        expect(one.hashes.length).toBeLessThanOrEqual(SKETCH_SIZE);
        expect([...one.hashes]).toEqual([...new Set(one.hashes)].sort((a, b) => a - b));
        const all = (given: string) => {
          const letters = lettersOf(given);
          return new Set(
            Array.from({ length: letters.length - SHINGLE + 1 }, (_, at) => letters.slice(at, at + SHINGLE)),
          );
        };
        const [a, b] = [all(text(11)), all(text(12))];
        const both = [...a].filter((each) => b.has(each)).length;
        expect(Math.abs(resemblance(one, other) - both / (a.size + b.size - both))).toBeLessThan(0.12);
      }),
      { numRuns: 30 },
    );
  });

  it('of a short text is like nothing', () => {
    const short = sketchOf(asPages('english', lawWords('english', 1, 30)));
    expect(mayBeAlike(short, short)).toBe(false);
    expect(resemblance(sketchOf(''), sketchOf(''))).toBe(0);
  });
});

it('tells by its wording a text of which every phrase stands in the other one too, and marks and points', () => {
  const terms = (at: number) => [5, 10, 15][at % 3];
  const law = (changed: number) =>
    Array.from({ length: 60 }, (_, at) => {
      const years = at === changed ? 15 : terms(at);
      return `Whoever does what this law forbids is punished with imprisonment for ${years} years and a fine. `;
    });
  const wordingOf = (parts: readonly string[]) => {
    const builder = createSketch();
    for (const part of parts) builder.add(part);
    return builder.finish();
  };
  const [before, after] = [wordingOf(law(-1)), wordingOf(law(31))];
  expect(after.hashes).toEqual(before.hashes);
  expect(after.length).toBe(before.length);
  expect(after.wording).not.toEqual(before.wording);
  // Where a page ends or a line breaks is no other wording.
  expect(wordingOf([law(-1).join('').replaceAll(' ', '\n')]).wording).toEqual(before.wording);
  expect(wordingOf(['tội 2.5 năm']).wording).not.toEqual(wordingOf(['tôi 25 nắm']).wording);
});
