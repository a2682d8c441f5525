import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLineNumbersApart } from '../../../../main/jobs/line-numbers';

const BILL = `No person shall take any step to recruit another
person for work abroad unless the recruiter has
been licensed under this Act and the licence is
valid at the time of the recruitment.
Whoever recruits a person without a licence commits
an offence and shall on conviction be liable to a
fine or to imprisonment for a term that may run to
18 years, or to both.
An inspector may enter any place at any hour of the
day if there is reason to believe that the offence
is being committed there.
The court may order that any ship, vehicle or house
used to commit the offence be forfeited to the
State, unless its owner shows that nothing was known
of that use and that all care was taken to prevent
it.`.split('\n');

const numbered = (every: number, write: (line: string, n: number) => string) =>
  BILL.map((line, at) => ((at + 1) % every === 0 ? write(line, at + 1) : line)).join('\n');

describe('numbers of the lines of a page', () => {
  it.each([
    ['each line', 1, '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16', (line: string, n: number) => `${n} ${line}`],
    [
      'each line, on lines of their own',
      1,
      '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16',
      (line: string, n: number) => `${n}\n${line}`,
    ],
    ['each fifth line', 5, '5 10 15', (line: string, n: number) => `${n} ${line}`],
    ['each fifth line at its end', 5, '5 10 15', (line: string, n: number) => `${line} ${n}`],
    ['each fifth line, on lines of their own', 5, '5 10 15', (line: string, n: number) => `${n}\n${line}`],
  ])('stand after the text: %s', (_, every, numbers, write) => {
    expect(withLineNumbersApart(numbered(every, write))).toBe(`${BILL.join('\n')}\n${numbers}`);
  });

  it('go on from the page before, below its head', () => {
    const page = `Recruitment Bill 17\n${BILL.map((line, at) => `${at + 31} ${line}`).join('\n')}`;
    expect(withLineNumbersApart(page)).toContain('shall take any step to recruit another\nperson for work');
  });

  it.each([
    ['a list whose lines are numbered', BILL.map((_, at) => `${at + 1} Section on matter ${at}`).join('\n')],
    [
      'numbered points of several lines',
      BILL.map((line, at) => (at % 3 === 0 ? `${at / 3 + 1} ${line}` : line)).join('\n'),
    ],
    [
      'figures of a table',
      BILL.map((_, at) => `${(at * 7) % 11} cases in district ${at} ${at % 4}`).join('\n'),
    ],
    ['a table of contents', BILL.map((_, at) => `Part ${at} of the whole ${at + 1}`).join('\n')],
    ['numbers in a margin that are drawn by themselves', `5\n10\n15\n20\n${BILL.join('\n')}`],
    [
      'few lines',
      numbered(1, (line, n) => `${n} ${line}`)
        .split('\n')
        .slice(0, 6)
        .join('\n'),
    ],
  ])('are told from %s', (_, text) => {
    expect(withLineNumbersApart(text)).toBe(text);
  });

  it('are not looked for where figures have no end', () => {
    const text = '5\n6\n'.repeat(150_000);
    expect(withLineNumbersApart(text)).toBe(text);
  });

  it('are moved and nothing else is: no word is lost and none changes its place', () => {
    const line = fc.string({ unit: fc.constantFrom('5', '1', '10', ' ', 'a', 'B', '\n', '2', '3') });
    fc.assert(
      fc.property(line, fc.boolean(), (text, bill) => {
        const given = bill ? numbered(5, (words, n) => `${n} ${words}`) + text : text;
        const words = (of: string) => of.split(/\s+/).filter((word) => word !== '');
        const made = withLineNumbersApart(given);
        expect(words(made).sort()).toEqual(words(given).sort());
      }),
    );
  });
});
