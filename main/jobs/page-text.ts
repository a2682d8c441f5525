import type { WordOnPage } from '../../shared/library';
import { withBackwardRunsGathered } from './backward-runs';
import { isSign, MARK } from './combining-signs';
import { withGapsFilled } from './filled-gaps';
import { GLYPH } from './glyph-kinds';
import { LIMITS } from './limits';
import { withLineNumbersApart } from './line-numbers';
import { marksSign } from './page-conversion';
import {
  codeText,
  type GlyphTable,
  type InkBox,
  isRightToLeft,
  type PageGlyphs,
  type Piece,
  type PlacedLetters,
  pointOnPage,
  spanBoxes,
} from './page-glyphs';
import { withRightToLeftInOrder } from './right-to-left';

/** What the making of a page's text showed about its quality. Numbers are of glyphs. */
export interface TextCounts {
  /** Drawn glyphs, spaces not counted. */
  readonly drawn: number;
  /** Left out because the font gives no Unicode. */
  readonly unmapped: number;
}

export interface PageText {
  readonly text: string;
  readonly cut: boolean;
  readonly counts: TextCounts;
}

/**
 * Ink this far apart, in font sizes, is a space where the engine's own judgement cannot be trusted. Found on the judged
 * corpus: below 0.3 Chinese and Khmer letters with white sides fall apart, above 0.5 words begin to run together.
 */
const GAP = 0.4;
/** The same beside combining signs, where words are set closer to each other than those letters are. */
const SIGN_GAP = 0.22;
const SPACE = 0x20;
const CR = 0x0d;
const LF = 0x0a;
const HYPHEN = 0x2d;
/** Signs that make one letter of those beside them. */
const JOINS = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2]/;

/** A sign that cannot begin a word: what stands before it belongs to it. */
function clings(text: string): boolean {
  return isSign(text) || marksSign(text.codePointAt(0) ?? 0);
}

/** Codes that carry no text: controls, noncharacters, and the marks the engine leaves for what it took out. */
function isNoise(code: number): boolean {
  return (code < SPACE && code !== CR && code !== LF) || (code & 0xfffe) === 0xfffe || code === 0x7f;
}

/**
 * Puts a page's text together from its glyphs.
 *
 * The engine's own text is followed, with five corrections: glyphs without a Unicode meaning are left out; a hyphen at a
 * line's end keeps its line end (`exam-` / `ple`); a marked span gives its replacement text (ActualText) once, however many
 * pieces it is drawn in (the engine repeats it when it has sorted pieces by place, and puts spaces after it); signs that
 * cling to a letter are neither cut off from it nor moved past the next one; and lines with
 * right-to-left letters are put in reading order. Numbers that count the lines stand at the end.
 */
export function makePageText(page: PageGlyphs): PageText {
  const counts = countGlyphs(page.glyphs);
  const careful = page.glyphs.xs.length > 0;
  const raw = careful
    ? inOrder(page)
        .kept.map(({ item, lead }) => lead + item.text)
        .join('')
    : plainText(page.glyphs);
  const text = withLineNumbersApart(tidy(raw));
  const cut = page.cut || text.length > LIMITS.pageText;
  return { text: cut ? cutAt(text, LIMITS.pageText) : text, cut, counts };
}

/** An item with what parts it from the one before. */
interface Kept {
  readonly item: Item;
  readonly lead: string;
}

/** The items of a page whose places are known, as they are read, and the glyphs that they are of. */
function inOrder(page: PageGlyphs): { readonly kept: readonly Kept[]; readonly laid: PageGlyphs } {
  const gathered = withBackwardRunsGathered(page);
  const { glyphs, parted } = withGapsFilled(gathered);
  const laid = { ...gathered, glyphs: withRightToLeftInOrder(glyphs) };
  return { kept: repair(drawnOnce(itemsOf(laid, parted))), laid };
}

/** How far letters reach below and above the line they stand on, in font sizes. */
const BELOW = 0.25;
const ABOVE = 0.85;

