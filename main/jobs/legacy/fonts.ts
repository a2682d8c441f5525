import type { LegacyEncoding } from '../../../shared/library';

/** An encoding that a font's name stands for, and whether the font draws small letters as capitals. */
export interface FontEncoding {
  readonly encoding: LegacyEncoding;
  readonly capitals: boolean;
}

/** Beginnings of names of fonts whose encoding can be converted, compared in lower case without spaces and signs. */
const KNOWN: readonly (readonly [RegExp, LegacyEncoding])[] = [
  [/^preeti/, 'preeti'],
  [/^kantipur/, 'kantipur'],
  [/^sagarmatha/, 'sagarmatha'],
  [/^(?:fontasyhimali|himalayatt)/, 'himali'],
  [/^pcsnepali/, 'pcs-nepali'],
  [/^limon/, 'limon'],
  [/^vni-?(?!kor)/, 'vni'],
  [/^baa?mini/, 'bamini'],
  [
    /^fm-?(?:aba?bh?|abhaya|bindumathi|gemunu|malithi|samantha|emanee|ganganee|rashmi|basuru|derana)/,
    'fm-abhaya',
  ],
];

/** Fonts after the standard TCVN 5712 are named `.VnTime`, `.VnArialH` …; some makers drop the point. */
const TCVN3 =
  /^(?:\.vn[a-z]|vn(?:time|arial|avant|helvetins|bodoni|courier|bookantiqua|century|park|aristote|commerce|mystical|clarendon|southern))/;

/**
 * Other fonts that draw a script at the codes of Latin letters and for which no sound table is at hand: what they hold is
 * doubtful, and only reading the picture helps.
 */
const UNKNOWN =
  /^(?:himal(?:b|l|i)|ganess|aakriti|shangrila|krutidev|devlys|chanakya|walkmanchanakya|shusha|agra|abc-?(?:khmer|zoo)|khek|baidok|truth|dl-?manel|dl-?araliya|kaputa|thibus|kandy|amalee|kalaham|elango|sunda?tml|tscu|tab-?|tam-?|vps|wininnwa|winresearcher|winmyanmar|academy|ayar|cece|myazedi|metrix|sutonny|bijoy|boishakhi|alpida|saysettha(?:lao)?old|laocn|champa|nokhuk|mglstd|arialmon|timesmon|asees|anmollipi|gurbani(?:akhar)?|shreelipi|shree-?dev|akruti|baraha-?kan|nudi|tikkana|hemalatha|manorama|mlttkarthika|ilkarthika)/;

const bare = (name: string) => name.toLowerCase().replace(/[\s_,]/g, '');

/** The encoding a font's name (without subset prefix) stands for, or null. */
export function encodingOfFont(name: string): FontEncoding | null {
  const short = bare(name);
  if (TCVN3.test(short)) {
    const capitals = /^[a-z.]*h(?:$|[^a-z])|^\.?vn[a-z]+h(?:bold|italic)/.test(short);
    return { encoding: 'tcvn3', capitals };
  }
  const found = KNOWN.find(([pattern]) => pattern.test(short.replace(/\./g, '')));
  return found ? { encoding: found[1], capitals: false } : null;
}

/** Whether a font's name is that of one with an encoding of its own, convertible or not. */
export function isLegacyFont(name: string): boolean {
  return encodingOfFont(name) !== null || UNKNOWN.test(bare(name).replace(/\./g, ''));
}

/** Whether a font's name says that it draws Zawgyi. */
export function isZawgyiFont(name: string): boolean {
  return /^zawgyi/.test(bare(name));
}
