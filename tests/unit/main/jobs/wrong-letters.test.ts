import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLetters, lettersAreWrong, watchLetters } from '../../../../main/jobs/wrong-letters';
import { KNOWN_TEXTS } from '../../../support/known-texts';

const { english, nepali, nepaliPlain, hindi, tamil, sinhala } = KNOWN_TEXTS;
const NEPALI = [...nepali, ...nepaliPlain];

/** As fonts of Nepali law texts are mapped: a few letters and joined forms lead to others. */
const mapped = (text: string) =>
  text.replaceAll('त', 'ि').replaceAll('रि', 'रर').replaceAll('व', 'ि').replaceAll('भ', 'ि');

/** Sentences in any order, about as many as stand on a page. */
const pageOf = (sentences: readonly string[], count = 16) =>
  fc
    .array(fc.constantFrom(...sentences), { minLength: count, maxLength: count })
    .map((lines) => lines.join('\n'));

describe('letters that are not those that are seen', () => {
  it('are told by sequences that no writing has, in any text of a page', () => {
    fc.assert(
      fc.property(pageOf(NEPALI), (page) => {
        expect(lettersAreWrong(countLetters(page))).toBe(false);
        expect(lettersAreWrong(countLetters(mapped(page)))).toBe(true);
      }),
    );
  });

  it('are not found in right texts of other languages and scripts', () => {
    for (const texts of [hindi, tamil, sinhala, english]) {
      fc.assert(
        fc.property(pageOf(texts), (page) => {
          expect(watchLetters()(page)).toBe(false);
          // Vowel signs of two parts are one sign, however they are stored.
          expect(watchLetters()(page.normalize('NFD'))).toBe(false);
        }),
        { numRuns: 20 },
      );
    }
    // "काममा" doubles a letter, as any law on child labour does again and again.
    const labour = `${nepaliPlain[1]}\nबालकलाई काममा लगाउन हुँदैन। काममा लगाउने व्यवसायीले दर्ता गर्नुपर्छ।\n`;
    expect(lettersAreWrong(countLetters(labour.repeat(8)))).toBe(false);
  });

  it('are told by letters doubled without any R above them', () => {
    const law = nepali.join('\n').replaceAll('रि', 'रर').replaceAll('र्', 'न').replaceAll('बि', 'बब');
    expect(lettersAreWrong(countLetters(law.repeat(6)))).toBe(true);
  });
});

describe('a file with such letters', () => {
  it('speaks for its pages that are too short to tell, and not for those in another script', () => {
    const isWrong = watchLetters();
    const short = 'परिच्छेद–१\nप्रारम्भिक व्यवस्था र परिभाषा';
    expect(isWrong(short)).toBe(false);
    for (let page = 0; page < 4; page += 1) expect(isWrong(mapped(NEPALI.join('\n').repeat(3)))).toBe(true);
    expect(isWrong(short)).toBe(true);
    expect(isWrong(`${english.join('\n').repeat(5)}\n${mapped(nepali[0] ?? '')}`)).toBe(false);
    expect(isWrong('')).toBe(false);
  });

  it('is not made of pages in other fonts that are right', () => {
    const isWrong = watchLetters();
    isWrong(mapped(NEPALI.join('\n')));
    const right = NEPALI.join('\n').repeat(4);
    for (let page = 0; page < 6; page += 1) isWrong(right);
    expect(isWrong(right)).toBe(false);
  });
});
