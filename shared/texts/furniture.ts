import { ROMAN_NUMBER } from '../kernel';
import { headingOf, normalise } from '../search';
import { valueOfNumber } from './printed-numbers.ts';

/** A page of a text to be compared. `n` counts from 1. */
export interface ComparedPage {
  readonly n: number;
  readonly text: string;
  /** The number printed on it, where the file says one. */
  readonly label?: string | null;
}

/** A line of a page by UTF-16 offsets, end excluded, line break left out. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Lines looked at from the top and from the bottom of a page. */
const ZONE = 3;
/** A running line stands on at least this many pages, and this share of them. */
const LEAST_PAGES = 3;
const LEAST_SHARE = 0.15;

/** The lines of a text that show something. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (text.slice(start, end).trim() !== '') lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

interface Candidate {
  readonly page: number;
  readonly line: Line;
  readonly words: string;
  readonly numbers: readonly number[];
  /** Its number is written as in the front matter of a book: iv. */
  readonly isRoman: boolean;
}

/** One at the beginning or end of a line. */
const EDGE_ROMAN = new RegExp(String.raw`^${ROMAN_NUMBER}(?=\s)|(?<=\s)${ROMAN_NUMBER}$`);

const ROMAN = new RegExp(`^[-–— ]*(${ROMAN_NUMBER})[-–— .]*$`);
const LETTER = /[\p{L}\p{M}]/u;
const FIGURE = /\d/;

/** Lines at the edge of a page that run through the file, by place (`top` or `bottom`) and by their words with numbers left out. */
function candidatesOf(page: ComparedPage, at: number): [key: string, Candidate][] {
  const lines = linesOf(page.text);
  const told = (line: Line, place: string): [string, Candidate] => {
    const words = normalise(page.text.slice(line.start, line.end)).replace(/\s+/g, ' ').trim();
    const numbers = [...words.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    const isRoman = EDGE_ROMAN.test(words);
    const key = words.replace(EDGE_ROMAN, '#').replace(/\d+/g, '#');
    return [`${place} ${key}`, { page: at, line, words, numbers, isRoman }];
  };
  const zone = Math.min(ZONE, lines.length);
  return [
    ...lines.slice(0, zone).map((line) => told(line, 'top')),
    // On a short page a line may be near both edges.
    ...lines.slice(lines.length - zone).map((line) => told(line, 'bottom')),
  ];
}

/** Those of some lines alike but for their numbers that count the pages, or are the very same. */
function running(alike: readonly Candidate[], enough: number): Candidate[] {
  const same = Map.groupBy(alike, ({ words }) => words);
  const repeated = [...same.values()].filter((each) => each.length >= enough).flat();
  if (repeated.length > 0) return repeated;
  // "Article 5" at the top of a page is no page number, even where each page happens to begin one.
  if (alike.some(({ words }) => headingOf(words) !== null)) return [];
  const byOffset = Map.groupBy(
    alike.flatMap((one) => one.numbers.map((number) => ({ one, offset: number - one.page }))),
    ({ offset }) => offset,
  );
  const steady = [...byOffset.values()].filter((each) => each.length >= enough);
  const counted = [...new Set(steady.flat().map(({ one }) => one))];
  // The front matter has the same line with numbers of its own.
  return counted.length === 0
    ? []
    : [...counted, ...alike.filter((one) => one.isRoman && !counted.includes(one))];
}

/** A line at the very edge of a page with nothing on it but a number. */
interface AloneAtEdge {
  readonly line: Line;
  readonly number: number;
  readonly isRoman: boolean;
}

/** The number that a line is, if it is nothing else. */
function numberAlone(text: string, { start, end }: Line): Pick<AloneAtEdge, 'number' | 'isRoman'> | null {
  const words = normalise(text.slice(start, end)).trim();
  const figures = FIGURE.test(words) && !LETTER.test(words) ? /\d+/.exec(words)?.[0] : undefined;
  if (figures !== undefined) return { number: Number(figures), isRoman: false };
  const roman = valueOfNumber(ROMAN.exec(words)?.[1] ?? '');
  return roman === null ? null : { number: roman, isRoman: true };
}

/**
 * Finds running headers, footers and page numbers: lines at the edge of pages that say the same on many pages, but for a number that
 * counts the pages. Gives the lines to leave out of each page, in order of the pages.
 */
export function furnitureOf(pages: readonly ComparedPage[]): Line[][] {
  const enough = Math.max(LEAST_PAGES, Math.ceil(pages.length * LEAST_SHARE));
  const groups = new Map<string, Candidate[]>();
  pages.forEach((page, at) => {
    for (const [key, candidate] of candidatesOf(page, at)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [candidate]);
      else group.push(candidate);
    }
  });
  const found = pages.map((): Line[] => []);
  for (const alike of groups.values()) {
    if (alike.length < enough) continue;
    for (const { page, line } of running(alike, enough)) found[page]?.push(line);
  }
  // A number alone at the very edge is a page number even in a short file.
  const alone = pages.map(({ text }): AloneAtEdge[] => {
    const lines = linesOf(text);
    if (lines.length < 2) return [];
    return [...new Set([lines[0], lines.at(-1)])].flatMap((line) => {
      const number = line === undefined ? null : numberAlone(text, line);
      return line === undefined || number === null ? [] : [{ line, ...number }];
    });
  });
  const goesOn = (at: number, number: number) =>
    alone[at]?.some((other) => other.isRoman && other.number === number) ?? false;
  pages.forEach(({ n }, at) => {
    for (const { line, number, isRoman } of alone[at] ?? []) {
      const isCounted = isRoman && (goesOn(at - 1, number - 1) || goesOn(at + 1, number + 1));
      const isNumber = Math.abs(number - n) <= NEAR || isCounted;
      if (isNumber && !found[at]?.some(({ start }) => start === line.start)) found[at]?.push(line);
    }
  });
  let before: readonly Entry[] = [];
  pages.forEach(({ text }, at) => {
    const whole = contentsNumbers(text);
    const last = before.findLast(({ number }) => !Number.isNaN(number))?.number;
    before =
      whole.length > 0 || last === undefined
        ? whole
        : contentsLeftOver(text, found[at] ?? [], { from: last, to: last + pages.length });
    // A hostile page has more lines than a call takes values.
    for (const { line } of before) found[at]?.push(line);
  });
  return found.map((lines) => lines.sort((a, b) => a.start - b.start));
}

