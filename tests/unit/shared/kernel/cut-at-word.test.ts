import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAtWord } from '../../../../shared/kernel';

it('ends behind a whole word and says that it goes on, in scripts with and without spaces', () => {
  expect(cutAtWord('National Plan of Action', 40)).toBe('National Plan of Action');
  expect(cutAtWord('National Plan of Action', 16)).toBe('National Plan…');
  expect(cutAtWord('National Plan, of Action', 15)).toBe('National Plan…');
  expect(cutAtWord('แผนปฏิบัติการระดับชาติ', 14)).toBe('แผนปฏิบัติการ…');
  // A word that is longer than any is cut.
  expect(cutAtWord('x'.repeat(300), 200)).toBe(`${'x'.repeat(199)}…`);
});

it('is never longer than asked, and begins as the text does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, most) => {
      const cut = cutAtWord(text, most);
      expect(cut.length).toBeLessThanOrEqual(Math.max(most, text.length <= most ? text.length : 0));
      if (text.length > most) expect(text.startsWith(cut.slice(0, -1)) && cut.isWellFormed()).toBe(true);
    }),
  );
});
