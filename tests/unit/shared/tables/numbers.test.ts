import { describe, expect, it } from 'vitest';
import { readNumber, readYear, usesDecimalComma } from '../../../../shared/tables/numbers';

describe('a number as a table writes it', () => {
  it.each([
    ['12', 12],
    [' 1.5 ', 1.5],
    ['.5', 0.5],
    ['-3e2', -300],
    ['๑๐', 10],
    ['၂.၅', 2.5],
    ['𝟗', 9],
    ['٠', 0],
  ])('%j', (text, number) => expect(readNumber(text)).toBe(number));

  it.each(['', '1,5', '1,500', '1 500', 'x1', '1e999', '--1'])('%j is none', (text) =>
    expect(readNumber(text)).toBeNull(),
  );

  it.each([
    ['1,5', 1.5],
    [' ๑,๕ ', 1.5],
    ['1.5', 1.5],
  ])('%j with commas for decimals', (text, number) => expect(readNumber(text, true)).toBe(number));

  it.each([
    [';', ['1,500', '2,250'], true],
    [',', ['1,500', '2,250'], false],
    [',', ['1,500', ' ๒,๕ '], true],
    [';', ['1,5', '2.5'], false],
    [';', ['1,5', 'n.a.', '2'], true],
    [';', ['3', '4'], false],
  ] as const)('%j between cells: of %j commas mark decimals: %j', (separator, texts, is) =>
    expect(usesDecimalComma({ separator }, texts)).toBe(is),
  );
});

describe('a year as a table writes it', () => {
  it.each([
    ['2020', 2020],
    [' ๒๐๒๐ ', 2020],
    ['2020.0', 2020],
    ['2020-12-31', 2020],
    ['2020-12-31T00:00:00', 2020],
    ['1', 1],
    ['9999', 9999],
    ['พ.ศ. ๒๕๖๓', 2020],
    ['2563 B.E.', 2020],
    ['ค.ศ. 2020', 2020],
    ['2020 A.D.', 2020],
    ['वि.सं. २०७७', 2020],
  ])('%j', (text, year) => expect(readYear(text)).toBe(year));

  it.each(['', '0', '10000', '2020.5', 'x', '2020/21', '-5', '2077/78'])('%j is none', (text) =>
    expect(readYear(text)).toBeNull(),
  );

  it.each([
    ['2563', 'be', 2020],
    ['543', 'be', null],
    ['ค.ศ. 2020', 'be', 2020],
    ['B.S. 2077', 'be', 2020],
    ['2077', 'bs', 2020],
    ['२०७७/७८', 'bs', 2020],
    ['2077 / 078', 'bs', 2020],
    ['2077/2078', 'bs', 2020],
    ['2099/00', 'bs', 2042],
    ['2077/79', 'bs', null],
    ['2077/78/79', 'bs', null],
    ['A.D. 2020', 'bs', 2020],
    ['57', 'bs', null],
  ] as const)('%j where years are counted as %s', (text, count, year) =>
    expect(readYear(text, count)).toBe(year),
  );
});
