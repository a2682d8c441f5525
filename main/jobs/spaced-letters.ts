import { MARK } from './combining-signs';
import { GLYPH } from './glyph-kinds';
import { codeText, type InkBox, isRightToLeft, type PageGlyphs, type Piece, spanBoxes } from './page-glyphs';
import { reordered } from './right-to-left';

/** Letters that are also capitals or small: others are not set apart to stand out. */
const CASED = /^[\p{Lu}\p{Ll}]\p{M}*$/u;
const LINE_OF_LETTERS = /(?<![\p{L}\p{N}])(?:[\p{Lu}\p{Ll}]\p{M}* +){4}/u;
/** Three stretches as short as a letter with its mark: few pages have them, and looking at all letters closely takes ten times as long. */
const SHORT = / \S{1,2} +\S{1,2} +\S{1,2} /;
const DIGIT = /^\p{Nd}$/u;
const SPACE = 0x20;
/** Fewer letters may be a row of signs: (a b c). */
const FEWEST = 5;
/** A gap that is wider than the others by so much parts two words. */
const WORD_GAP = 1.5;
/** Letters further apart than so many times their width are columns. */
const WIDEST = 3;

/** A consonant that stands alone between words: an item of a list (điểm b khoản), or a piece of a line that was stretched to its margin. */
const LONE_CONSONANT = / [bcdfghjklmnpqrstvwxz] [a-z]/;
/** Two of them that have another short piece beside them: few pages have them, as with `SHORT`. */
const LONE_CONSONANTS =
  /(?: [a-z]{1,2} [bcdfghjklmnpqrstvwxz] [a-z]| [bcdfghjklmnpqrstvwxz] [a-z]{1,2} ).*?(?: [a-z]{1,2} [bcdfghjklmnpqrstvwxz] [a-z]| [bcdfghjklmnpqrstvwxz] [a-z]{1,2} )/s;

/**
 * Whether words of a text may be set with wide gaps between their letters, as titles are: `M E N I M B A N G`, or with gaps of which the
 * engine takes some for spaces: `a ca dem ic`.
 */
export const mayHoldSpacedLetters = (text: string): boolean =>
  (SHORT.test(text) && LINE_OF_LETTERS.test(text)) ||
  (LONE_CONSONANT.test(text) && LONE_CONSONANTS.test(text));

/** A letter or digit that stands alone: its glyphs, and the spaces behind it. */
interface Lone {
  readonly isLetter: boolean;
  readonly left: number;
  readonly right: number;
  readonly spaces: number[];
}

/** Spaces of a run of letters that stand alone between which no more than the usual gap is seen. */
function needless(run: readonly Lone[]): number[] {
  const letters = run.filter(({ isLetter }) => isLetter).length;
  if (letters < FEWEST || letters * 2 < run.length) return [];
  const gaps = run.slice(1).map(({ left }, at) => left - (run[at] as Lone).right);
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] as number;
  const width = run.reduce((sum, { left, right }) => sum + right - left, 0) / run.length;
  if (usual > width * WIDEST) return [];
  return gaps.flatMap((gap, at) => (gap <= usual * WORD_GAP + width * 0.3 ? (run[at] as Lone).spaces : []));
}

/** A space of the engine that is no wider than so many times the usual gap between the letters drawn with it parts no words. */
const STRETCHED = 1.8;
/** Of fewer gaps none is the usual one. */
const LEAST_GAPS = 8;

/** The spaces that the engine has put between letters which stand no further apart than others drawn at the same go. */
function spacesOfStretchedLines({ glyphs }: PageGlyphs): number[] {
  const { count, codes, kinds, pieces, lefts, rights } = glyphs;
  const isLetter = (at: number): boolean =>
    kinds[at] === GLYPH.drawn && CASED.test(codeText(codes[at] as number));
  const found: number[] = [];
  for (let from = 0; from < count; ) {
    const piece = pieces[from] as number;
    let to = from + 1;
    while (to < count && pieces[to] === piece) to += 1;
    const gaps: number[] = [];
    const spaces: { readonly at: number; readonly gap: number }[] = [];
    for (let at = from; piece >= 0 && at + 1 < to; at += 1) {
      if (!isLetter(at)) continue;
      const isSpace = kinds[at + 1] === GLYPH.generated && codes[at + 1] === SPACE;
      const next = isSpace ? at + 2 : at + 1;
      if (next >= to || !isLetter(next)) continue;
      const gap = (lefts[next] as number) - (rights[at] as number);
      if (isSpace) spaces.push({ at: at + 1, gap });
      else gaps.push(gap);
    }
    if (spaces.length > 0 && gaps.length >= LEAST_GAPS) {
      const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] as number;
      // Of letters that are turned none stands beside the one before it.
      if (usual > 0) for (const { at, gap } of spaces) if (gap <= usual * STRETCHED) found.push(at);
    }
    from = to;
  }
  return found;
}

const LETTER_SIGN_OR_FIGURE = /^[\p{L}\p{M}\p{Nd}]$/u;
const OTHER = 0;
const LETTER = 1;
const SIGN = 2;
const kindOfCode = new Map<number, number>();
const MOST_CODES = 20_000;

/** Whether a code is a letter or a figure, or a sign on one, of a script that runs to the right. */
function kindOf(code: number): number {
  let kind = kindOfCode.get(code);
  if (kind === undefined) {
    const text = codeText(code);
    kind = !LETTER_SIGN_OR_FIGURE.test(text) || isRightToLeft(code) ? OTHER : MARK.test(text) ? SIGN : LETTER;
    // A hostile page must not fill the memory with codes of its own.
    if (kindOfCode.size > MOST_CODES) kindOfCode.clear();
    kindOfCode.set(code, kind);
  }
  return kind;
}

