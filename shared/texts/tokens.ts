import { cut, headingOf, normaliseWithOffsets } from '../search';
import { type ComparedPage, furnitureOf, type Line, linesOf } from './furniture.ts';

/** The smallest thing that can differ: a word, a cluster of a script without spaces, or a mark of punctuation. */
export interface Token {
  /** What is compared. */
  readonly key: string;
  /** Index of its page, from 0. */
  readonly page: number;
  /** UTF-16 offsets in the page's text, end excluded. */
  readonly start: number;
  readonly end: number;
  /** How much it says: 0 for punctuation, a part of 1 for a cluster, 1 for a word. */
  readonly weight: number;
  /** It is the first of its line. */
  readonly opensLine: boolean;
}

/** A headed line: the article or part that begins with a token. */
export interface PlacedHeading {
  readonly token: number;
  readonly kind: 'article' | 'part' | 'number';
  readonly number: string;
  /** The line as it stands on the page. */
  readonly line: string;
}

/** A text made ready for comparing. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly headings: readonly PlacedHeading[];
  /** Indexes of pages without a single word. */
  readonly emptyPages: readonly number[];
}

/** A word is about three clusters. */
const CLUSTER_WEIGHT = 0.4;
const LONGEST_HEADING = 120;
/** With what engines leave in place of a hyphen at a line's end. */
const HYPHENS = new Set(['-', '\u2010', '\u2011', '\u00ad', '\u0002', '\ufffe']);
const LETTER_END = /\p{L}\p{M}*$/u;
const LETTER_START = /^\p{L}/u;
const DOT_LEADERS = /(?:[.\u2026·_]\s*){4,}/gu;

/** Marks of punctuation that are written in many ways. */
const SAME_MARK: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201b': "'",
  '`': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '«': '"',
  '»': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u00ad': '-',
  '\u0002': '-',
  '\ufffe': '-',
  '•': '•',
  '\uf0b7': '•',
  '●': '•',
};

type Piece = Omit<Token, 'page' | 'opensLine'> & { readonly isHyphen: boolean };

/** Words, clusters and marks of a page but for some lines, hyphenated words put together, in order. */
function piecesOf(text: string, leftOut: readonly Line[]): Piece[] {
  const normal = normaliseWithOffsets(text);
  // Leaders of a table of contents say nothing; blanked, they keep every offset.
  const plain = normal.text.replace(DOT_LEADERS, (dots) => ' '.repeat(dots.length));
  const pieces: Piece[] = [];
  const add = (key: string, from: number, to: number, weight: number) => {
    const [start, end] = normal.original(from, to);
    pieces.push({ key: SAME_MARK[key] ?? key, start, end, weight, isHyphen: HYPHENS.has(key) });
  };
  let at = 0;
  const marks = (until: number) => {
    for (const mark of plain.slice(at, until).matchAll(/\S/gu)) {
      add(mark[0], at + mark.index, at + mark.index + mark[0].length, 0);
    }
  };
  for (const unit of cut(plain).units) {
    marks(unit.start);
    add(unit.text, unit.start, unit.end, unit.run < 0 ? 1 : CLUSTER_WEIGHT);
    at = unit.end;
  }
  marks(plain.length);
  return joinHyphenated(
    pieces.filter(({ start }) => !isIn(leftOut, start)),
    text,
  );
}

/** Joins words parted by a hyphen, at a line's end or not: the two readings of a file may differ in where its lines end. */
function joinHyphenated(pieces: readonly Piece[], text: string): Piece[] {
  const joined: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    const before = joined.at(-1);
    // Of what is joined already its last piece: all of it would be read again for each.
    const last = pieces[at - 1];
    const next = pieces[at + 1];
    const isInside =
      piece.isHyphen &&
      before !== undefined &&
      last !== undefined &&
      next !== undefined &&
      before.weight === 1 &&
      next.weight === 1 &&
      before.end === piece.start &&
      LETTER_END.test(last.key) &&
      LETTER_START.test(next.key) &&
      /^(?:[ \t]*\r?\n\s*)?$/.test(text.slice(piece.end, next.start));
    if (isInside) {
      joined[joined.length - 1] = { ...before, key: before.key + next.key, end: next.end };
      at += 1;
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

const isIn = (lines: readonly Line[], start: number) =>
  lines.some((line) => start >= line.start && start < line.end);

/** Makes a text ready for comparing: page furniture left out, every token with its place. */
export function tokensOf(pages: readonly ComparedPage[]): Tokens {
  const furniture = furnitureOf(pages);
  const tokens: Token[] = [];
  const headings: PlacedHeading[] = [];
  const emptyPages: number[] = [];
  pages.forEach(({ text }, page) => {
    const lines = linesOf(text);
    let line = 0;
    let lastLine = -1;
    let words = 0;
    for (const { isHyphen: _, ...piece } of piecesOf(text, furniture[page] ?? [])) {
      if (piece.weight > 0) words += 1;
      while (line < lines.length - 1 && (lines[line] as Line).end <= piece.start) line += 1;
      const opensLine = line !== lastLine;
      lastLine = line;
      if (opensLine) {
        const { start, end } = lines[line] as Line;
        const shown = text.slice(start, end).trim();
        const heading = headingOf(normaliseWithOffsets(shown).text);
        if (heading !== null) {
          headings.push({ ...heading, token: tokens.length, line: shown.slice(0, LONGEST_HEADING) });
        }
      }
      tokens.push({ ...piece, page, opensLine });
    }
    if (words === 0) emptyPages.push(page);
  });
  return { ...joinOverPages(tokens, headings), emptyPages };
}

/** A word parted at a page's end: its first half takes the whole key, the hyphen and the second half say nothing. */
function joinOverPages(
  tokens: readonly Token[],
  headings: readonly PlacedHeading[],
): Pick<Tokens, 'tokens' | 'headings'> {
  const joined: Token[] = [];
  const placeOf: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    placeOf[at] = joined.length;
    const after = tokens[at + 2];
    if (after !== undefined && isParted(token, tokens[at + 1], after)) {
      joined.push({ ...token, key: token.key + after.key });
      placeOf[at + 1] = joined.length;
      placeOf[at + 2] = joined.length;
      at += 2;
    } else {
      joined.push(token);
    }
  }
  return {
    tokens: joined,
    headings: headings.map((heading) => ({ ...heading, token: placeOf[heading.token] ?? joined.length })),
  };
}

function isParted(before: Token, hyphen: Token | undefined, after: Token): boolean {
  return (
    hyphen?.key === '-' &&
    before.page === hyphen.page &&
    hyphen.page + 1 === after.page &&
    before.weight === 1 &&
    after.weight === 1 &&
    before.end === hyphen.start &&
    LETTER_END.test(before.key) &&
    /^\p{Ll}/u.test(after.key)
  );
}