/** Letters with the sides of their ink, in the order of an item's text. */
function lettersOf({ glyphs, pieces }: PageGlyphs, { item }: Kept): readonly PlacedLetters[] {
  const piece = pieces[item.piece] as Piece;
  if (piece.letters !== undefined) return piece.letters;
  const { left, right } = item.box;
  if (item.span >= 0) return [{ text: item.text, left, right }];
  const letters: PlacedLetters[] = [];
  eachLetter(glyphs, item.from, item.to, piece, (text, at) => {
    letters.push({ text, left: glyphs.lefts[at] ?? left, right: glyphs.rights[at] ?? right });
  });
  return letters;
}

/**
 * The words of a page whose places were read, in the order of `makePageText`, each with where it stands: for showing where words are when
 * the viewer's own reading of the page has them wrong. A stretch of a script without spaces is one word.
 */
export function wordsOnPage(page: PageGlyphs): WordOnPage[] {
  const { kept, laid } = inOrder(page);
  const words: WordOnPage[] = [];
  let text = '';
  let sides: [left: number, right: number] = [0, 0];
  let line: Pick<Item, 'y' | 'box' | 'piece'> | undefined;
  const close = (endsLine: boolean): void => {
    const last = words.length - 1;
    if (line !== undefined && text !== '') {
      const size = line.box.size || DEFAULT_SIZE;
      const [ax, ay] = pointOnPage(laid, line.piece, sides[0], line.y - size * BELOW);
      const [bx, by] = pointOnPage(laid, line.piece, sides[1], line.y + size * ABOVE);
      const rectangle: WordOnPage['rectangle'] = [
        Math.min(ax, bx),
        Math.min(ay, by),
        Math.abs(bx - ax),
        Math.abs(by - ay),
      ];
      words.push({ text: text.toWellFormed(), rectangle, endsLine });
    } else if (endsLine && last >= 0) words[last] = { ...(words[last] as WordOnPage), endsLine };
    text = '';
    line = undefined;
  };
  for (const each of kept) {
    if (each.lead !== '') close(each.lead === '\n');
    for (const { text: letters, left, right } of lettersOf(laid, each)) {
      // A space may stand for itself or, in a replacement text, between words whose places are not told apart.
      for (const [at, part] of letters.split(/\s+/).entries()) {
        if (at > 0) close(false);
        if (part === '') continue;
        sides = text === '' ? [left, right] : [Math.min(sides[0], left), Math.max(sides[1], right)];
        line ??= each.item;
        text += part;
      }
    }
  }
  close(true);
  return words;
}

/** Of text that slants, whose size is not known. */
const DEFAULT_SIZE = 10;

function countGlyphs({ count, codes, kinds }: GlyphTable): TextCounts {
  let drawn = 0;
  let unmapped = 0;
  for (let i = 0; i < count; i += 1) {
    if (kinds[i] === GLYPH.unmapped) unmapped += 1;
    if (kinds[i] !== GLYPH.generated && codes[i] !== SPACE) drawn += 1;
  }
  return { drawn, unmapped };
}

/** The glyphs as text, without those that have none. */
function plainText({ count, codes, kinds }: GlyphTable): string {
  // A code point beyond the first plane takes two units, as a hyphen with its line end does.
  const units = new Uint16Array(2 * count);
  let length = 0;
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] ?? 0;
    const kind = kinds[i];
    if (kind === GLYPH.hyphen) {
      units[length] = HYPHEN;
      units[length + 1] = LF;
      length += 2;
    } else if (kind === GLYPH.unmapped || kind === GLYPH.covered || isNoise(code)) {
      // Stands for nothing.
    } else if (code > 0xffff) {
      for (const unit of codeText(code)) {
        units[length] = unit.charCodeAt(0);
        units[length + 1] = unit.charCodeAt(1);
        length += unit.length;
      }
    } else {
      units[length] = code;
      length += 1;
    }
  }
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le');
}

/** Looking back keeps it from trying each space of a long row anew. */
const SPACES_AT_END = /(?<![^\S\n])[^\S\n]+\n/g;

/** Line ends as `\n`, no spaces at the ends of lines, no lone halves of letters. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(SPACES_AT_END, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .toWellFormed();
}

function cutAt(text: string, units: number): string {
  const end = text.lastIndexOf('\n', units);
  return text.slice(0, end > units / 2 ? end : units).toWellFormed();
}

/** A stretch of text that hangs together, or what divides two; an empty divider stands for a repeated span that was left out. */
interface Item {
  text: string;
  /** Index of the piece it was drawn in; -1 for dividers. */
  readonly piece: number;
  readonly span: number;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  /** The glyphs that it was made of first. */
  readonly from: number;
  readonly to: number;
  /** It is put among other pieces by where it is seen. */
  readonly isPart?: boolean;
  /** How it is turned, where the page's other text is not. */
  readonly turned?: number | undefined;
}

