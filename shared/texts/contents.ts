import { type Heading, headingOf, normalise } from '../search';
import { type ComparedPage, furnitureOf, linesOf } from './furniture.ts';
import type { ContentsEntry } from './model.ts';
import { valueOfNumber } from './printed-numbers.ts';

/** A headed line of a text, with its place. */
interface Headed extends Heading {
  readonly line: string;
  readonly page: number;
  readonly start: number;
  /** The line below, where it may be the name of what the line heads. */
  readonly below: string;
}

const LONGEST_TITLE = 120;
const MOST_ENTRIES = 3_000;
/** From this share of headings among its lines on, a page is a table of contents that is printed in the text. */
const CONTENTS_SHARE = 0.4;
const LEAST_ON_CONTENTS = 5;
/** Fewer named articles than this are references; the bare numbers count then. */
const LEAST_ARTICLES = 3;

function headedLines(pages: readonly ComparedPage[]): Headed[] {
  const furniture = furnitureOf(pages);
  return pages.flatMap((page, at) => {
    const running = new Set((furniture[at] ?? []).map(({ start }) => start));
    const lines = linesOf(page.text).filter(({ start }) => !running.has(start));
    const shown = lines.map(({ start, end }) => page.text.slice(start, end).trim());
    const headed = lines.flatMap(({ start }, place): Headed[] => {
      const line = shown[place] ?? '';
      const heading = headingOf(normalise(line));
      // A heading begins with a large letter where the script has them; a reference in a sentence mostly does not.
      if (heading === null || /^\p{Ll}/u.test(line)) return [];
      return [{ ...heading, line, page: page.n, start, below: shown[place + 1] ?? '' }];
    });
    const isContents = headed.length >= LEAST_ON_CONTENTS && headed.length >= lines.length * CONTENTS_SHARE;
    return isContents ? [] : headed;
  });
}

/** Leaders and a page number at the end of a line. */
const LEADERS = /(?<![\s.·…_])[\s.·…_]{4,}\d*$/u;

/** A line and, where it says only a kind and a number, the line below as its name. */
function titleOf({ line, below, kind }: Headed): string {
  const isBare =
    line.length <= LONGEST_TITLE &&
    /^\P{L}*[\p{L}\p{M}]+(?:\s*[-\u2013\u2014:.(]?\s*[\p{L}\p{M}\p{N}]{1,9}\s*\)?)?[\s.:\u2013\u2014\u17d6-]*$/u.test(
      line,
    );
  const isName = below !== '' && below.length <= LONGEST_TITLE && headingOf(normalise(below)) === null;
  // A figure may stand on a line of its own, as in files of Nepal and Burma.
  const isFigure =
    kind === 'number' && /^[\p{N}.\u104b\s]+$/u.test(line) && /^[\p{Lu}\p{Lo}"“(]/u.test(below);
  const whole = isName && ((kind === 'part' && isBare) || isFigure) ? `${line} ${below}` : line;
  const title = whole.replace(/\s+/g, ' ').replace(LEADERS, '');
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE).trimEnd()}…`;
}

/** Whether a line only begins with the name of a part: "Chapter XI of the Penal Code", "Part II, section 3". */
function isReference({ line }: Headed): boolean {
  if (line.length > LONGEST_TITLE) return true;
  const rest = /^[\p{L}\p{M}]+\s*[-\u2013\u2014(]?\s*(?:\d+|[IVXLCDM]+)\)?([,;]|\s+\p{Ll})?/u.exec(line)?.[1];
  return rest !== undefined || /[,;.]$/.test(line);
}

/** A longer Burmese text without chapters is no act: its figures count what is listed, as wards of townships. */
const LONGEST_WITHOUT_CHAPTERS = 20;

/** Fewer headings than these are a list in the text. */
const LEAST_ENTRIES = 3;

/**
 * A table of contents made from the headings that a text prints: parts, chapters and schedules, and the articles or sections in them, in the
 * languages of the region. A number must follow the one before, which leaves out references and lists.
 */
export function contentsOf(pages: readonly ComparedPage[]): ContentsEntry[] {
  const headed = headedLines(pages);
  const named = headed.filter(({ kind }) => kind === 'article').length >= LEAST_ARTICLES;
  const isList = pages.length > LONGEST_WITHOUT_CHAPTERS && !headed.some(({ kind }) => kind === 'part');
  const entries: ContentsEntry[] = [];
  let article = 0;
  let rank: number | null = null;
  const ranks = [
    ...new Set(headed.flatMap(({ rank: size }) => (size === null || size < 0 ? [] : [size]))),
  ].sort((a, b) => a - b);
  for (const one of headed) {
    const { kind, number, page, start } = one;
    const add = (level: number) => entries.push({ title: titleOf(one), level, page, start });
    if (kind === 'part') {
      if (isReference(one)) continue;
      rank = Math.max(0, ranks.indexOf(one.rank ?? 0));
      add(rank);
      continue;
    }
    if ((kind === 'article') !== named) continue;
    const value = valueOfNumber(number);
    if (value === null || (isList && one.line.includes('\u104b'))) continue;
    const follows = value === article + 1 || (value === article && /\D/.test(number));
    // Some chapters begin to count anew, and some laws have lost an article.
    const restarts = value === 1 && rank !== null && entries.at(-1)?.level === rank;
    const skips = named && value > article && value <= article + 3;
    if (!follows && !restarts && !skips) continue;
    article = value;
    add(rank === null ? 0 : rank + 1);
  }
  return entries.length < LEAST_ENTRIES ? [] : entries.slice(0, MOST_ENTRIES);
}
