import { type LanguageCode, languageEntry, MEMBERS, type MemberEntry } from '../vocabulary';

/** Languages whose letters can be read from pictures: each has data that ships with the program, named by its code. */
export const READING_DATA = [
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
  'fil',
  'hin',
  'msa',
] as const satisfies readonly LanguageCode[];
export type ReadingData = (typeof READING_DATA)[number];

const hasData: ReadonlySet<string> = new Set(READING_DATA);

/** Languages without data of their own whose letters and many of whose words a neighbour's data know. */
const NEIGHBOURS: Readonly<Partial<Record<LanguageCode, ReadingData>>> = {
  ace: 'ind',
  jav: 'ind',
  min: 'ind',
  sun: 'ind',
  ceb: 'fil',
  hil: 'fil',
  ilo: 'fil',
  hif: 'hin',
  new: 'nep',
};

/** By script, where the letters of one of our languages serve for the whole script. Marks it does not have are lost. */
const BY_SCRIPT: Readonly<Record<string, ReadingData>> = {
  Latn: 'eng',
  Deva: 'hin',
  Cyrl: 'mon',
  Mymr: 'mya',
};

/** How a language is read: by which data, and whether these are only a neighbour's. */
export interface ReadBy {
  readonly data: ReadingData;
  readonly standIn: boolean;
}

/** How texts in a language are read from pictures; null when no data here know its letters. */
export function readBy(language: LanguageCode): ReadBy | null {
  if (hasData.has(language)) return { data: language as ReadingData, standIn: false };
  const script = languageEntry(language).scripts[0] ?? '';
  const data = NEIGHBOURS[language] ?? BY_SCRIPT[script];
  return data === undefined ? null : { data, standIn: true };
}

/** One language of each script that can be told from the picture alone. */
const TELLING: readonly ReadingData[] = ['eng', 'tha', 'lao', 'khm', 'mya', 'nep', 'sin', 'tam', 'mon'];

/** Data that share a script with others and so are told apart by their words, not by their letters. */
const SAME_LETTERS: Readonly<Partial<Record<ReadingData, ReadingData>>> = {
  ind: 'eng',
  msa: 'eng',
  fil: 'eng',
  vie: 'eng',
  hin: 'nep',
};

/** What is known of a document before its pictures are read. */
export interface KnownOfDocument {
  readonly language: LanguageCode | null;
  /** Code of the member whose document it is. */
  readonly state: string | null;
}

/**
 * What to read a document with. `sure`: by these data. `try`: by the best of these, found out on a page of it; the likeliest
 * first. `none`: its language is known and no data know its letters.
 */
export type ReadingPlan =
  | { readonly kind: 'sure'; readonly data: readonly ReadingData[] }
  | { readonly kind: 'try'; readonly data: readonly ReadingData[] }
  | { readonly kind: 'none'; readonly languages: readonly LanguageCode[] };

/** Plans the reading of a document by its language, else by the languages of its State, else by trying every script. */
export function planReading({ language, state }: KnownOfDocument): ReadingPlan {
  if (language !== null && language !== 'und') {
    const by = readBy(language);
    return by === null ? { kind: 'none', languages: [language] } : { kind: 'sure', data: [by.data] };
  }
  const members: readonly MemberEntry[] = MEMBERS;
  const spoken = members.find((member) => member.code === state)?.languages ?? [];
  const likely = spoken.flatMap((one) => readBy(one)?.data ?? []);
  const tried = new Set<ReadingData>(likely.map((data) => SAME_LETTERS[data] ?? data));
  for (const data of TELLING) tried.add(data);
  return { kind: 'try', data: [...tried] };
}

/** Data that may fit better than the one that won by its letters, the likeliest first: the State's own languages, then the others. */
export function sameLettersAs(winner: ReadingData, state: string | null): ReadingData[] {
  const others = READING_DATA.filter((data) => (SAME_LETTERS[data] ?? data) === winner);
  const members: readonly MemberEntry[] = MEMBERS;
  const spoken: readonly string[] = members.find((member) => member.code === state)?.languages ?? [];
  return others.sort((a, b) => Number(spoken.includes(b)) - Number(spoken.includes(a)));
}

/** How well data fit a part of a page. */
export interface Fit {
  readonly data: ReadingData;
  /** Mean confidence, 0 to 100. */
  readonly fit: number;
  readonly text: string;
}

