import { Codes } from './codes.ts';
import { beginsWithMark, isDrawnFirst, orderMarks } from './mark-order.ts';
import { withoutNoteNumber, wordsWithNotes } from './note-numbers.ts';
import { Stretches } from './stretches.ts';
import { type WordApart, wordsApart } from './written-apart.ts';

/**
 * Cutting normalised text. Words are runs of letters, marks and digits. Scripts written without spaces between words (Thai,
 * Lao, Khmer, Burmese and their neighbours, Han and kana) give runs that are cut into orthographic clusters: a letter with
 * its marks and stacked letters. A run goes on over white space, because line ends and stray spaces fall inside words there.
 */

/** Inside a character class: scripts written without spaces between words. */
export const UNSPACED_SCRIPTS =
  '\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tai_Le}\\p{sc=New_Tai_Lue}\\p{sc=Tai_Tham}\\p{sc=Tai_Viet}\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u30fc';
/** Letters of those scripts; the four Burmese signs that Unicode calls punctuation stand for words. */
const UNSPACED = new RegExp(`^[[[\\p{L}\\p{M}\\p{N}]&&[${UNSPACED_SCRIPTS}]]\\u104c-\\u104f]$`, 'v');
const LETTER_MARK_OR_DIGIT = /^[\p{L}\p{M}\p{N}]$/u;
const MARK = /^\p{M}$/u;

/** What a character is to cutting, as bits. */
const IN_WORD = 1;
const IN_RUN = 2;
const IS_MARK = 4;
const KNOWN = 8;

const kinds = new Uint8Array(0x10000);

function kindOf(text: string): number {
  if (UNSPACED.test(text)) return KNOWN | IN_RUN | (MARK.test(text) ? IS_MARK : 0);
  if (!LETTER_MARK_OR_DIGIT.test(text)) return KNOWN;
  // A mark of any script may stand in a run as well as in a word.
  return KNOWN | IN_WORD | (MARK.test(text) ? IS_MARK : 0);
}

/** Bits of the character at a place, surrogate pairs as one; a loop over a table is many times quicker than the patterns. */
function kindAt(codes: Uint16Array, at: number): number {
  const kind = kinds[codes[at] as number] as number;
  return kind === 0 ? newKindAt(codes, at) : kind;
}

/** Only of the first halves of surrogate pairs nothing is remembered. */
function newKindAt(codes: Uint16Array, at: number): number {
  const code = codes[at] as number;
  const kind = kindOf(String.fromCharCode(...codes.subarray(at, at + widthAt(codes, at))));
  if (code < 0xd800 || code > 0xdbff) kinds[code] = kind;
  return kind;
}

/** Whether a code unit is a letter, mark or digit of a word, and not of a run; half of a surrogate pair is none. */
export function isOfWord(code: number): boolean {
  if (code >= 0xd800 && code <= 0xdfff) return false;
  if (kinds[code] === 0) kinds[code] = kindOf(String.fromCharCode(code));
  return ((kinds[code] as number) & IN_WORD) !== 0;
}

const codesOf = new Codes();
const firstOf = new Codes();

/** Whether a term is a word, and no cluster, pair of clusters or term of a kind of its own. */
export const beginsWord = (term: string): boolean =>
  term !== '' && (kindAt(firstOf.of(term.slice(0, 2)), 0) & IN_WORD) !== 0;

