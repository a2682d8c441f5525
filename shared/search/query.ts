import { normalise } from './normalise.ts';
import { cut } from './tokens.ts';

/** One word or cluster of a query; clusters of one run share its number, words have -1. */
export interface QueryUnit {
  readonly text: string;
  readonly run: number;
}

/** What must stand on a page together: a word, a quoted phrase, or one typed stretch such as `anti-trafficking` or `มาตรา๖`. */
export interface Clause {
  /** As typed, without quotes or minus. */
  readonly typed: string;
  /** Where that begins in the line; 0 where it is taken from none. */
  readonly at: number;
  readonly quoted: boolean;
  readonly units: readonly QueryUnit[];
  /** The last word, not yet followed by a space: it may be half a word. */
  readonly open: boolean;
  /** Written with a star behind: every word that begins so is meant. */
  readonly begins?: boolean;
  /** The one word that all of its units are, which points or commas part: `U.N.`, `50,000`. */
  readonly word?: string;
}

/** What one line of the search box means: pages that hold every clause and none of the excluded ones. */
export interface Query {
  readonly clauses: readonly Clause[];
  readonly excluded: readonly Clause[];
  /**
   * Only where clauses are joined by OR: the lines without OR that it stands for, of which a page must fit one. `clauses` are then
   * all clauses of all of them.
   */
  readonly alternatives?: readonly Query[];
  /** Only pages on which an article begins: the term of its heading. */
  readonly begins?: string;
  /** More was typed than is looked for: words, or choices among those joined by OR, were left out. */
  readonly isCut?: true;
}

/** Quotation marks that open a phrase, each with those that are meant to end it. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '\u201c': '\u201d',
  '\u201d': '\u201d',
  '\u201e': '\u201c\u201d',
  '\u201f': '\u201d',
  '\u00ab': '\u00bb',
  '\u00bb': '\u00ab\u00bb',
  '\u300c': '\u300d',
  '\u300e': '\u300f',
  '\u301d': '\u301e\u301f',
  '\uff02': '\uff02',
  '\uff62': '\uff63',
};
const ANY_QUOTE = new Set(Object.entries(QUOTES).flatMap(([opening, closing]) => [opening, ...closing]));
/** Those that stand before what they quote, in whatever language. */
const ONLY_OPENING = /[\u201c\u201e\u201f\u00ab\u300c\u300e\u301d\uff62]/;