/** Letters of a line are set wide where the usual gap between them is so much of their size: in running text it is a tenth at most. */
const SET_WIDE = 0.14;
/** So far apart no letters of one word are set: what stands there heads columns. */
const SET_APART = 0.7;
/** In points: letters of the smallest print that are set wide stand further apart. */
const LEAST_APART = 0.6;
const NO_SPACES: readonly number[] = [];
const LF = 0x0a;

/**
 * The spaces that the engine has put into a line that is set wide between letters which stand no further apart than the others of the line.
 * A browser draws each letter of such a line by itself; a marked span is as one letter.
 */
function spacesOfWideLines(page: PageGlyphs): number[] {
  const { count, codes, kinds } = page.glyphs;
  const found: number[] = [];
  let boxes: ReadonlyMap<number, InkBox> | undefined;
  const boxOf = (piece: Piece): InkBox => {
    boxes ??= spanBoxes(page.pieces);
    return boxes.get(piece.span) ?? piece;
  };
  let from = 0;
  let hasSpace = false;
  for (let at = 0; at <= count; at += 1) {
    if (at < count && kinds[at] !== GLYPH.generated) continue;
    if (at < count && codes[at] === SPACE) hasSpace = true;
    else if (at === count || codes[at] === LF) {
      if (hasSpace) for (const space of spacesOfWideLine(page, from, at, boxOf)) found.push(space);
      from = at + 1;
      hasSpace = false;
    }
  }
  return found;
}

/** As `spacesOfWideLines`, of one line. */
function spacesOfWideLine(
  { glyphs, pieces }: PageGlyphs,
  from: number,
  to: number,
  boxOf: (piece: Piece) => InkBox,
): readonly number[] {
  const { codes, kinds, pieces: pieceOf, lefts, rights } = glyphs;
  const gaps: number[] = [];
  const spaces: { readonly at: number; readonly gap: number }[] = [];
  let apart = 0;
  /** Where the ink of the letters before ends; not a number beside anything else. */
  let end = Number.NaN;
  let space = -1;
  let span = -1;
  let last: Piece | undefined;
  for (let at = from; at < to; at += 1) {
    if (kinds[at] === GLYPH.generated) {
      space = at;
      continue;
    }
    const code = codes[at] as number;
    const piece = pieces[pieceOf[at] as number];
    if (piece === undefined || (piece.span < 0 && kindOf(code) === OTHER)) {
      end = Number.NaN;
      space = -1;
      span = -1;
      continue;
    }
    let left = lefts[at] as number;
    let right = rights[at] as number;
    if (piece.span >= 0) {
      if (piece.span === span) continue;
      ({ left, right } = boxOf(piece));
    }
    span = piece.span;
    // A sign belongs to its letter, wherever it stands.
    if (!Number.isNaN(end) && (span >= 0 || kindOf(code) === LETTER)) {
      const gap = left - end;
      gaps.push(gap);
      if (gap > LEAST_APART) apart += 1;
      if (space >= 0) spaces.push({ at: space, gap });
      last = piece;
    }
    end = Number.isNaN(end) ? right : Math.max(end, right);
    space = -1;
  }
  // The letters of most lines touch each other.
  if (last === undefined || spaces.length === 0 || gaps.length < LEAST_GAPS || apart * 2 < gaps.length)
    return NO_SPACES;
  // The engine takes the fewest gaps of a wide line for spaces. Where it takes most, numbers and letters stand alone: 1 2 3 over columns.
  if (spaces.length * 2 > gaps.length) return NO_SPACES;
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] as number;
  if (usual <= last.size * SET_WIDE || usual > last.size * SET_APART) return NO_SPACES;
  return spaces.flatMap(({ at, gap }) => (gap <= usual * STRETCHED ? [at] : []));
}

/** Whether the places of a page's letters were measured. */
const isMeasured = ({ glyphs: { lefts, rights } }: PageGlyphs): boolean =>
  lefts.length > 0 && rights.some((right) => right !== 0);

function without(page: PageGlyphs, gone: ReadonlySet<number>): PageGlyphs {
  if (gone.size === 0) return page;
  const { glyphs } = page;
  const kept = Array.from({ length: glyphs.count }, (_, at) => at).filter((at) => !gone.has(at));
  return { ...page, glyphs: reordered(glyphs, kept) };
}

/** Without the spaces inside words of lines that are set wide, on a page whose places were measured. */
export const withWideLinesJoined = (page: PageGlyphs): PageGlyphs =>
  isMeasured(page) ? without(page, new Set(spacesOfWideLines(page))) : page;

/** Without the spaces inside words whose letters are set wide apart; needs the places of the glyphs. */
export function withSpacedLettersJoined(page: PageGlyphs): PageGlyphs {
  const { glyphs } = page;
  const { count, codes, kinds, lefts, rights } = glyphs;
  const gone = new Set<number>(spacesOfStretchedLines(page));
  let run: Lone[] = [];
  const close = () => {
    for (const space of needless(run)) gone.add(space);
    run = [];
  };
  for (let at = 0; at < count; ) {
    let end = at;
    let text = '';
    while (end < count && (codes[end] as number) > SPACE && kinds[end] !== GLYPH.hyphen) {
      text += codeText(codes[end] as number);
      end += 1;
    }
    const spaces: number[] = [];
    let next = end;
    while (next < count && codes[next] === SPACE) spaces.push(next++);
    const isLetter = CASED.test(text);
    if (isLetter || DIGIT.test(text)) {
      const right = rights.subarray(at, end).reduce((most, own) => Math.max(most, own));
      run.push({ isLetter, left: lefts[at] as number, right, spaces });
    } else close();
    if (spaces.length === 0) {
      close();
      next = Math.max(next, end, at + 1);
    }
    at = next;
  }
  close();
  return without(page, gone);
}