type Box = InkBox;

const NO_BOX: Box = { left: 0, right: 0, size: 0 };

const isDivider = (item: Item) => item.piece < 0;
const divider = (text: string): Item => ({
  text,
  piece: -1,
  span: -1,
  x: 0,
  y: 0,
  box: NO_BOX,
  from: 0,
  to: 0,
});

/** What a span never has: a mark of Thai twice, or a sign without a meaning behind one, for the glyph that is drawn behind the letter's. */
const THAI_MARK_TWICE = /([\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])(?:\1|\ufffd)+/g;

/** Cuts the glyphs into items: one per piece or marked span, dividers between. A span is given where it first occurs. */
function itemsOf({ glyphs, pieces, spans }: PageGlyphs, parted: ReadonlySet<number>): Item[] {
  const { count, codes, kinds, xs, ys } = glyphs;
  const boxes = spanBoxes(pieces);
  const given = new Set<number>();
  const items: Item[] = [];
  let i = 0;
  while (i < count) {
    const piece = glyphs.pieces[i] ?? -1;
    if (piece < 0) {
      const code = codes[i] ?? 0;
      if (code === SPACE) items.push(divider(' '));
      else if (code === CR || code === LF) items.push(divider('\n'));
      i += 1;
      continue;
    }
    let end = i + 1;
    while (end < count && glyphs.pieces[end] === piece && kinds[end - 1] !== GLYPH.hyphen) end += 1;
    const drawn = pieces[piece] as Piece;
    const { span } = drawn;
    const place = { piece, x: xs[i] ?? 0, y: ys[i] ?? 0, span, from: i, to: end, turned: drawn.turned };
    if (span < 0) {
      const isPart = parted.has(piece);
      const box = isPart ? partBox(glyphs, i, end, drawn) : drawn;
      items.push({ ...place, text: pieceText(glyphs, i, end, drawn), box, isPart });
      if (kinds[end - 1] === GLYPH.hyphen) items.push(divider('\n'));
    } else if (!given.has(span)) {
      given.add(span);
      const text = (spans[span] ?? '').replace(THAI_MARK_TWICE, '$1');
      items.push({ ...place, text, box: boxes.get(span) ?? drawn });
    } else {
      items.push(divider(''));
    }
    i = end;
  }
  return items;
}

/** Copies of the same text that lie upon each other within so many font sizes are one that is made bold or has a shadow. */
const COPY = 0.12;

function isCopy(one: Item, other: Item): boolean {
  const near = one.box.size * COPY;
  return (
    Math.abs(one.box.left - other.box.left) < near &&
    Math.abs(one.box.right - other.box.right) < near &&
    Math.abs(one.y - other.y) < near
  );
}

/** Width of a cell in points. A copy lies in the same cell or in one beside it: it is never further off than half of it. */
const CELL = 8;
const CELLS_ACROSS = 1 << 16;

const cellAt = (x: number, y: number): number => Math.floor(x / CELL) + Math.floor(y / CELL) * CELLS_ACROSS;

/** How far from where a text begins a copy may lie. */
const AROUND = [-CELL / 2, CELL / 2] as const;

/** The first copy of an item in the cells around it. */
function copyAmong(byCell: ReadonlyMap<number, readonly Item[]>, item: Item): Item | undefined {
  for (const across of AROUND)
    for (const up of AROUND) {
      const there = byCell.get(cellAt(item.x + across, item.y + up));
      const copy = there?.find((other) => isCopy(item, other));
      if (copy !== undefined) return copy;
    }
  return undefined;
}

/** So many of the same text that begin in one cell are compared with the next: a hostile page has a hundred thousand. */
const MOST_IN_CELL = 32;

