import { z } from 'zod';

/** A language in which texts of the library or the interface may be written. */
export interface LanguageEntry {
  /** ISO 639-3, the code that records store. */
  readonly code: string;
  /** ISO 639-1 where one exists. */
  readonly iso1?: string;
  /** ISO 15924, the usual script first. Urdu is `Arab`: the Nastaliq style is a matter of font. */
  readonly scripts: readonly string[];
}

/**
 * Languages of the members, of the authentic texts of the treaties and of minorities that are often served. The first
 * eleven are those the interface is made for. `und` says that nobody has named the language yet.
 */
export const LANGUAGES = [
  { code: 'eng', iso1: 'en', scripts: ['Latn'] },
  { code: 'khm', iso1: 'km', scripts: ['Khmr'] },
  { code: 'ind', iso1: 'id', scripts: ['Latn'] },
  { code: 'lao', iso1: 'lo', scripts: ['Laoo'] },
  { code: 'mon', iso1: 'mn', scripts: ['Cyrl', 'Mong'] },
  { code: 'mya', iso1: 'my', scripts: ['Mymr'] },
  { code: 'nep', iso1: 'ne', scripts: ['Deva'] },
  { code: 'tha', iso1: 'th', scripts: ['Thai'] },
  { code: 'sin', iso1: 'si', scripts: ['Sinh'] },
  { code: 'tam', iso1: 'ta', scripts: ['Taml'] },
  { code: 'vie', iso1: 'vi', scripts: ['Latn'] },
  { code: 'ace', scripts: ['Latn'] },
  { code: 'ara', iso1: 'ar', scripts: ['Arab'] },
  { code: 'asm', iso1: 'as', scripts: ['Beng'] },
  { code: 'ben', iso1: 'bn', scripts: ['Beng'] },
  { code: 'bho', scripts: ['Deva'] },
  { code: 'bis', iso1: 'bi', scripts: ['Latn'] },
  { code: 'brx', scripts: ['Deva'] },
  { code: 'ceb', scripts: ['Latn'] },
  { code: 'ckb', scripts: ['Arab'] },
  { code: 'div', iso1: 'dv', scripts: ['Thaa'] },
  { code: 'doi', scripts: ['Deva'] },
  { code: 'dzo', iso1: 'dz', scripts: ['Tibt'] },
  { code: 'fas', iso1: 'fa', scripts: ['Arab'] },
  { code: 'fij', iso1: 'fj', scripts: ['Latn'] },
  { code: 'fil', scripts: ['Latn'] },
  { code: 'fra', iso1: 'fr', scripts: ['Latn'] },
  { code: 'gil', scripts: ['Latn'] },
  { code: 'guj', iso1: 'gu', scripts: ['Gujr'] },
  { code: 'heb', iso1: 'he', scripts: ['Hebr'] },
  { code: 'hif', scripts: ['Deva', 'Latn'] },
  { code: 'hil', scripts: ['Latn'] },
  { code: 'hin', iso1: 'hi', scripts: ['Deva'] },
  { code: 'hmo', iso1: 'ho', scripts: ['Latn'] },
  { code: 'ilo', scripts: ['Latn'] },
  { code: 'jav', iso1: 'jv', scripts: ['Latn'] },
  { code: 'jpn', iso1: 'ja', scripts: ['Jpan'] },
  { code: 'kac', scripts: ['Latn'] },
  { code: 'kan', iso1: 'kn', scripts: ['Knda'] },
  { code: 'kas', iso1: 'ks', scripts: ['Arab', 'Deva'] },
  { code: 'kaz', iso1: 'kk', scripts: ['Cyrl', 'Latn', 'Arab'] },
  { code: 'kmr', scripts: ['Arab', 'Latn'] },
  { code: 'kok', scripts: ['Deva'] },
  { code: 'kor', iso1: 'ko', scripts: ['Kore'] },
  { code: 'ksw', scripts: ['Mymr'] },
  { code: 'mai', scripts: ['Deva'] },
  { code: 'mal', iso1: 'ml', scripts: ['Mlym'] },
  { code: 'mar', iso1: 'mr', scripts: ['Deva'] },
  { code: 'min', scripts: ['Latn'] },
  { code: 'mni', scripts: ['Beng', 'Mtei'] },
  { code: 'mnw', scripts: ['Mymr'] },
  { code: 'mri', iso1: 'mi', scripts: ['Latn'] },
  { code: 'msa', iso1: 'ms', scripts: ['Latn', 'Arab'] },
  { code: 'nau', iso1: 'na', scripts: ['Latn'] },
  { code: 'new', scripts: ['Deva'] },
  { code: 'nzs', scripts: ['Zxxx'] },
  { code: 'ori', iso1: 'or', scripts: ['Orya'] },
  { code: 'pan', iso1: 'pa', scripts: ['Guru', 'Arab'] },
  { code: 'pau', scripts: ['Latn'] },
  { code: 'pis', scripts: ['Latn'] },
  { code: 'por', iso1: 'pt', scripts: ['Latn'] },
  { code: 'prs', scripts: ['Arab'] },
  { code: 'pus', iso1: 'ps', scripts: ['Arab'] },
  { code: 'rhg', scripts: ['Latn', 'Rohg', 'Arab'] },
  { code: 'rus', iso1: 'ru', scripts: ['Cyrl'] },
  { code: 'san', iso1: 'sa', scripts: ['Deva'] },
  { code: 'sat', scripts: ['Olck'] },
  { code: 'shn', scripts: ['Mymr'] },
  { code: 'smo', iso1: 'sm', scripts: ['Latn'] },
  { code: 'snd', iso1: 'sd', scripts: ['Arab', 'Deva'] },
  { code: 'spa', iso1: 'es', scripts: ['Latn'] },
  { code: 'sun', iso1: 'su', scripts: ['Latn'] },
  { code: 'tel', iso1: 'te', scripts: ['Telu'] },
  { code: 'tet', scripts: ['Latn'] },
  { code: 'ton', iso1: 'to', scripts: ['Latn'] },
  { code: 'tpi', scripts: ['Latn'] },
  { code: 'tuk', iso1: 'tk', scripts: ['Latn', 'Cyrl', 'Arab'] },
  { code: 'tur', iso1: 'tr', scripts: ['Latn'] },
  { code: 'urd', iso1: 'ur', scripts: ['Arab'] },
  { code: 'uzb', iso1: 'uz', scripts: ['Latn', 'Cyrl', 'Arab'] },
  { code: 'zho', iso1: 'zh', scripts: ['Hans', 'Hant'] },
  { code: 'und', scripts: ['Zyyy'] },
] as const satisfies readonly LanguageEntry[];

