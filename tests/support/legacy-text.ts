/// <reference path="../../main/legacy/myanmar-tools.d.ts" />
import myanmarTools from 'myanmar-tools';
import type { GlyphTable } from '../../main/legacy/glyph-table.ts';
import { LIMON_GLYPHS } from '../../main/legacy/khmer.ts';
import { NEPALI_FONTS, type NepaliFont } from '../../main/legacy/nepali.ts';
import { FM_GLYPHS } from '../../main/legacy/sinhala.ts';
import { BAMINI_GLYPHS } from '../../main/legacy/tamil.ts';
import { TCVN3_GLYPHS } from '../../main/legacy/vietnamese.ts';

/**
 * Writes Unicode text in encodings from before Unicode, as somebody typed it in the old font: the way back of what the program
 * reads. Covers what modern text needs, not every shape a font has.
 */

/** First code of each shape. */
function keysOf({ shapes }: GlyphTable): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const [key, shape] of shapes) if (!keys.has(shape)) keys.set(shape, key);
  return keys;
}

/** Writes a text by the longest shapes a table has; what it lacks stands for itself. */
function byLongest(keys: ReadonlyMap<string, string>, text: string): string {
  let out = '';
  let at = 0;
  while (at < text.length) {
    let length = Math.min(6, text.length - at);
    while (length > 1 && !keys.has(text.slice(at, at + length))) length -= 1;
    const shape = text.slice(at, at + length);
    out += keys.get(shape) ?? shape;
    at += length;
  }
  return out;
}

const NEPALI_SYLLABLE =
  /(\u0930\u094d)?([\u0915-\u0939](?:\u094d[\u0915-\u0939])*\u094d?)([\u093e-\u094c]?)([\u0901-\u0903]?)|./gsu;
const NEPALI_VOWELS: Readonly<Record<string, string>> = {
  आ: 'अा',
  ओ: 'अाे',
  औ: 'अाै',
  ऐ: 'एे',
  '\u094b': 'ाे',
  '\u094c': 'ाै',
};

/** Devanagari as it is typed in a font of the Preeti family. */
export function toNepaliFont(font: NepaliFont, text: string): string {
  const keys = new Map(keysOf(NEPALI_FONTS[font]));
  const bar = keys.get('ा') ?? '';
  const halant = keys.get('्') ?? '';
  const stroke = 'm';
  keys.set('झ', `${keys.get('भ')}${stroke}`);
  keys.set('फ', `${keys.get('प')}${stroke}`);
  keys.set('क्र', `${keys.get('त्र')}${stroke}`);
  keys.set('ऊ', `${keys.get('उ')}${stroke}`);
  keys.set('ई', `${keys.get('इ')}{`);
  const cluster = (letters: string): string => {
    let out = '';
    let rest = letters;
    while (rest !== '') {
      let length = Math.min(5, rest.length);
      const fits = (part: string) => keys.has(part) || (keys.has(`${part}्`) && !part.endsWith('्'));
      while (
        length > 1 &&
        !(fits(rest.slice(0, length)) && (rest[length] !== '्' || rest.slice(0, length).endsWith('्')))
      ) {
        length -= 1;
      }
      const part = rest.slice(0, length);
      rest = rest.slice(length);
      // A letter without a key of its own is its half and the bar; a half without one is the letter and the halant.
      out += keys.get(part) ?? (keys.has(`${part}्`) ? `${keys.get(`${part}्`)}${bar}` : part);
      if (rest.startsWith('्र') && keys.has('्र')) {
        out += keys.get('्र');
        rest = rest.slice(2);
      } else if (rest.startsWith('्')) {
        out += halant;
        rest = rest.slice(1);
      }
    }
    return out;
  };
  const spelled = (sign: string) => byLongest(keys, NEPALI_VOWELS[sign] ?? sign);
  return text.replace(
    NEPALI_SYLLABLE,
    (whole, hook: string | undefined, letters: string | undefined, vowel = '', sign = '') => {
      if (letters === undefined) return spelled(whole);
      const before = vowel === 'ि' ? keys.get('ि') : '';
      const after = vowel === 'ि' ? '' : spelled(vowel);
      return `${before}${cluster(letters)}${after}${hook === undefined ? '' : '{'}${spelled(sign)}`;
    },
  );
}

const converter = new myanmarTools.ZawgyiConverter();

/** Burmese as it is typed with a Zawgyi font. */
export function toZawgyi(text: string): string {
  return converter.unicodeToZawgyi(text);
}

/** Vietnamese in small letters as it is typed in a TCVN3 font. */
export function toTcvn3(text: string): string {
  return byLongest(keysOf(TCVN3_GLYPHS), text.normalize('NFC'));
}

