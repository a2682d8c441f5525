import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, normaliseWithOffsets } from '../../../../shared/search';
import { awkwardText } from '../../../support/awkward-text';

/** Where a text may change, said by one pattern: slow, and plain to read. Soft hyphens, the Burmese zero and wa depend on their neighbours. */
const INVISIBLE =
  '\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0';
/**
 * Medial ra that is drawn before its letter hangs on nothing. Said beside the other marks and not as a look ahead before each of them: V8
 * then passes over places at which the pattern fits.
 */
const MEDIAL_RA = '\\u103c(?![\\u1000-\\u1021])|(?<![\\u102b-\\u1032\\u1036-\\u1038\\u103a])\\u103c';
const HANGS = `(?:\\u17d2[\\u1780-\\u17b3]|\\u1039[\\u1000-\\u1021]|${MEDIAL_RA}|(?!\\u103c)[\\p{M}\\u0e32\\u0e33\\u0eb2\\u0eb3\\u1161-\\u11ff\\ud7b0-\\ud7ff\\u3131-\\u318e\\uff9e\\uff9f\\uffa1-\\uffdc${INVISIBLE}])`;
const STRETCH = new RegExp(`[\\u0e40\\u0ec0]${HANGS}*[\\u0e40\\u0ec0]${HANGS}*|[^]${HANGS}*`, 'gu');

const PARTS = [
  ...['a', 'É', 'ß', 'ẞ', 'ﬁ', ' ', '\n', 'Σ', 'ς', '\u0300', '\u0301', '\u200b', '\ufe0f', '２', '٢'],
  ...['เ', 'ເ', 'ก', 'ํ', '้', 'า', 'ำ', 'ี', '๒', 'ໍ', 'າ'],
  ...['ក', '្', 'រ', 'ត', 'ី', 'េ', 'ា', '\u17b4', 'က', '္', 'ိ', '့', '်', 'ြ', '၁'],
  ...['न', '़', '्', '가', 'ᄀ', 'ᅡ', 'ㅏ', 'ｶ', 'ﾞ', '𑂹', '𑂙', '😀', '\ud800', '\udc00', '\u{e0100}'],
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join('')),
  awkwardText().map((text) => text.replace(/[\u00ad\u1040\u101d]/g, '')),
);

describe('normalise', () => {
  it('is the normal form of each stretch by itself', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const forms = [...text.matchAll(STRETCH)].map(([stretch]) => normalise(stretch));
        expect(normalise(text)).toBe(forms.join('').toLowerCase());
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same for syllables that were seen before, whatever follows them', () => {
    const scripts = ['เกีา้ำ ', 'ເກີາ້ຳ ', 'ကိြ့် ', 'กี้ກີ້', 'កីា្ រ', 'कीा्ं '].map((letters) =>
      fc.constantFrom(...letters),
    );
    for (const letter of scripts) {
      fc.assert(
        fc.property(fc.array(letter, { maxLength: 8 }), (letters) => {
          const text = letters.join('');
          const forms = [...text.matchAll(STRETCH)].map(([stretch]) => normalise(stretch));
          expect(normalise(text)).toBe(forms.join('').toLowerCase());
        }),
        { numRuns: 2_000 },
      );
    }
  });

  it('leads from each of its places back to the stretches it came from', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: form, original } = normaliseWithOffsets(text);
        expect(form).toBe(normalise(text));
        const edges = new Set([0, text.length]);
        for (const { index, 0: stretch } of text.matchAll(STRETCH)) {
          // What does not change may be parted anywhere.
          const isKept = normalise(stretch) === stretch.toLowerCase();
          for (let at = 0; at <= stretch.length; at += isKept ? 1 : stretch.length) edges.add(index + at);
        }
        for (let at = 0; at < form.length; at += 1) {
          for (const edge of original(at, at + 1)) expect(edges).toContain(edge);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
