import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText, readRange, storedRange, storedWords } from '../../../../shared/library';

const page = {
  text: "Act 30 नेपाल सरकार of\nअनुसार\n\ng]kfn ;/sf/ cg';f/",
  conversion: { from: ['preeti' as const], length: 28, starts: [7, 13, 22] },
};
const stored = (words: string) => {
  const start = page.text.indexOf(words);
  const found = storedRange(page, { start, end: start + words.length });
  return page.text.slice(found.start, found.end);
};

describe('a converted page', () => {
  it('reads without what is stored behind it', () => {
    expect(readableText(page)).toBe('Act 30 नेपाल सरकार of\nअनुसार');
    expect(storedWords(page)).toBe("g]kfn ;/sf/ cg';f/");
  });

  it('leads from a word to the word as it is stored', () => {
    expect(stored('नेपाल')).toBe('g]kfn');
    expect(stored('सरकार')).toBe(';/sf/');
    expect(stored('नुस')).toBe("cg';f/");
    expect(stored('नेपाल सरकार')).toBe('g]kfn ;/sf/');
    expect(stored('सरकार of\nअनुसार')).toBe(";/sf/ cg';f/");
  });

  it('leaves words alone that were not converted', () => {
    expect(stored('Act 30')).toBe('Act 30');
    expect(stored('of')).toBe('of');
    expect(stored('g]kfn')).toBe('g]kfn');
  });

  it('leads from a stored word back to the word as it reads', () => {
    const read = (words: string) => {
      const start = page.text.indexOf(words);
      const found = readRange(page, { start, end: start + words.length });
      return page.text.slice(found.start, found.end);
    };
    expect(read('g]kfn')).toBe('नेपाल');
    expect(read('sf/ cg')).toBe('सरकार of\nअनुसार');
    expect(read("cg';f/")).toBe('अनुसार');
    expect(read('सरकार')).toBe('सरकार');
  });

  it('of any words leads every one of them to its own', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 30 }), (words) => {
        let text = '';
        const starts: number[] = [];
        for (const [each, converted] of words) {
          if (text !== '') text += ' ';
          if (converted) starts.push(text.length);
          text += each;
        }
        const tail = words.filter(([, converted]) => converted).map(([each]) => each.toUpperCase());
        if (tail.length === 0) return;
        const made = {
          text: `${text}\n\n${tail.join(' ')}`,
          conversion: { from: ['vni' as const], length: text.length, starts },
        };
        starts.forEach((start, at) => {
          const length = tail[at]?.length ?? 0;
          const found = storedRange(made, { start, end: start + length });
          expect(made.text.slice(found.start, found.end)).toBe(tail[at]);
          expect(readRange(made, found)).toEqual({ start, end: start + length });
        });
      }),
    );
  });
});

describe('any other page', () => {
  it('is its text', () => {
    expect(readableText({ text: 'Act', conversion: null })).toBe('Act');
    expect(storedWords({ text: 'Act' })).toBe('');
    expect(storedRange({ text: 'Act' }, { start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
    expect(readRange({ text: 'Act' }, { start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
  });
});
