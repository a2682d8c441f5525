import { normalise } from '../search';
import { headingOf } from './headings.ts';

/** A page of a text to be compared. `n` counts from 1. */
export interface ComparedPage {
  readonly n: number;
  readonly text: string;
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
}

const ROMAN = /^[-–— ]*[ivxlc]{1,7}[-–— .]*$/;
const ONLY_NUMBER = /^[^\p{L}\p{M}]*\d{1,5}[^\p{L}\p{M}]*$/u;

/** Lines at the edge of a page that run through the file, by place (`top` or `bottom`) and by their words with numbers left out. */
function candidatesOf(page: ComparedPage, at: number): [key: string, Candidate][] {
  const lines = linesOf(page.text);
  const told = (line: Line, place: string): [string, Candidate] => {
    const words = normalise(page.text.slice(line.start, line.end)).replace(/\s+/g, ' ').trim();
    const numbers = [...words.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    return [`${place} ${words.replace(/\d+/g, '#')}`, { page: at, line, words, numbers }];
  };
  const zone = Math.min(ZONE, lines.length);
  return [
    ...lines.slice(0, zone).map((line) => told(line, 'top')),
    ...lines.slice(Math.max(zone, lines.length - ZONE)).map((line) => told(line, 'bottom')),
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
  return [...new Set(steady.flat().map(({ one }) => one))];
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
  pages.forEach(({ n, text }, at) => {
    const lines = linesOf(text);
    for (const line of new Set([lines[0], lines.at(-1)])) {
      if (line === undefined || lines.length < 2 || found[at]?.includes(line)) continue;
      const words = normalise(text.slice(line.start, line.end)).trim();
      const isNumber = ONLY_NUMBER.test(words) && Math.abs(Number(/\d+/.exec(words)?.[0]) - n) <= NEAR;
      if ((isNumber || ROMAN.test(words)) && !found[at]?.some(({ start }) => start === line.start)) {
        found[at]?.push(line);
      }
    }
  });
  return found.map((lines) => lines.sort((a, b) => a.start - b.start));
}

/** How far a printed page number may be from the position in the file for a number alone to be taken for it. */
const NEAR = 20;
