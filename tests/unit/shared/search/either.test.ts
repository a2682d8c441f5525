import { expect, it } from 'vitest';
import { lineOfEither, parseQuery } from '../../../../shared/search';

/** What a line asks for: the words of each of its alternatives. */
const asked = (line: string) => {
  const query = parseQuery(line);
  return (query.alternatives ?? [query]).map(({ clauses }) =>
    clauses
      .map(({ typed }) => typed)
      .sort()
      .join('+'),
  );
};

it('one line asks for what one or another of some asks for, and for nothing else', () => {
  expect(lineOfEither(['child labour'])).toBe('child labour');
  expect(lineOfEither(['child', '"child labour"', 'child'])).toBe('child OR "child labour"');
  expect(lineOfEither(['a b', 'c'])).toBe('a OR c b OR c');
  expect(asked(lineOfEither(['a b', 'c']))).toEqual(expect.arrayContaining(['a+b', 'c']));
  expect(lineOfEither(['a b -x', 'a c -x'])).toBe('a b OR c -x');
  expect(lineOfEither(['a OR b', 'c'])).toBe('a OR b OR c');
});

it('what would become too long to read asks for the first', () => {
  const words = (letter: string) => Array.from({ length: 6 }, (_, at) => letter + at).join(' ');
  expect(lineOfEither([words('a'), words('b')])).toBe(words('a'));
});

it('joins several lines of several words, and is read as just these', () => {
  const lines = (words: number, count: number) =>
    Array.from({ length: count }, (_, line) =>
      Array.from({ length: words }, (_word, at) => `word${line}x${at}`).join(' '),
    );
  for (const [words, count] of [
    [2, 3],
    [3, 2],
    [4, 2],
  ] as const) {
    const given = lines(words, count);
    expect(asked(lineOfEither(given)).sort(), `${words} ${count}`).toEqual(
      given.map((line) => line.split(' ').join('+')),
    );
  }
});

it('is never read as another one than it says', () => {
  const lines = (words: number, count: number) =>
    Array.from({ length: count }, (_, line) =>
      Array.from({ length: words }, (_word, at) => `word${line}x${at}`).join(' '),
    );
  for (const words of [1, 2, 3, 4])
    for (const count of [2, 3, 4, 5])
      expect(parseQuery(lineOfEither(lines(words, count))).isCut, `${words} ${count}`).toBeUndefined();
});
