import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areLinesJoined,
  confidenceOf,
  joinLines,
  type SeenLine,
  type SeenWord,
  unsureShare,
  withLatinLines,
} from '../../../../shared/library';

/** Words side by side, each as wide as its letters, with gaps of so many pixels before them. */
function line(words: readonly (string | readonly [gap: number, text: string])[], confidence = 90): SeenLine {
  let left = 0;
  return {
    height: 40,
    words: words.map((given): SeenWord => {
      const [gap, text] = typeof given === 'string' ? [0, given] : given;
      left += gap;
      const box = { left, top: 0, right: left + 20 * text.length, bottom: 40 };
      left = box.right;
      const letters = [...text].map((letter, at) => ({
        text: letter,
        box: { ...box, left: box.left + 20 * at, right: box.left + 20 * (at + 1) },
      }));
      return { text, confidence, spaced: gap > 0, box, letters };
    }),
  };
}

describe('the text of a page read from its picture', () => {
  it('shows by the height of its words whether lines were read as one, whatever headings there are', () => {
    const words = (count: number, height: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...{ start: 2 * at, end: 2 * at + 1, confidence: 90 },
        box: { left: 0, top: 100, right: 50, bottom: 100 + height },
      }));
    expect(areLinesJoined([...words(40, 30), ...words(8, 69)])).toBe(false);
    expect(areLinesJoined([...words(20, 30), ...words(20, 34)])).toBe(false);
    expect(areLinesJoined([...words(20, 30), ...words(20, 64)])).toBe(true);
    expect(areLinesJoined([])).toBe(false);
  });

  it('keeps the words of a line apart and the lines too', () => {
    expect(joinLines([line(['All', [15, 'human']]), line(['beings'])]).text).toBe('All human\nbeings');
  });

  it('puts single letters of unspaced scripts together, marks to their letters', () => {
    expect(joinLines([line(['ป', 'ฏ', 'ิ', 'ญ', 'ญ', 'า'])]).text).toBe('ปฏิญญา');
    expect(joinLines([line(['ກ', [6, 'າ'], [6, 'ນ']])]).text).toBe('ການ');
    expect(joinLines([line(['ន', [5, 'ិង'], [5, 'ការ']])]).text).toBe('និងការ');
  });

  it('keeps a space as wide as those between phrases', () => {
    expect(joinLines([line(['การค้ามนุษย์', [30, 'และการบังคับ']])]).text).toBe('การค้ามนุษย์ และการบังคับ');
  });

  it('joins what was parted before a mark or behind a stacking sign, in any script', () => {
    expect(joinLines([line(['घोषणा', [10, 'को']])]).text).toBe('घोषणा को');
    expect(joinLines([line(['घोषण', [10, 'ाको']])]).text).toBe('घोषणाको');
    expect(joinLines([line(['ක්', [10, 'ෂ']])]).text).toBe('ක් ෂ'.replace(' ', ''));
  });

  it('leaves out specks, and keeps words of little confidence', () => {
    expect(joinLines([line(['~'], 20), line(['ກົດໝາຍ'], 20), line(['จ»'], 30)]).text).toBe('ກົດໝາຍ');
  });

  it('places a letter of a long run within a few letters', () => {
    const run = 'ความคิดเห็นของประชาชน';
    const { pieces, text } = joinLines([line([run])]);
    expect(text).toBe(run);
    expect(Math.max(...pieces.map(({ start, end }) => end - start))).toBeLessThanOrEqual(9);
    expect(pieces[1]?.box.left).toBe(20 * (pieces[1]?.start ?? 0));
  });

  const word = fc.record({
    text: fc.oneof(
      fc.constantFrom('การ', 'ค', 'า', 'ิ', '่', 'มนุษย์', 'ຄວາມ', 'ນ', 'និង', 'ការ', '្', 'ကို', 'ာ'),
      fc.constantFrom('the', 'law', 'No.', '15', 'घोषणा', 'ा', 'ක්', 'ෂණය', 'அரசு', 'đ', '—', '(2)'),
      fc.string({ minLength: 0, maxLength: 6, unit: 'binary' }),
    ),
    confidence: fc.integer({ min: 0, max: 100 }),
    gap: fc.integer({ min: 0, max: 60 }),
    spaced: fc.boolean(),
    spelt: fc.boolean(),
  });
  const page = fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 6 }).map((lines) =>
    lines.map((words): SeenLine => {
      let left = 0;
      return {
        height: 40,
        words: words.map(({ text, confidence, gap, spaced, spelt }) => {
          const box = { left: left + gap, top: 3, right: left + gap + 10, bottom: 40 };
          left = box.right;
          return {
            text,
            confidence,
            spaced,
            box,
            letters: spelt ? [...text].map((one) => ({ text: one, box })) : [],
          };
        }),
      };
    }),
  );

  it('adds and changes nothing but white space, and every piece names its own stretch of the text, in order', () => {
    fc.assert(
      fc.property(page, (lines) => {
        const { text, pieces } = joinLines(lines);
        const sure = lines.map(({ words }) => ({
          height: 40,
          words: words.map((one) => ({ ...one, confidence: 90 })),
        }));
        const given = sure.flatMap(({ words }) => words.map((one) => one.text)).join('');
        expect(joinLines(sure).text.replace(/\s+/g, '')).toBe(given.replace(/\s+/g, ''));
        const kept = text.replace(/\s+/g, '');
        let end = 0;
        for (const piece of pieces) {
          expect(piece.start).toBeGreaterThanOrEqual(end);
          expect(piece.end).toBeGreaterThan(piece.start);
          expect(text.slice(end, piece.start)).toMatch(/^(?:| |\n)$/);
          expect(text.slice(piece.start, piece.end)).not.toMatch(/\s/);
          end = piece.end;
        }
        expect(end).toBe(text.length);
        expect(pieces.map(({ start, end: to }) => text.slice(start, to)).join('')).toBe(kept);
        expect(text).not.toMatch(/[ \n](?:[ \n]|$)|^[ \n]/);
        expect(confidenceOf(pieces)).toBeGreaterThanOrEqual(0);
        expect(confidenceOf(pieces)).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('never parts a mark from what stands before it on its line', () => {
    fc.assert(
      fc.property(page, (lines) => {
        expect(joinLines(lines).text).not.toMatch(/ \p{M}/u);
      }),
    );
  });
});

describe('two readings of a page, one of them with English', () => {
  const lower = (seen: SeenLine): SeenLine => ({
    ...seen,
    words: seen.words.map((word) => ({
      ...word,
      box: { ...word.box, top: word.box.top + 100, bottom: word.box.bottom + 100 },
    })),
  });
  const khmer = line(['ច្បាប់គំរូ'], 75);
  const nonsense = lower(line(['$8កាព!៩', [10, '88']], 40));

  it('take the lines with English words from the reading that knows them, and leave the others', () => {
    const english = lower(line(['Sample', [10, 'law']], 92));
    expect(joinLines(withLatinLines([khmer, nonsense], [line(['ច្បបគំរូ'], 99), english])).text).toBe(
      'ច្បាប់គំរូ\nSample law',
    );
  });

  it('take none that is unsure, that has no Latin word, or that is another line of the page', () => {
    const kept = joinLines([khmer, nonsense]).text;
    for (const other of [
      lower(line(['kal', [10, 'bed']], 60)),
      lower(line(['ឈ្មោះ'], 95)),
      line(['Act'], 95),
    ]) {
      expect(joinLines(withLatinLines([khmer, nonsense], [other])).text).toBe(kept);
    }
  });
});

describe('the share of unsure letters', () => {
  it('counts letters, not words', () => {
    const { pieces } = joinLines([line(['abcde'], 30), line(['abcdefghijklmnopqrst'], 90)]);
    expect(unsureShare(pieces)).toBeCloseTo(0.2, 1);
    expect(unsureShare([])).toBe(0);
  });
});