/** A quote inside a word writes Hebrew abbreviations. */
const isInsideWord = (line: string, at: number): boolean =>
  /^\p{sc=Hebrew}["\u201d]\p{sc=Hebrew}$/u.test(line.slice(Math.max(0, at - 1), at + 2));

/** Whether a phrase is opened at a place of a line. */
export const opensQuote = (line: string, at: number): boolean =>
  QUOTES[line.charAt(at)] !== undefined && !isInsideWord(line, at);

/**
 * Where the quote stands that ends a phrase, or the end of the line. People mix straight and curly ones, and programs that put curly ones in
 * take the wrong one: any ends it, but for those around a phrase inside the phrase.
 */
export function quoteEnd(line: string, opening: number): number {
  const open = line.charAt(opening);
  let inside = 0;
  for (let at = opening + 1; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (!ANY_QUOTE.has(char) || isInsideWord(line, at)) continue;
    const isMeant = QUOTES[open]?.includes(char) === true || char === '"';
    const isOpening = ONLY_OPENING.test(char) && char !== open && /\s/.test(line.charAt(at - 1));
    if (!isMeant && isOpening) inside += 1;
    else if (inside === 0 || (isMeant && char === '"')) return at;
    else inside -= 1;
  }
  return line.length;
}

/** A minus that leaves out what follows it: any but a dash, which parts words. */
export const opensExclusion = (line: string, at: number): boolean =>
  /^[-\u2212\uff0d]\S/.test(line.slice(at, at + 2));

/** What parts words of a line, and what nobody sees and comes along where text is pasted. */
const BETWEEN = /[\s\p{Default_Ignorable_Code_Point}]/u;

/** Most clauses a query may have: far above any sentence, far below what would stall the index. */
const MOST_CLAUSES = 32;

/** Most lines without OR that are looked for. */
const MOST_ALTERNATIVES = 32;
/** Written in capitals, because the small word is one that may be looked for. */
const OR: ReadonlySet<string> = new Set(['OR', '|']);

interface Stretch {
  readonly typed: string;
  readonly at: number;
  readonly quoted: boolean;
  readonly excluded: boolean;
  readonly open: boolean;
}

/** Cuts the line into words and quoted stretches. A quote left open runs to the end; a minus counts only before a word. */
function stretchesOf(line: string): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  while (at < line.length) {
    if (BETWEEN.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    const excluded = opensExclusion(line, at);
    if (excluded) at += 1;
    if (opensQuote(line, at)) {
      const end = quoteEnd(line, at);
      stretches.push({ typed: line.slice(at + 1, end), at: at + 1, quoted: true, excluded, open: false });
      at = end + 1;
      continue;
    }
    let end = at;
    while (end < line.length && !/\s/.test(line.charAt(end)) && !opensQuote(line, end)) end += 1;
    if (end === at) end += 1;
    stretches.push({ typed: line.slice(at, end), at, quoted: false, excluded, open: end === line.length });
    at = end;
  }
  return stretches;
}

/** Two letters stand inside other words: those of พ.ศ. in that for sex, those of ม.ค. in that for protecting. */
const LEAST_LETTERS = 3;

function clauseOf(stretch: Stretch): Clause | null {
  const { units: whole, joined } = cut(normalise(stretch.typed));
  const [apart] = joined;
  const isWhole = apart?.count === whole.length;
  // An abbreviation without spaces is looked for as the one run that the index has of it, with points and without.
  const isRun = isWhole && apart.isRun && apart.count >= LEAST_LETTERS && !stretch.quoted;
  const units = whole.map(({ text, run }) => ({ text, run: isRun ? (whole[0]?.run ?? run) : run }));
  if (units.length === 0) return null;
  const endsInWord = /[\p{L}\p{M}\p{N}]$/u.test(stretch.typed);
  const begins = !stretch.quoted && /[\p{L}\p{M}\p{N}][*\uff0a]$/u.test(stretch.typed);
  return {
    typed: stretch.typed,
    at: stretch.at,
    quoted: stretch.quoted,
    units,
    open: begins || (stretch.open && endsInWord),
    ...(begins ? { begins } : {}),
    ...(isWhole && !apart.isRun ? { word: apart.text } : {}),
  };
}

/** What a piece of a line says by itself, taken as it stands: no minus leaves it out. Null where it has no word. */
export const clauseOfPiece = (typed: string): Clause | null =>
  clauseOf({ typed, at: 0, quoted: false, excluded: false, open: true });

function isSame(one: Clause, other: Clause): boolean {
  return (
    one.units.length === other.units.length &&
    one.units.every(({ text }, at) => text === other.units[at]?.text)
  );
}

/** Each clause once, as it came first. */
function distinct(clauses: readonly Clause[]): Clause[] {
  return clauses.filter((clause, at) => clauses.findIndex((other) => isSame(clause, other)) === at);
}

/** Groups of which each must be fitted, without those that another one makes needless. */
function needed(groups: readonly (readonly Clause[])[]): (readonly Clause[])[] {
  const alone = groups.flatMap((group) => (group.length === 1 ? group : []));
  const singles = distinct(alone);
  return groups.filter((group) => {
    const [first] = group;
    if (group.length === 1) return first !== undefined && singles.includes(first);
    return !group.some((clause) => singles.some((single) => isSame(single, clause)));
  });
}

/**
 * One clause of each group, in all ways, or as many of them as are looked for. A way that holds all of another finds nothing besides it, and
 * is none.
 */
function choices(groups: readonly (readonly Clause[])[]): { lists: Clause[][]; isCut: boolean } {
  const known = distinct(groups.flat());
  // A way as the bits of its clauses.
  const bitOf = (clause: Clause) => 1n << BigInt(known.findIndex((each) => isSame(each, clause)));
  let ways: bigint[] = [0n];
  let isCut = false;
  for (const group of groups) {
    const bits = group.map(bitOf);
    const all = [...new Set(ways.flatMap((way) => bits.map((bit) => way | bit)))];
    const least = all.filter((way) => !all.some((other) => other !== way && (way & other) === other));
    isCut ||= least.length > MOST_ALTERNATIVES;
    ways = least.slice(0, MOST_ALTERNATIVES);
  }
  const lists = ways.map((way) => known.filter((_, at) => (way >> BigInt(at)) & 1n));
  return { lists, isCut };
}

/**
 * Reads one line of the search box: words must all be on the page, "quoted words" side by side, -words not at all; of words
 * joined by OR one is enough. Punctuation alone means nothing. Never throws; a line without words gives a query without clauses.
 */
export function parseQuery(line: string): Query {
  const groups: Clause[][] = [];
  const excluded: Clause[] = [];
  let joins = false;
  let isCut = false;
  for (const stretch of stretchesOf(line)) {
    if (
      OR.has(stretch.typed.normalize('NFKC')) &&
      !stretch.quoted &&
      !stretch.excluded &&
      groups.length > 0
    ) {
      joins = true;
      continue;
    }
    const clause = clauseOf(stretch);
    if (clause === null) continue;
    if (groups.flat().length + excluded.length >= MOST_CLAUSES) {
      const known = stretch.excluded ? excluded : groups.flat();
      isCut = !known.some((each) => isSame(each, clause));
      if (isCut) break;
      continue;
    }
    if (stretch.excluded) excluded.push(clause);
    else if (joins) groups.at(-1)?.push(clause);
    else groups.push([clause]);
    joins = false;
  }
  const asked = needed(groups.map(distinct));
  const query = { clauses: distinct(asked.flat()), excluded: distinct(excluded) };
  if (asked.every((group) => group.length === 1)) return isCut ? { ...query, isCut } : query;
  const ways = choices(asked);
  return {
    ...query,
    alternatives: ways.lists.map((clauses) => ({ clauses: distinct(clauses), excluded: query.excluded })),
    ...(isCut || ways.isCut ? { isCut: true } : {}),
  };
}