/** Text that is drawn several times in one place is given once, where the last copy is: the engine sees to plain glyphs only. */
function drawnOnce(items: readonly Item[]): readonly Item[] {
  // Nearly all text of a page stands in one place only; boxes are measured where the same text begins near by.
  const firsts = new Map<string, Item>();
  const byText = new Map<string, Map<number, Item[]>>();
  let gone: Set<Item> | undefined;
  for (const item of items) {
    if (isDivider(item) || item.text.trim() === '') continue;
    const first = firsts.get(item.text);
    if (first === undefined) {
      firsts.set(item.text, item);
      continue;
    }
    let byCell = byText.get(item.text);
    if (byCell === undefined) {
      byCell = new Map([[cellAt(first.x, first.y), [first]]]);
      byText.set(item.text, byCell);
    }
    const copy = copyAmong(byCell, item);
    if (copy !== undefined) {
      gone ??= new Set();
      gone.add(copy.piece > item.piece ? item : copy);
      if (copy.piece > item.piece) continue;
      const among = byCell.get(cellAt(copy.x, copy.y));
      among?.splice(among.indexOf(copy), 1);
    }
    const own = cellAt(item.x, item.y);
    const there = byCell.get(own);
    if (there === undefined) byCell.set(own, [item]);
    else if (there.push(item) > MOST_IN_CELL) there.shift();
  }
  const left = gone;
  return left === undefined ? items : items.map((item) => (left.has(item) ? divider('') : item));
}

/** The box of some glyphs of a piece. */
function partBox({ lefts, rights }: GlyphTable, from: number, to: number, { size }: Piece): Box {
  const least = (one: number, other: number) => Math.min(one, other);
  const most = (one: number, other: number) => Math.max(one, other);
  return {
    left: lefts.subarray(from, to).reduce(least),
    right: rights.subarray(from, to).reduce(most),
    size,
  };
}

/**
 * Whether a space the engine put in at `i` stands beside a combining sign where no gap is seen. Signs take no room of their
 * own, so the engine measures from the wrong end; of a line that is turned against the page it measures the wrong sides.
 */
function isFalseSpace(glyphs: GlyphTable, i: number, from: number, to: number, drawn: Piece): boolean {
  const { codes, kinds, lefts, rights } = glyphs;
  let next = i + 1;
  while (next < to && kinds[next] === GLYPH.unmapped) next += 1;
  if (next >= to) return false;
  if (isSign(codeText(codes[next] ?? 0))) return true;
  let end = Number.NEGATIVE_INFINITY;
  let signs = 0;
  for (let before = i - 1; before >= from; before -= 1) {
    end = Math.max(end, rights[before] ?? 0);
    if (!MARK.test(codeText(codes[before] ?? 0))) break;
    signs += 1;
  }
  const isUnsure = signs > 0 || drawn.turned !== undefined;
  return isUnsure && (lefts[next] ?? 0) - end < drawn.size * SIGN_GAP;
}

/** Whether a drawn space is no wider than the step back after it: some makers draw one into the middle of a conjunct. */
function takesNoRoom({ count, codes, pieces, xs, ys, lefts, rights }: GlyphTable, i: number): boolean {
  if (i + 1 >= count || ys[i] !== ys[i + 1]) return false;
  // Between pieces the next glyph may stand anywhere: only what parts a conjunct is sure to be wrong.
  if (pieces[i] !== pieces[i + 1] && !JOINS.test(codeText(codes[i - 1] ?? 0))) return false;
  const width = (rights[i] ?? 0) - (lefts[i] ?? 0);
  const step = (xs[i + 1] ?? 0) - (xs[i] ?? 0);
  return width > 0 && Math.abs(step) < width * 0.2 && !isRightToLeft(codes[i + 1] ?? 0);
}

/** From Devanagari to Sinhala: these put spaces between words, and their letters stand close. */
const isIndic = (code: number): boolean => code >= 0x900 && code < 0xe00;
/** Ink of their letters this far apart, in font sizes, is a space. */
const INDIC_GAP = 0.3;

/**
 * Where words of an Indic script begin in a piece that has no space at all. Office programs draw the spaces of a line by another font where
 * that of the letters was taken instead of one that lacks them, all at one go before the words, and the engine leaves them out.
 */
