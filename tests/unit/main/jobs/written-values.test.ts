import { describe, expect, it } from 'vitest';
import { notDrawn, type WrittenValue } from '../../../../main/jobs/written-values';

const valuesOf = (texts: readonly string[]): WrittenValue[] =>
  texts.map((text) => ({ text, rectangle: [0, 0, 1, 1] }));
const undrawn = (drawn: string, ...texts: string[]) =>
  notDrawn(valuesOf(texts), drawn).map(({ text }) => text);

describe('values that a page does not draw', () => {
  it('are told from long ones that it draws with other spaces, up to their last letter', () => {
    const long = 'the victim was given shelter, '.repeat(100);
    const drawn = `Article 3\n${long.replaceAll(' ', '\n')}x`;
    expect(undrawn(drawn, long)).toEqual([]);
    expect(undrawn(drawn, `${long}.`, `${long} today`)).toEqual([`${long} today`]);
    expect(undrawn(`the victim was ${long.replaceAll(' ', '')}`, long)).toEqual([]);
    expect(undrawn('', long)).toEqual([long]);
  });

  it('are found in a moment, however much they are like what is drawn', () => {
    const half = 'a '.repeat(24_000);
    const values = [`${half}b ${half}`, `${half}${half}b`, `b ${half}${half}`];
    const begun = performance.now();
    expect(undrawn('a '.repeat(250_000), ...values)).toEqual(values);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