export type LanguageCode = (typeof LANGUAGES)[number]['code'];

/** An ISO 639-3 code that the vocabulary knows. */
export const languageCode = z.enum(LANGUAGES.map((entry) => entry.code));

/** Languages the interface is made for, English first (the seed participants' languages). */
export const INTERFACE_LANGUAGES = [
  'eng',
  'khm',
  'ind',
  'lao',
  'mon',
  'mya',
  'nep',
  'tha',
  'sin',
  'tam',
  'vie',
] as const satisfies readonly LanguageCode[];

const byCode: ReadonlyMap<string, LanguageEntry> = new Map(LANGUAGES.map((entry) => [entry.code, entry]));

/** The entry of a language: its other code and its scripts. */
export function languageEntry(code: LanguageCode): LanguageEntry {
  return byCode.get(code) as LanguageEntry;
}

/** The tag for `lang` attributes, `Intl` and names of locale folders: the shortest ISO 639 code (BCP 47). */
export function languageTag(code: LanguageCode): string {
  return languageEntry(code).iso1 ?? code;
}

/** The language of a BCP 47 tag by its first part (`zh-Hans` gives `zho`); undefined when the vocabulary has none. */
export function languageOfTag(tag: string): LanguageCode | undefined {
  const first = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((entry: LanguageEntry) => entry.iso1 === first || entry.code === first)?.code;
}

/** The shortest tag of a language (BCP 47), as browsers and formats of dates take it. */
export function tagOf(code: LanguageCode): string {
  const entry: LanguageEntry | undefined = LANGUAGES.find((each) => each.code === code);
  return entry?.iso1 ?? code;
}

/** Names of languages in themselves, by tag, where Chromium has none. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  km: 'ខ្មែរ',
  lo: 'ລາວ',
  mn: 'монгол',
  my: 'မြန်မာ',
  ne: 'नेपाली',
  si: 'සිංහල',
};

/** What a language (a tag) is called in itself; undefined where nobody has told. */
export function ownNameOf(tag: string): string | undefined {
  const isKnown = Intl.DisplayNames.supportedLocalesOf(tag).length > 0;
  return OWN_NAMES[tag] ?? (isKnown ? new Intl.DisplayNames(tag, { type: 'language' }).of(tag) : undefined);
}

/** In it editions are written. */
export const ENGLISH: LanguageCode = 'eng';

/** The language in which questions are read: the one chosen for them, else that of the window (a tag); null for English. */
export function questionLanguageOf(chosen: string | null, windowLanguage: string): LanguageCode | null {
  const wanted = languageCode.safeParse(chosen ?? '').data ?? languageOfTag(windowLanguage) ?? ENGLISH;
  return wanted === ENGLISH ? null : wanted;
}

const rightToLeftScripts: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Rohg']);

/** Whether a script (ISO 15924) runs from right to left. */
export function isRightToLeft(script: string): boolean {
  return rightToLeftScripts.has(script);
}
