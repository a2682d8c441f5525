import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../../../renderer/reader/page/align';

const SENTENCES = [
  'No one shall be held in slavery or servitude; slavery and the slave trade shall be prohibited in all their forms.',
  'Everyone has the right to freedom of movement and residence within the borders of each State.',
  'The competent authority shall keep a register of recruitment agencies and inspect their premises every year.',
  'A victim is not liable for acts committed under coercion, and shall receive assistance without delay.',
];
const PAGE = SENTENCES.join('\n');

/** Where a passage of one reading is found in another. */
function found(from: string, to: string, passage: string): string | null {
  const start = from.indexOf(passage);
  const range = align(from, to).find({ start, end: start + passage.length });
  return range === null ? null : to.slice(range.start, range.end);
}

describe('two readings of a page', () => {
  it('agree where they are the same', () => {
    expect(found(PAGE, PAGE, 'recruitment agencies')).toBe('recruitment agencies');
  });

  it('agree in spite of other spaces, line breaks and case', () => {
    const other = PAGE.replaceAll(' ', '  ').replace('slave trade', 'slave\ntrade').toUpperCase();
    expect(found(PAGE, other, 'slave trade')?.replace(/\s+/g, ' ')).toBe('SLAVE TRADE');
  });

  it('are lined up over letters that one of them lost or repeated', () => {
    const other = PAGE.replace('register', 'regster').replace('premises', 'preemises');
    expect(found(PAGE, other, 'register')).toBe('regster');
    expect(found(PAGE, other, 'premises')).toBe('preemises');
  });

  it('end with the number of a note where one of them does not tell that it is raised', () => {
    const shown =
      'An offence under section 57 of the Act is tried by the court on conviction.12 The penalty is doubled.';
    const read = shown.replace('57', '5⁷').replace('12', '¹²');
    expect(found(shown, read, 'under section 57')).toBe('under section 5⁷');
    expect(found(shown, read, 'on conviction.12')).toBe('on conviction.¹²');
    expect(found(read, shown, 'on conviction.¹²')).toBe('on conviction.12');
  });

  it('lead to the neighbourhood when the passage itself is unreadable', () => {
    const other = PAGE.replace('recruitment agencies', '########### ########');
    expect(found(PAGE, other, 'recruitment agencies')).toContain('####');
  });

  it('give nothing when they have nothing in common', () => {
    expect(found(PAGE, 'zzzz yyyy xxxx wwww', 'slavery')).toBeNull();
    expect(found(PAGE, '', 'slavery')).toBeNull();
    expect(align('', PAGE).find({ start: 0, end: 0 })).toBeNull();
  });

  it('work for scripts without spaces, whose marks come in another order', () => {
    const khmer = 'មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងភាពស្មើៗគ្នា';
    const other = khmer.replace('សេរី', 'សេ រី');
    expect(found(khmer, other, 'សេរីភាព')).toBe('សេ រីភាព');
  });

  it('always give a range inside the other text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.string({ maxLength: 200 }),
        fc.nat(200),
        fc.nat(200),
        (from, to, a, b) => {
          const range = align(from, to).find({ start: Math.min(a, b), end: Math.max(a, b) });
          if (range === null) return;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThan(range.start);
          expect(range.end).toBeLessThanOrEqual(to.length);
        },
      ),
    );
  });

  it('keep most words in place when one letter in ten is lost', () => {
    const noisy = [...PAGE].filter((_, index) => index % 10 !== 7).join('');
    const words = [...PAGE.matchAll(/[a-z]{7,}/gi)];
    const alignment = align(PAGE, noisy);
    const kept = words.filter((match) => {
      const range = alignment.find({ start: match.index, end: match.index + match[0].length });
      const there = range === null ? '' : noisy.slice(range.start, range.end);
      return there.length >= match[0].length - 2 && there[0]?.toLowerCase() === match[0][0]?.toLowerCase();
    });
    expect(kept.length / words.length).toBeGreaterThan(0.8);
  });
});

describe('how far two readings agree', () => {
  it('is all of it for the same text, most of it with other spaces, and nothing of another text', () => {
    expect(align(PAGE, PAGE).agreement).toBe(1);
    expect(align(PAGE, PAGE.replaceAll(' ', '')).agreement).toBeGreaterThan(0.95);
    expect(align(PAGE, 'ابجد هوز حطي كلمن').agreement).toBe(0);
    expect(align('', PAGE).agreement).toBe(1);
  });

  it('is little where every letter stands by itself in another order', () => {
    expect(align(PAGE, [...PAGE].reverse().join('')).agreement).toBeLessThan(0.4);
  });
});

it.each([
  ['a space', 'The victim is heard. The court decides in private.', 'is heard. '],
  ['the end of a line', 'यसै दिन दोषी ठहराइने छैन\nकुनै पनि व्यक्तिलाई सजाय दिइने छैन', 'दोषी ठहराइने छैन\n'],
])('a passage chosen with %s behind it ends with its last letter', (_, text, chosen) => {
  const start = text.indexOf(chosen);
  const found = align(text, text).find({ start, end: start + chosen.length });
  expect(text.slice(found?.start, found?.end)).toBe(chosen.trim());
});

it('nothing is found of spaces alone', () => {
  const text = 'The victim is heard.   The court decides in private.';
  expect(align(text, text).find({ start: 21, end: 23 })).toBeNull();
});
