/**
 * Letters that one word is written with in two ways, by official texts as well as by those who search them: a plan of Nepal is राष्ट्रिय or
 * राष्ट्रीय, a law of Laos has ຫຼື or ຫລື. Where the two look alike or stand for one letter, one is meant (`asOneLetter`, part of the
 * normal form, in scripts that put no space between words, and of Sinhala vowels); where both can be words, the other is one more spelling (`asOneSound`, part of the
 * plain form, which stands below the word as typed).
 */

/** Letters of Thai, Lao, Khmer, Burmese and Sinhala that are written in two ways, and the one that is kept. */
const TWINS: readonly (readonly [pattern: RegExp, kept: string])[] = [
  // Thai to patak and do chada, which hardly differ in print; no two words differ by them.
  [/\u0e0f/g, '\u0e0e'],
  // Lao lo under ho: written below it, or beside it as before the reform.
  [/\u0eab\u0ebc/g, '\u0eab\u0ea5'],
  // Khmer da and ta look the same below another letter; below a quotation mark nothing is written.
  [/(?<=[\u1780-\u17d1\u17dd])\u17d2\u178a/g, '\u17d2\u178f'],
  // The two forms of the Khmer independent vowel oo, and letters that Unicode has twice.
  [/\u17b2/g, '\u17b1'],
  [/\u17a3/g, '\u17a2'],
  [/\u17a4/g, '\u17a2\u17b6'],
  // Burmese o and au typed in pieces, great sa, and nya where u is meant.
  [/\u1029/g, '\u101e\u103c'],
  [/\u102a/g, '\u101e\u103c\u1031\u102c\u103a'],
  [/\u103f/g, '\u101e\u1039\u101e'],
  [/\u1009(?!\u103a)/g, '\u1025'],
  // Sinhala vowels that begin a word, keyed in as another one and a sign that it never bears.
  [/\u0d85\u0dcf/g, '\u0d86'],
  [/\u0d85\u0dd0/g, '\u0d87'],
  [/\u0d85\u0dd1/g, '\u0d88'],
  [/\u0d89\u0dd3/g, '\u0d8a'],
  [/\u0d8b\u0ddf/g, '\u0d8c'],
  [/\u0d91\u0dca/g, '\u0d92'],
  [/\u0d91\u0dd9/g, '\u0d93'],
  [/\u0d94\u0dca/g, '\u0d95'],
  [/\u0d94\u0ddf/g, '\u0d96'],
];
const ANY_TWIN =
  /[\u0e0f\u0ebc\u178a\u17a3\u17a4\u17b2\u1009\u1029\u102a\u103f]|[\u0d85\u0d89\u0d8b\u0d91\u0d94][\u0dca-\u0ddf]/;

/** A syllable of a script without spaces between words with one of two letters that are one. */
export function asOneLetter(syllable: string): string {
  if (!ANY_TWIN.test(syllable)) return syllable;
  return TWINS.reduce((text, [pattern, kept]) => text.replace(pattern, kept), syllable);
}

interface Sounds {
  /** A word with none of these is spelt in one way only. */
  readonly any: RegExp;
  readonly rules: readonly (readonly [pattern: RegExp, kept: string])[];
}

/** What is spelt in two ways in scripts whose words are found whole, and what both are taken for: script by script. */
const SOUNDS: readonly Sounds[] = [
  {
    // Devanagari.
    any: /[\u0901\u0903\u0908\u090a\u0919\u091e\u0923\u0924\u0928\u092e\u0935\u093c\u0940\u0942]/,
    rules: [
      // Va is said as ba, as in बेचबिखन and बेचविखन.
      [/\u0935/g, '\u092c'],
      // A nasal before a letter of its class, or the dot for it; the moon for the dot; the dot below.
      [
        /\u0919\u094d(?=[\u0915-\u0918])|\u091e\u094d(?=[\u091a-\u091d])|\u0923\u094d(?=[\u091f-\u0922])|\u0928\u094d(?=[\u0924-\u0927])|\u092e\u094d(?=[\u092a-\u092d])|\u0901/g,
        '\u0902',
      ],
      [/\u093c/g, ''],
      // Long and short i and u: the rules of Nepali changed more than once.
      [/\u0940/g, '\u093f'],
      [/\u0942/g, '\u0941'],
      [/\u0908/g, '\u0907'],
      [/\u090a/g, '\u0909'],
      // महत्त्व, महत्व.
      [/\u0924\u094d\u0924\u094d(?=[\u092c\u0930])/g, '\u0924\u094d'],
      [/\u0903/g, ''],
    ],
  },
  {
    // Bengali: শ্রেণী, শ্রেণি; সরকারী, সরকারি.
    any: /[\u09bc\u09c0\u09c2]/,
    rules: [
      [/\u09c0/g, '\u09bf'],
      [/\u09c2/g, '\u09c1'],
      [/\u09bc/g, ''],
    ],
  },
  {
    // Sinhala: the letters of one sound, and ya said twice behind ra.
    any: /[\u0da5\u0dab\u0dba\u0dc2\u0dc5]/,
    rules: [
      [/\u0dab/g, '\u0db1'],
      [/\u0dc5/g, '\u0dbd'],
      [/\u0dc2/g, '\u0dc1'],
      [/\u0da5/g, '\u0da4'],
      [/\u0dbb\u0dca\u0dba\u0dca\u0dba/g, '\u0dbb\u0dca\u0dba'],
    ],
  },
  {
    // Tamil: the two letters of sri; au, keyed in as e or o and the letter la, which looks like its second half and bears no sign then.
    any: /[\u0bb6\u0b92\u0bc6]/,
    rules: [
      [/\u0bb6/g, '\u0bb8'],
      [/\u0b92\u0bb3(?![\u0bbe-\u0bcd])/g, '\u0b94'],
      [/\u0bc6\u0bb3(?![\u0bbe-\u0bcd])/g, '\u0bcc'],
    ],
  },
];
const ANY_SOUND = new RegExp(SOUNDS.map(({ any }) => any.source).join('|'));

/** Whether a normalised word has a letter of those that `asOneSound` may change: few words are of two scripts, and most have none. */
export const mayBeSpeltTwice = (word: string): boolean => ANY_SOUND.test(word);

/** A normalised word of Devanagari, Bengali, Sinhala or Tamil as it sounds where it is spelt in two ways. */
export function asOneSound(word: string): string {
  if (!mayBeSpeltTwice(word)) return word;
  let sound = word;
  for (const { any, rules } of SOUNDS)
    if (any.test(sound)) for (const [pattern, kept] of rules) sound = sound.replace(pattern, kept);
  return sound;
}
