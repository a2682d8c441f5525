import type { LegacyEncoding } from '../../shared/library';

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

/** What a font's name tells. */
interface Told {
  readonly encoding: FontEncoding | null;
  /** It has an encoding of its own, convertible or not. */
  readonly legacy: boolean;
}

/** What names were found to tell: a document has few fonts and asks for each several times a page. */
const told = new Map<string, Told>();
/** A file may have as many names as it likes. */
const MOST_TOLD = 1_000;

function tell(name: string): Told {
  const known = told.get(name);
  if (known !== undefined) return known;
  const encoding = encodingOfName(name);
  const found = { encoding, legacy: encoding !== null || UNKNOWN.test(bare(name).replace(/\./g, '')) };
  if (told.size >= MOST_TOLD) told.clear();
  told.set(name, found);
  return found;
}

function encodingOfName(name: string): FontEncoding | null {
  const short = bare(name);
  if (TCVN3.test(short)) {
    const capitals = /^[a-z.]*h(?:$|[^a-z])|^\.?vn[a-z]+h(?:bold|italic)/.test(short);
    return { encoding: 'tcvn3', capitals };
  }
  const found = KNOWN.find(([pattern]) => pattern.test(short.replace(/\./g, '')));
  return found ? { encoding: found[1], capitals: false } : null;
}

/** The encoding a font's name (without subset prefix) stands for, or null. */
export function encodingOfFont(name: string): FontEncoding | null {
  return tell(name).encoding;
}

/** Whether a font's name is that of one with an encoding of its own, convertible or not. */
export function isLegacyFont(name: string): boolean {
  return tell(name).legacy;
}

/** Whether a font's name says that it draws Zawgyi. */
export function isZawgyiFont(name: string): boolean {
  return /^zawgyi/.test(bare(name));
}