/** Code units of the character at a place. */
function widthAt(codes: Uint16Array, at: number): 1 | 2 {
  const code = codes[at] as number;
  if (code < 0xd800 || code > 0xdbff) return 1;
  const next = codes[at + 1] as number;
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

/** Coeng, virama and sakot, which stack the next letter below. */
const isStacker = (code: number): boolean => code === 0x17d2 || code === 0x1039 || code === 0x1a60;

/** End of the cluster that begins at a place: a letter, the letters stacked below it, and its marks; or marks alone. */
function clusterEnd(codes: Uint16Array, from: number, end: number): number {
  const isMarks = (kindAt(codes, from) & IS_MARK) !== 0;
  let at = from + widthAt(codes, from);
  // What stacks letters is a mark itself.
  while (at < end && (kindAt(codes, at) & IS_MARK) !== 0) {
    if (isDrawnFirst(codes[at - 1] as number, codes[at] as number, codes[at + 1] as number)) break;
    const next = at + widthAt(codes, at);
    const stacks = !isMarks && isStacker(codes[at] as number) && next < end;
    at = stacks && (kindAt(codes, next) & IS_MARK) === 0 ? next + widthAt(codes, next) : next;
  }
  return at;
}

/** End of the run or word that begins at a place. */
function pieceEnd(codes: Uint16Array, from: number, length: number, isRun: boolean): number {
  const goesOn = isRun ? IN_RUN | IS_MARK : IN_WORD;
  let at = from + widthAt(codes, from);
  while (at < length && (kindAt(codes, at) & goesOn) !== 0) at += widthAt(codes, at);
  return at;
}

/** A word, or one cluster of a run, with its place in the normalised text. */
export interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Number of the run this cluster belongs to, or -1 for a word. Clusters of one run touch, but for white space. */
  readonly run: number;
}

export interface Cut {
  readonly units: readonly Unit[];
  /** Words that a hyphen at a line's end parts in two, and such as points or commas part, in their order. */
  readonly joined: readonly WordApart[];
}

const WHITE_SPACE_ONLY = /^\s+$/;
/** A hyphen at a line's end. */
const LINE_END_HYPHEN = /^[-\u2010\u00ad][ \t]*\r?\n\s*$/;
/** What PDF engines leave in place of a hyphen at a line's end, which they may join to the next line. */
const HYPHEN_STAND_INS = new Set(['\u0002', '\ufffe']);
/** What may stand first between the halves of a parted word. */
const isHyphenOrStandIn = (code: number): boolean =>
  code === 0x2d || code === 0xad || code === 0x2010 || code === 0x02 || code === 0xfffe;
const ENDS_IN_LETTER = /\p{L}\p{M}*$/u;
const BEGINS_IN_SMALL_LETTER = /^\p{Ll}/u;

