import { orderMarks } from './mark-order.ts';

/**
 * Cutting normalised text. Words are runs of letters, marks and digits. Scripts written without spaces between words (Thai,
 * Lao, Khmer, Burmese and their neighbours, Han and kana) give runs that are cut into orthographic clusters: a letter with
 * its marks and stacked letters. A run goes on over white space, because line ends and stray spaces fall inside words there.
 */

/** Inside a character class: scripts written without spaces between words. */
export const UNSPACED_SCRIPTS =
  '\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tai_Le}\\p{sc=New_Tai_Lue}\\p{sc=Tai_Tham}\\p{sc=Tai_Viet}\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u30fc';
/** Letters of those scripts; the four Burmese signs that Unicode calls punctuation stand for words. */
const UNSPACED = `[[[\\p{L}\\p{M}\\p{N}]&&[${UNSPACED_SCRIPTS}]]\\u104c-\\u104f]`;
const PIECE = new RegExp(`((?:${UNSPACED}\\p{M}*)+)|[[\\p{L}\\p{M}\\p{N}]--${UNSPACED}]+`, 'gv');
/** A letter, the letters stacked below it by coeng, virama or sakot, and its marks. */
const CLUSTER = /\P{M}(?:[\u17d2\u1039\u1a60]\P{M}|\p{M})*|\p{M}+/gu;

/** A word, or one cluster of a run, with its place in the normalised text. */
export interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Number of the run this cluster belongs to, or -1 for a word. Clusters of one run touch, but for white space. */
  readonly run: number;
}

/** A word made of two halves parted by a hyphen at a line's end; `first` is the unit the first half is. */
export interface JoinedWord {
  readonly text: string;
  readonly first: number;
}

export interface Cut {
  readonly units: readonly Unit[];
  readonly joined: readonly JoinedWord[];
}

const BEGINS_WITH_MARK = /^\p{M}/u;
const WHITE_SPACE_ONLY = /^\s+$/;
/** A hyphen at a line's end. */
const LINE_END_HYPHEN = /^[-\u2010\u00ad][ \t]*\r?\n\s*$/;
/** What PDF engines leave in place of a hyphen at a line's end, which they may join to the next line. */
const HYPHEN_STAND_INS = new Set(['\u0002', '\ufffe']);
const ENDS_IN_LETTER = /\p{L}\p{M}*$/u;
const BEGINS_IN_SMALL_LETTER = /^\p{Ll}/u;

function isLineEndHyphen(between: string): boolean {
  if (HYPHEN_STAND_INS.has(between.charAt(0))) return between.trimEnd().length === 1;
  return LINE_END_HYPHEN.test(between);
}

/** Cuts normalised text into words and clusters, in reading order. */
export function cut(text: string): Cut {
  const units: Unit[] = [];
  const joined: JoinedWord[] = [];
  let run = -1;
  let previousWasRun = false;
  let previousEnd = 0;
  for (const piece of text.matchAll(PIECE)) {
    const start = piece.index;
    const isRun = piece[1] !== undefined;
    if (isRun) {
      const goesOn =
        previousWasRun && (start === previousEnd || WHITE_SPACE_ONLY.test(text.slice(previousEnd, start)));
      if (!goesOn) run += 1;
      for (const cluster of piece[0].matchAll(CLUSTER)) {
        const at = start + cluster.index;
        const before = units.at(-1);
        if (goesOn && cluster.index === 0 && before !== undefined && BEGINS_WITH_MARK.test(cluster[0])) {
          // A stray space stands between a letter and its mark.
          const whole = orderMarks(before.text + cluster[0]);
          units[units.length - 1] = { ...before, text: whole, end: at + cluster[0].length };
          continue;
        }
        units.push({ text: cluster[0], start: at, end: at + cluster[0].length, run });
      }
    } else {
      const word = piece[0];
      const before = units.at(-1);
      if (
        before !== undefined &&
        before.run < 0 &&
        start > previousEnd &&
        isLineEndHyphen(text.slice(previousEnd, start)) &&
        BEGINS_IN_SMALL_LETTER.test(word) &&
        ENDS_IN_LETTER.test(before.text)
      ) {
        joined.push({ text: before.text + word, first: units.length - 1 });
      }
      units.push({ text: word, start, end: start + word.length, run: -1 });
    }
    previousWasRun = isRun;
    previousEnd = start + piece[0].length;
  }
  return { units, joined };
}

/**
 * Index terms of units in order: a word is itself; a run of clusters gives its overlapping pairs, a run of one cluster that
 * cluster. A phrase of these terms stands where the units stand side by side, so a run found inside a longer run is a phrase.
 */
export function termsOf(units: readonly Unit[]): string[] {
  const terms: string[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] as Unit;
    if (unit.run < 0) {
      terms.push(unit.text);
      continue;
    }
    const next = units[at + 1];
    if (next !== undefined && next.run === unit.run) terms.push(unit.text + next.text);
    else if (units[at - 1]?.run !== unit.run) terms.push(unit.text);
  }
  return terms;
}