function unspacedWords(glyphs: GlyphTable, from: number, to: number, { size }: Piece): ReadonlySet<number> {
  const { codes, kinds, lefts, rights } = glyphs;
  const found = new Set<number>();
  const part = codes.subarray(from, to);
  if (lefts.length === 0 || size === 0 || !part.some(isIndic) || part.includes(SPACE)) return found;
  let end = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i += 1) {
    if (kinds[i] !== GLYPH.drawn) continue;
    const isWord = isIndic(codes[i] ?? 0) && !isSign(codeText(codes[i] ?? 0));
    if (isWord && (lefts[i] ?? 0) - end > size * INDIC_GAP) found.add(i);
    end = end === Number.POSITIVE_INFINITY ? (rights[i] ?? 0) : Math.max(end, rights[i] ?? 0);
  }
  return found;
}

const REPLACEMENT = 0xfffd;
/** A letter of Thai has fewer marks, and the engine puts in fewer things behind one. */
const MOST_OF_CLUSTER = 6;
/** What stands above or below a letter of Thai, and the vowel that has a ring there. */
const isThaiMark = (code: number): boolean =>
  code === 0x0e31 || (code >= 0x0e33 && code <= 0x0e3a) || (code >= 0x0e47 && code <= 0x0e4e);

/**
 * Whether a glyph of Thai gives a mark once more that the one before it, a letter with its marks, has given: some makers of files mark the letter
 * with all characters of its cluster, and the mark that is drawn behind it gives its own again, or that and one without a meaning.
 */
function isGivenAgain(glyphs: GlyphTable, i: number): boolean {
  const { codes, kinds, xs } = glyphs;
  const code = codes[i] ?? 0;
  if ((!isThaiMark(code) && code !== REPLACEMENT) || xs.length === 0) return false;
  let end = i - 1;
  while (end > 0 && i - end < MOST_OF_CLUSTER && kinds[end] === GLYPH.generated) end -= 1;
  // A letter and marks behind it that stand where it begins are one glyph.
  let letter = end;
  const isMark = (at: number) => isThaiMark(codes[at] ?? 0);
  while (letter > 0 && end - letter < MOST_OF_CLUSTER && isMark(letter) && xs[letter - 1] === xs[end]) {
    letter -= 1;
  }
  if (letter === end || isMark(letter)) {
    return code === REPLACEMENT && isMark(end) && isGivenAgain(glyphs, end);
  }
  return code === REPLACEMENT || codes.subarray(letter + 1, end + 1).includes(code);
}

/** Goes through the letters of the glyphs of one piece; false spaces are left out, and those that only another font draws are put in. */
function eachLetter(
  glyphs: GlyphTable,
  from: number,
  to: number,
  drawn: Piece,
  take: (text: string, at: number) => void,
): void {
  const { codes, kinds } = glyphs;
  const words = unspacedWords(glyphs, from, to, drawn);
  for (let i = from; i < to; i += 1) {
    const code = codes[i] ?? 0;
    if (words.has(i)) take(' ', i);
    if (kinds[i] === GLYPH.unmapped || kinds[i] === GLYPH.covered || isGivenAgain(glyphs, i)) continue;
    if (kinds[i] === GLYPH.hyphen) take('-', i);
    else if (kinds[i] === GLYPH.generated && isFalseSpace(glyphs, i, from, to, drawn)) continue;
    else if (code === SPACE && takesNoRoom(glyphs, i)) continue;
    else if (!isNoise(code)) take(codeText(code), i);
  }
}

function pieceText(glyphs: GlyphTable, from: number, to: number, drawn: Piece): string {
  let text = '';
  eachLetter(glyphs, from, to, drawn, (letter) => {
    text += letter;
  });
  return text;
}

const ENDS_IN_MARK = /\p{M}$/u;
const ONLY_MARKS = /^\p{M}+$/u;
const HAS_RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * What stands between two neighbours, judged by where their ink is: nothing, a space or a line end.
 * Undefined when it cannot be told (text that is turned or slants).
 */
function gapBetween(before: Item, after: Item, gap: number): '' | ' ' | '\n' | undefined {
  const [first, second] = [before.box, after.box];
  if (first.size === 0 || second.size === 0) return undefined;
  const size = Math.max(first.size, second.size);
  if (Math.abs(before.y - after.y) > size * 0.6) return '\n';
  const ahead = second.left - first.right;
  const behind = first.left - second.right;
  if (HAS_RIGHT_TO_LEFT.test(after.text) ? ahead > size * 2 : behind > size) return '\n';
  return Math.max(ahead, behind) > size * gap ? ' ' : '';
}

