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
  readonly quoted: boolean;
  readonly units: readonly QueryUnit[];
  /** The last word, not yet followed by a space: it may be half a word. */
  readonly open: boolean;
  /** Written with a star behind: every word that begins so is meant. */
  readonly begins?: boolean;
}

/** What one line of the search box means: pages that hold every clause and none of the excluded ones. */
export interface Query {
  readonly clauses: readonly Clause[];
  readonly excluded: readonly Clause[];
}

/** Quotes people have on their keyboards, opening to closing. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '\u201c': '\u201d',
  '\u201d': '\u201d',
  '\u201e': '\u201d',
  '\u00ab': '\u00bb',
  '\u300c': '\u300d',
  '\uff02': '\uff02',
};

/** Most clauses a query may have: far above any sentence, far below what would stall the index. */
const MOST_CLAUSES = 32;

interface Stretch {
  readonly typed: string;
  readonly quoted: boolean;
  readonly excluded: boolean;
  readonly open: boolean;
}

/** Cuts the line into words and quoted stretches. A quote left open runs to the end; a minus counts only before a word. */
function stretchesOf(line: string): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    const excluded = /^[-\u2212]\S/.test(line.slice(at, at + 2));
    if (excluded) at += 1;
    const close = QUOTES[line.charAt(at)];
    if (close !== undefined) {
      const from = at + 1;
      // Any closing quote ends it: people mix straight and curly ones.
      let end = from;
      while (end < line.length && line.charAt(end) !== close && line.charAt(end) !== '"') end += 1;
      stretches.push({ typed: line.slice(from, end), quoted: true, excluded, open: false });
      at = end + 1;
      continue;
    }
    let end = at;
    while (end < line.length && !/\s/.test(line.charAt(end)) && QUOTES[line.charAt(end)] === undefined)
      end += 1;
    if (end === at) end += 1;
    stretches.push({ typed: line.slice(at, end), quoted: false, excluded, open: end === line.length });
    at = end;
  }
  return stretches;
}

/**
 * Reads one line of the search box: words must all be on the page, "quoted words" side by side, -words not at all.
 * Punctuation alone means nothing. Never throws; a line without words gives a query without clauses.
 */
export function parseQuery(line: string): Query {
  const clauses: Clause[] = [];
  const excluded: Clause[] = [];
  for (const stretch of stretchesOf(line)) {
    const units = cut(normalise(stretch.typed)).units.map(({ text, run }) => ({ text, run }));
    if (units.length === 0) continue;
    const endsInWord = /[\p{L}\p{M}\p{N}]$/u.test(stretch.typed);
    const begins = !stretch.quoted && /[\p{L}\p{M}\p{N}]\*$/u.test(stretch.typed);
    const clause: Clause = {
      typed: stretch.typed,
      quoted: stretch.quoted,
      units,
      open: begins || (stretch.open && endsInWord),
      ...(begins ? { begins } : {}),
    };
    const list = stretch.excluded ? excluded : clauses;
    const repeated = list.some(
      (other) =>
        other.units.length === units.length && other.units.every((unit, i) => unit.text === units[i]?.text),
    );
    if (repeated || clauses.length + excluded.length >= MOST_CLAUSES) continue;
    list.push(clause);
  }
  return { clauses, excluded };
}