const VNI_OWN: Readonly<Record<string, string>> = {
  ơ: 'ô',
  ư: 'ö',
  đ: 'ñ',
  í: 'í',
  ì: 'ì',
  ỉ: 'æ',
  ĩ: 'ó',
  ị: 'ò',
  ỵ: 'î',
};
const VNI_MARKS: Readonly<Record<string, string>> = {
  '\u0301': 'ù',
  '\u0300': 'ø',
  '\u0309': 'û',
  '\u0303': 'õ',
  '\u0323': 'ï',
  '\u0302': 'â',
  '\u0302\u0301': 'á',
  '\u0302\u0300': 'à',
  '\u0302\u0309': 'å',
  '\u0302\u0303': 'ã',
  '\u0323\u0302': 'ä',
  '\u0306': 'ê',
  '\u0306\u0301': 'é',
  '\u0306\u0300': 'è',
  '\u0306\u0309': 'ú',
  '\u0306\u0303': 'ü',
  '\u0323\u0306': 'ë',
};

/** Vietnamese as it is typed in a VNI font. */
export function toVni(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const small = letter.toLowerCase();
      const isCapital = small !== letter;
      const own = VNI_OWN[small];
      if (own !== undefined) return isCapital ? own.toUpperCase() : own;
      const parts = /^([a-z]\u031b?)(\p{M}*)$/u.exec(
        small.normalize('NFD').replace(/([a-z])(\p{M}*)\u031b/u, '$1\u031b$2'),
      );
      const marks = VNI_MARKS[parts?.[2] ?? ''];
      if (!parts || marks === undefined) return letter;
      const base = parts[1]?.includes('\u031b')
        ? (VNI_OWN[parts[1].normalize('NFC')] ?? '')
        : (parts[1] ?? '');
      return isCapital ? (base + marks).toUpperCase() : base + marks;
    })
    .join('');
}

const KHMER_SYLLABLE =
  /([\u1780-\u17b3])([\u17c9\u17ca]?)((?:\u17d2[\u1780-\u17b3])*)([\u17c9\u17ca]?)([\u17b6-\u17c5]?)([\u17c6-\u17d1]*)|./gsu;
const KHMER_SPLIT: Readonly<Record<string, readonly [string, string]>> = {
  '\u17be': ['\u17c1', '\u17b8'],
  '\u17bf': ['\u17c1', '\u17bf'],
  '\u17c0': ['\u17c1', '\u17c0'],
  '\u17c1': ['\u17c1', ''],
  '\u17c2': ['\u17c2', ''],
  '\u17c3': ['\u17c3', ''],
  '\u17c4': ['\u17c1', '\u17b6'],
  '\u17c5': ['\u17c1', '\u17c5'],
};

/** Khmer as it is typed in a Limon font. */
export function toLimon(text: string): string {
  const keys = keysOf(LIMON_GLYPHS);
  return text.replace(
    KHMER_SYLLABLE,
    (whole, base: string | undefined, one = '', feet = '', two = '', vowel = '', signs = '') => {
      if (base === undefined) return byLongest(keys, whole);
      const [before, after] = KHMER_SPLIT[vowel] ?? ['', vowel];
      const all = feet.match(/\u17d2./gu) ?? [];
      const below = all.filter((foot: string) => foot !== '\u17d2\u179a').join('');
      const ro = all.length > below.length / 2 ? '\u17d2\u179a' : '';
      return [before, ro, base, below, one, two, after, signs].map((part) => byLongest(keys, part)).join('');
    },
  );
}

/** Tamil as it is typed in a Bamini font. */
export function toBamini(text: string): string {
  const keys = keysOf(BAMINI_GLYPHS);
  const split: Readonly<Record<string, readonly [string, string]>> = {
    '\u0bca': ['\u0bc6', '\u0bbe'],
    '\u0bcb': ['\u0bc7', '\u0bbe'],
  };
  const drawn = text.replace(
    /([\u0b95-\u0bb9])([\u0bc6-\u0bc8\u0bca\u0bcb])/g,
    (_, letter: string, vowel: string) => {
      const [before, after] = split[vowel] ?? [vowel, ''];
      return before + letter + after;
    },
  );
  return byLongest(keys, drawn);
}

const SINHALA_SYLLABLE = /([\u0d9a-\u0dc6](?:\u0dca\u200d[\u0d9a-\u0dc6])*)([\u0dd9-\u0dde])|./gsu;
const SINHALA_SPLIT: Readonly<Record<string, readonly [string, string]>> = {
  '\u0dd9': ['\u0dd9', ''],
  '\u0dda': ['\u0dd9', '\u0dca'],
  '\u0ddb': ['\u0ddb', ''],
  '\u0ddc': ['\u0dd9', '\u0dcf'],
  '\u0ddd': ['\u0dd9', '\u0dcf\u0dca'],
  '\u0dde': ['\u0dd9', '\u0ddf'],
};

/** Sinhala as it is typed in an FM font. */
export function toFm(text: string): string {
  const keys = new Map(keysOf(FM_GLYPHS));
  // The half forms are keys for joined letters; a letter without vowel is typed with its own sign.
  for (const half of ['ක්', 'ත්', 'න්']) keys.delete(half);
  const drawn = text.replace(SINHALA_SYLLABLE, (whole, letters: string | undefined, vowel = '') => {
    if (letters === undefined) return whole;
    const [before, after] = SINHALA_SPLIT[vowel] ?? ['', vowel];
    return before + letters + after;
  });
  return byLongest(keys, drawn);
}