const SCRIPT_OF: Readonly<Record<ReadingData, RegExp>> = {
  eng: /\p{sc=Latin}/gu,
  ind: /\p{sc=Latin}/gu,
  msa: /\p{sc=Latin}/gu,
  fil: /\p{sc=Latin}/gu,
  vie: /\p{sc=Latin}/gu,
  mon: /\p{sc=Cyrillic}/gu,
  tha: /\p{sc=Thai}/gu,
  lao: /\p{sc=Lao}/gu,
  khm: /\p{sc=Khmer}/gu,
  mya: /\p{sc=Myanmar}/gu,
  nep: /\p{sc=Devanagari}/gu,
  hin: /\p{sc=Devanagari}/gu,
  sin: /\p{sc=Sinhala}/gu,
  tam: /\p{sc=Tamil}/gu,
};

/** Whether any of the data know Latin letters. */
export const knowsLatin = (data: readonly ReadingData[]): boolean =>
  data.some((one) => SCRIPT_OF[one].source.includes('Latin'));

/** Letters of its own script that data found. */
const ownLetters = ({ data, text }: Fit) => text.match(SCRIPT_OF[data])?.length ?? 0;

const PLAIN_FIT = 82;
const PLAIN_FIT_THAI = 92;
const PLAIN_LETTERS = 60;

/** Whether data fit so well that no other need be tried. */
export function isPlain(fit: Fit): boolean {
  const enough = fit.data === 'tha' ? PLAIN_FIT_THAI : PLAIN_FIT;
  return fit.fit >= enough && ownLetters(fit) >= PLAIN_LETTERS;
}

/**
 * Thai data are sure of themselves on letters that are not Thai; on Lao ones, which look alike, surer than the Lao data. By so
 * much less they count.
 */
const THAI_OVERRATES = 25;
/**
 * Of what Thai data take for letters, Lao data find at least four fifths on Lao pages, with a fit of 39 and more; on Thai ones less than a
 * half, or as much by guessing, with a fit of 9: 44 pages of both, printed in seven ways.
 */
const LAO_SEES_AS_MUCH = 0.65;
const LAO_GUESSES = 30;

/** The data that fit best, or null when none fits: a page of a script that none knows, or hardly any words. */
export function bestFit(fits: readonly Fit[]): ReadingData | null {
  const most = Math.max(1, ...fits.map((one) => ownLetters(one)));
  const [thai, lao] = (['tha', 'lao'] as const).map((data) => fits.find((one) => one.data === data));
  const isLao =
    thai && lao && lao.fit > LAO_GUESSES && ownLetters(lao) >= LAO_SEES_AS_MUCH * ownLetters(thai);
  const asThai = (thai?.fit ?? 0) - THAI_OVERRATES;
  const sure = (one: Fit): number => {
    if (one === thai) return isLao ? 0 : asThai;
    // That Thai data are sure says that the letters are of this family; which of the two, that Lao data know them.
    return isLao && one === lao ? Math.max(one.fit, asThai) : one.fit;
  };
  const worth = (one: Fit): number => {
    const letters = ownLetters(one);
    return letters < 8 ? 0 : sure(one) * Math.sqrt(letters / most);
  };
  const plain = fits.find(isPlain);
  if (plain !== undefined) return plain.data;
  const best = [...fits].sort((a, b) => worth(b) - worth(a))[0];
  return best !== undefined && worth(best) >= 40 ? best.data : null;
}

/** Below this the data that fit best may only be the least wrong of all. */
const LEAST_SURE_FIT = 45;

/** Whether the data that fit best may be wrong all the same, as they are when a page stands on its head. */
export function isDoubtful(fits: readonly Fit[]): boolean {
  const data = bestFit(fits);
  const best = fits.find((one) => one.data === data);
  if (best === undefined) return true;
  return best.data === 'tha' ? !isPlain(best) : best.fit < LEAST_SURE_FIT;
}

/** Whether data are surer of one part of a page than of another; of a few letters they may be sure by chance. */
export function isMoreSure(one: Fit, other: Fit): boolean {
  return one.fit * Math.sqrt(ownLetters(one)) > other.fit * Math.sqrt(ownLetters(other));
}