/** Whether both are turned against the page's other text, in one way. */
const isTurnedAlike = (one: Item, other: Item): boolean =>
  one.turned !== undefined && one.turned === other.turned;

/** Whether the engine's divider between two items may be wrong, so that the ink decides. */
function isDoubtful(before: Item, after: Item, between: string): boolean {
  if (before.span >= 0 || after.span >= 0) return true;
  if (clings(after.text) || ONLY_MARKS.test(before.text)) return true;
  // Of a line that is turned against the page it takes each piece for a line of its own.
  if (isTurnedAlike(before, after) && before.text.trim() !== '' && after.text.trim() !== '') return true;
  return between === ' ' && ENDS_IN_MARK.test(before.text);
}

/** Whether the engine has put `after` behind `before` only because it begins further right, against the order of the file. */
function isMisplaced(before: Item, after: Item): boolean {
  if (before.piece < after.piece || before.isPart === true || after.isPart === true) return false;
  const size = Math.max(before.box.size, after.box.size);
  const isSameLine = Math.abs(before.y - after.y) < size * 0.6;
  // How far right it begins on the page says nothing of a line that is turned.
  if (isTurnedAlike(before, after)) return isSameLine && after.box.left < before.box.left;
  const isSpace = before.text.trim() === '';
  if (!isSpace && !clings(after.text) && before.span < 0 && after.span < 0) return false;
  if (HAS_RIGHT_TO_LEFT.test(before.text) || HAS_RIGHT_TO_LEFT.test(after.text)) return false;
  return isSameLine && after.box.left - before.box.right < size * GAP;
}

function standingOn(letter: Item, sign: Item): Item {
  const { left, size } = sign.box;
  return { ...sign, box: { left, right: Math.max(letter.box.right, sign.box.right), size } };
}

/** Leaves out a mark of Thai that was put back behind a letter which its glyph has given with that mark already. */
function dropGivenAgain(kept: { item: Item; lead: string }[], sign: Item): void {
  const at = kept.findLastIndex(({ item }) => item === sign);
  const before = kept[at - 1];
  if (!isThaiMark(sign.text.codePointAt(0) ?? 0) || !before?.item.text.endsWith(sign.text)) return;
  kept.splice(at, 1);
}

/** Past so many items a sign is moved at most: a hostile page has spaces that each stand before all others. */
const MOST_STEPS = 200;

/** Goes through the items in order and rejudges doubtful dividers and misplaced signs. */
function repair(items: readonly Item[]): readonly Kept[] {
  const kept: { item: Item; lead: string }[] = [];
  let lead = '';
  let repeated = false;
  /** The last item was a sign that now stands further left: the engine measured what parts it from the next one from where it had put it. */
  let moved = false;
  for (const item of items) {
    if (isDivider(item)) {
      if (item.text === '') repeated = true;
      else if (lead !== '\n') lead = item.text;
      continue;
    }
    if (item.text === '') continue;
    const before = kept.at(-1);
    if (before && (repeated || (moved && lead !== '') || isDoubtful(before.item, item, lead))) {
      const spans = repeated || before.item.span >= 0 || item.span >= 0;
      lead = gapBetween(before.item, item, spans ? GAP : SIGN_GAP) ?? lead;
      if (lead === ' ' && (before.item.text.endsWith(' ') || item.text.startsWith(' '))) lead = '';
    }
    // A sign takes no room of its own: what follows it is measured from the letter it stands on.
    const sign = before !== undefined && lead === '' && ONLY_MARKS.test(item.text);
    const placed = sign ? standingOn(before.item, item) : item;
    kept.push({ item: placed, lead });
    lead = '';
    repeated = false;
    moved = false;
    const least = Math.max(0, kept.length - MOST_STEPS);
    for (let i = kept.length - 1; i > least; i -= 1) {
      const right = kept[i] as { item: Item; lead: string };
      const left = kept[i - 1] as { item: Item; lead: string };
      if (right.lead !== '' || !isMisplaced(left.item, right.item)) break;
      const isParted = left.lead === ' ' && right.item.text.trim() === '';
      kept[i - 1] = { item: right.item, lead: isParted ? '' : left.lead };
      kept[i] = { item: left.item, lead: '' };
      moved ||= ONLY_MARKS.test(item.text);
    }
    if (moved) dropGivenAgain(kept, placed);
  }
  return kept;
}