function isLineEndHyphen(between: string): boolean {
  if (HYPHEN_STAND_INS.has(between.charAt(0))) return between.trimEnd().length === 1;
  return LINE_END_HYPHEN.test(between);
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const LETTER = /^\p{L}$/u;
const LINE_END = /^\r?\n$/;

/**
 * Whether a letter is a line by itself and the next line goes on from it: a text that begins with a large letter (`W` / `hereas`). A list of
 * letters looks alike, so the letter and the line stay what they are, too.
 */
function isLargeLetter(text: string, codes: Uint16Array, start: number, end: number, next: number): boolean {
  if (end - start !== 1 || (codes[end] !== LINE_FEED && codes[end] !== CARRIAGE_RETURN)) return false;
  if (start > 0 && codes[start - 1] !== LINE_FEED) return false;
  return LINE_END.test(text.slice(end, next)) && LETTER.test(text.charAt(start));
}

/** Hears what a text is cut into, in reading order. Nothing is made of a stretch but what is asked for: an index takes words by their places. */
export interface Cutter {
  word(start: number, end: number): void;
  /** A letter with what hangs on it, of a run of such letters. */
  cluster(start: number, end: number, run: number): void;
  /** Marks that belong to the cluster before, from which a stray space parts them. */
  marks(start: number, end: number): void;
  /** The word before, and this one that comes next, are one that a hyphen at a line's end parts, or its size from a large first letter. */
  joined(word: string): void;
}

/** Gives the clusters of a run; if it goes on from the one before, a mark at its start belongs to that one's last letter. */
function walkRun(
  codes: Uint16Array,
  cutter: Cutter,
  { start, end, run, goesOn }: { start: number; end: number; run: number; goesOn: boolean },
): void {
  for (let at = start; at < end; ) {
    const next = clusterEnd(codes, at, end);
    const isMarks = goesOn && at === start && (kindAt(codes, at) & IS_MARK) !== 0;
    if (isMarks && !beginsWithMark(codes[at] as number, codes[at + 1] as number)) cutter.marks(at, next);
    else cutter.cluster(at, next, run);
    at = next;
  }
}

/** The word that two halves make, without the number of a footnote, if what parts them is a hyphen at a line's end. */
function joinedWord(between: string, before: string, word: string): string | null {
  if (!isLineEndHyphen(between)) return null;
  return BEGINS_IN_SMALL_LETTER.test(word) && ENDS_IN_LETTER.test(before)
    ? withoutNoteNumber(before + word)
    : null;
}

/** Goes through normalised text word by word and cluster by cluster. */
export function walk(text: string, cutter: Cutter): void {
  const codes = codesOf.of(text);
  let run = -1;
  let previousWasRun = false;
  let previousStart = -1;
  let previousEnd = 0;
  for (let start = 0; start < text.length; ) {
    const kind = kindAt(codes, start);
    if ((kind & (IN_WORD | IN_RUN)) === 0) {
      start += widthAt(codes, start);
      continue;
    }
    const isRun = (kind & IN_RUN) !== 0;
    const end = pieceEnd(codes, start, text.length, isRun);
    if (isRun) {
      const goesOn =
        previousWasRun && (start === previousEnd || WHITE_SPACE_ONLY.test(text.slice(previousEnd, start)));
      if (!goesOn) run += 1;
      walkRun(codes, cutter, { start, end, run, goesOn });
    } else {
      const mayBeHalf = !previousWasRun && previousStart >= 0 && start > previousEnd;
      // Something else parts most words.
      if (mayBeHalf && isHyphenOrStandIn(codes[previousEnd] as number)) {
        const between = text.slice(previousEnd, start);
        const before = text.slice(previousStart, previousEnd);
        const whole = joinedWord(between, before, text.slice(start, end));
        if (whole !== null) cutter.joined(whole);
      } else if (mayBeHalf && isLargeLetter(text, codes, previousStart, previousEnd, start)) {
        const rest = text.slice(start, end);
        if (BEGINS_IN_SMALL_LETTER.test(rest)) cutter.joined(text.charAt(previousStart) + rest);
      }
      cutter.word(start, end);
    }
    previousWasRun = isRun;
    previousStart = start;
    previousEnd = end;
    start = end;
  }
}

/** A text cut into words and clusters that are left where they stand: a text of its own for each takes longer than cutting. */
export interface CutText {
  readonly text: string;
  readonly units: Stretches;
  /** As in `Cut`; of the text of a page also words without the numbers of their footnotes. */
  readonly joined: readonly WordApart[];
}

/** Words that are put together, in their order; of two that overlap the first stays. */
export function inOrder(halves: readonly WordApart[], apart: readonly WordApart[]): readonly WordApart[] {
  if (halves.length === 0) return apart;
  let past = 0;
  return [...halves, ...apart]
    .sort((a, b) => a.first - b.first)
    .filter(({ first, count }) => {
      if (first < past) return false;
      past = first + count;
      return true;
    });
}

/** Cuts the normalised text of a page. The units are put into `room`, if it is given, in place of those that were in it. */
export function cutInPlace(text: string, room?: Stretches): CutText {
  const whole = cutAsTyped(text, room);
  return { ...whole, joined: inOrder(whole.joined, wordsWithNotes(text, whole.units)) };
}

function cutAsTyped(text: string, room?: Stretches): CutText {
  // Three units of four letters are usual where a letter may be one.
  const units = room ?? new Stretches(((text.length * 3) >> 2) + 8);
  units.clear();
  const halves: WordApart[] = [];
  walk(text, {
    word: (start, end) => units.push(start, end, -1),
    cluster: (start, end, run) => units.push(start, end, run),
    marks: (start, end) =>
      units.replaceLast(orderMarks(units.text(units.count - 1, text) + text.slice(start, end)), end),
    joined: (word) => halves.push({ first: units.count - 1, count: 2, text: word, isRun: false }),
  });
  return { text, units, joined: inOrder(halves, wordsApart(text, units)) };
}

/** The units of a cut text as texts of their own. */
export const unitsOf = ({ text, units }: CutText): Unit[] =>
  Array.from({ length: units.count }, (_, at) => ({
    text: units.text(at, text),
    start: units.starts[at] as number,
    end: units.ends[at] as number,
    run: units.runs[at] as number,
  }));

/** Cuts normalised text into words and clusters, in reading order. */
export function cut(text: string): Cut {
  const whole = cutAsTyped(text);
  return { units: unitsOf(whole), joined: whole.joined };
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