/**
 * How far a printed page number may be from the position in the file for a number alone to be taken for it. One in Roman letters may be farther
 * where the next page goes on counting: an annex is counted anew.
 */
const NEAR = 20;

/** Least lines of a table of contents, and the share of a page's lines that lead to a page. */
const LEAST_ENTRIES = 6;
const LEAST_ENTRY_SHARE = 0.6;
/** Share of the numbers at line ends that do not fall: those of a table of figures do. */
const LEAST_RISING_SHARE = 0.85;
/** A number that ends a line, with the last of the leaders before it. */
const LAST_NUMBER = new RegExp(String.raw`[\s.\u2026·_](\d{1,4}|${ROMAN_NUMBER})$`);
/** Nothing longer fits the pattern: of a page that is one line only its end is looked at. */
const LONGEST_NUMBER = 12;

/** The longest run through some numbers, in their order, that never falls: the places of its members. */
function longestRise(numbers: readonly number[]): Set<number> {
  const length: number[] = [];
  const before: number[] = [];
  let end = -1;
  numbers.forEach((number, at) => {
    length[at] = 1;
    before[at] = -1;
    for (let earlier = 0; earlier < at; earlier += 1) {
      const longer = (length[earlier] as number) + 1;
      if ((numbers[earlier] as number) <= number && longer > (length[at] as number)) {
        length[at] = longer;
        before[at] = earlier;
      }
    }
    if (end < 0 || (length[at] as number) > (length[end] as number)) end = at;
  });
  const members = new Set<number>();
  for (let at = end; at >= 0; at = before[at] as number) members.add(at);
  return members;
}

/** A line of a table of contents: the number of the page it leads to, NaN in Roman letters, and where that stands. */
interface Entry {
  readonly number: number;
  readonly line: Line;
}

/** The entry that a line is; null when no number ends it. */
function entryOf(text: string, { start, end }: Line): Entry | null {
  const shown = text.slice(start, end).trimEnd();
  const words = normalise(shown);
  const found = LAST_NUMBER.exec(words.slice(-LONGEST_NUMBER))?.[1];
  if (found === undefined || words.slice(0, -found.length - 1).trim() === '') return null;
  return { number: Number(found), line: { start: start + shown.length - found.length, end } };
}

/** More lines than this has no table of contents on one page. */
const MOST_ENTRIES = 400;

/** The page numbers in a table of contents: they say where a text stands, not what it says. None on any other page. */
function contentsNumbers(text: string): Entry[] {
  const lines = linesOf(text);
  if (lines.length > MOST_ENTRIES) return [];
  const entries = lines.flatMap((line) => entryOf(text, line) ?? []);
  const counted = entries.filter(({ number }) => !Number.isNaN(number));
  // Numbers that fall are no page numbers: the year in a running title, the figures of a table.
  const rising = longestRise(counted.map(({ number }) => number));
  const numbers = entries.filter((entry) => Number.isNaN(entry.number) || rising.has(counted.indexOf(entry)));
  const isContents =
    rising.size >= LEAST_RISING_SHARE * counted.length &&
    numbers.length >= LEAST_ENTRIES &&
    numbers.length >= LEAST_ENTRY_SHARE * lines.length;
  return isContents ? numbers : [];
}

/** Fewer lines than this at the top of a page may be of the text and end in a number by chance. */
const LEAST_LEFT_OVER = 2;

/**
 * The page numbers of the last lines of a table of contents that go over to the top of the next page: as many lines as go on counting
 * between `from`, the last number on the page before, and `to`.
 */
function contentsLeftOver(
  text: string,
  running: readonly Line[],
  { from, to }: { readonly from: number; readonly to: number },
): Entry[] {
  const left: Entry[] = [];
  for (const line of linesOf(text).filter(({ start }) => !running.some((each) => each.start === start))) {
    const entry = entryOf(text, line);
    if (entry === null || !(entry.number >= (left.at(-1)?.number ?? from) && entry.number <= to)) break;
    left.push(entry);
  }
  return left.length >= LEAST_LEFT_OVER ? left : [];
}
