import { asOneSound, mayBeSpeltTwice } from './one-spelling.ts';

/** Letters that carry their difference in their body, not in a mark, and what people type when they lack the key. */
const PLAIN: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ə: 'e',
  ŋ: 'n',
  ʻ: '',
  ʼ: '',
  ө: 'о',
  ү: 'у',
  // Mongolian set in fonts that drew ө and ү in the places of Ukrainian letters.
  є: 'о',
  ك: 'ک',
  ي: 'ی',
  ى: 'ی',
};

/**
 * Latin letters amid Cyrillic ones, which they look like, or in whose place they are typed: `хyмyyс`, `эхлvvлэх`. No word mixes the two, but
 * pages do, and so do those who have no key for `ү`.
 */
const LOOKS_CYRILLIC: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', o: 'о' },
  ...{ p: 'р', t: 'т', v: 'у', x: 'х', y: 'у' },
};
/** In such fonts `ү`; a letter with a mark, which goes before the marks do. */
const UKRAINIAN_YI = 'ї';
// Each looked for by itself: together they would be looked for anew from every letter of a word of a hundred thousand.
const LATIN = /[a-z]/;
const CYRILLIC = /\p{sc=Cyrillic}/u;
const asCyrillic = (word: string): string =>
  LATIN.test(word) && CYRILLIC.test(word)
    ? word.replace(/[a-z]/g, (letter) => LOOKS_CYRILLIC[letter] ?? letter)
    : word;

/** Scripts whose marks are left out when people type in haste: Latin, Greek, Cyrillic; the points of Arabic and Hebrew. */
const FOLDABLE =
  /[\u00c0-\u052f\u0590-\u06ff\u1c80-\u1c8f\u1d00-\u1fff\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff\uab30-\uab6f]|[\u0300-\u036f]/;
const MARKED = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}])\p{Mn}+/gu;
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

const known = new Map<string, string>();
/** Code units up to which a word's sound is remembered: a longer piece of a text would keep the whole text in memory with it. */
const SHORT = 12;

const withoutMarks = (word: string): string =>
  asCyrillic(word)
    .replaceAll(UKRAINIAN_YI, 'у')
    .normalize('NFD')
    .replace(MARKED, '$1')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');

/**
 * The plain form of a normalised word: Latin, Greek, Cyrillic, Arabic and Hebrew letters without their marks, đ as d and so on; what Nepali,
 * Hindi, Bengali, Sinhala and Tamil spell in two ways as one of them. Words of other scripts, where a mark is a vowel, come back as they are.
 */
export function fold(word: string): string {
  const isFoldable = FOLDABLE.test(word);
  if (!isFoldable && (word.length > SHORT || !mayBeSpeltTwice(word))) return asOneSound(word);
  let form = known.get(word);
  if (form === undefined) {
    if (known.size > 50_000) known.clear();
    form = isFoldable ? withoutMarks(word) : asOneSound(word);
    known.set(word, form);
  }
  return form;
}

/** Letters whose plain form is longer or shorter than one letter. */
const UNEVEN = new RegExp(
  `[${Object.keys(PLAIN)
    .filter((letter) => PLAIN[letter]?.length !== 1)
    .join('')}]`,
  'gu',
);

/** Plain form for counting slips: as `fold`, but every letter stays one place, so that a stray æ is one slip and not two. */
export function foldEvenly(word: string): string {
  return fold(word.replace(UNEVEN, '?'));
}
