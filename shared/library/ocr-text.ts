/**
 * Putting the text of a page together from what the reading engine gives: lines of words with their places. In Thai, Lao,
 * Khmer and Burmese its "words" are single letters, sometimes a mark alone, and in Indic scripts it now and then parts a word
 * before a vowel sign. Nothing is added or left out but white space and noise.
 */

/** A rectangle on a picture, in its pixels from the upper left corner; right and bottom are outside. */
export interface PictureBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A letter as the engine gives it, its marks with it or alone. */
export interface SeenLetter {
  readonly text: string;
  readonly box: PictureBox;
}

/** A word as the engine gives it. */
export interface SeenWord {
  readonly text: string;
  /** Its letters in order; their texts make up its text, or there are none. */
  readonly letters: readonly SeenLetter[];
  /** 0 to 100. */
  readonly confidence: number;
  readonly box: PictureBox;
  /** The engine saw white space before it. */
  readonly spaced: boolean;
}

/** A line of the page, with the height of its letters in pixels. */
export interface SeenLine {
  readonly words: readonly SeenWord[];
  readonly height: number;
}

/** A stretch of the text and where it stands on the picture. */
export interface Piece {
  /** UTF-16 offsets in the page's text, end excluded. */
  readonly start: number;
  readonly end: number;
  readonly box: PictureBox;
  readonly confidence: number;
}

/** The text of a page with the places of its words, in reading order. */
export interface SeenText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const UNSPACED_END = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*$/u;
const UNSPACED_START = /^[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const STARTS_WITH_MARK = /^\p{M}/u;
/** Stacked or joined letters go on behind these: Khmer coeng, viramas, Burmese stacker. */
const WANTS_MORE = /[\u17d2\u1039\u094d\u0dca\u200d]$/u;
/** The Tamil pulli ends words, so it is not among them; vowels written before their letter are. */
const WRITTEN_FIRST = /[\u0e40-\u0e44\u0ec0-\u0ec4]$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * A gap as wide as this share of the letters' height is a real space between unspaced letters. Thai and Lao put spaces of
 * about a letter's width between phrases; the gaps the engine mistakes for spaces are narrower.
 */
const REAL_SPACE = 0.45;

/** A word of signs alone that the engine itself hardly believes is a speck, a line or a stamp. */
const LEAST_CONFIDENCE_SIGNS = 45;
/** A line of so few letters is one too, below this. Words are kept else: in Lao and Burmese right ones often have little confidence. */
const FEW_LETTERS = 4;
const LEAST_CONFIDENCE_FEW = 50;

function isNoise({ text, confidence }: SeenWord): boolean {
  if (text === '') return true;
  return !LETTER_OR_DIGIT.test(text) && !STARTS_WITH_MARK.test(text) && confidence < LEAST_CONFIDENCE_SIGNS;
}

function isNoiseLine(words: readonly SeenWord[]): boolean {
  let letters = 0;
  let sum = 0;
  for (const { text, confidence } of words) {
    letters += text.length;
    sum += confidence * text.length;
  }
  return letters <= FEW_LETTERS && sum < letters * LEAST_CONFIDENCE_FEW;
}

/** Whether white space stands between two neighbours on a line. */
export function isApart(before: SeenWord, after: SeenWord, height: number): boolean {
  if (STARTS_WITH_MARK.test(after.text) || WANTS_MORE.test(before.text)) return false;
  if (!after.spaced) return false;
  if (!UNSPACED_END.test(before.text) || !UNSPACED_START.test(after.text)) return true;
  if (WRITTEN_FIRST.test(before.text)) return false;
  return after.box.left - before.box.right >= height * REAL_SPACE;
}

/** Most letters of an unspaced script in one piece: a mark inside a piece is placed by its share of the letters. */
const LETTERS_PER_PIECE = 6;

const around = (one: PictureBox, other: PictureBox): PictureBox => ({
  left: Math.min(one.left, other.left),
  top: Math.min(one.top, other.top),
  right: Math.max(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
});

/** A word in parts that can be placed: itself, or its letters where words are long or mean nothing. */
function partsOf(word: SeenWord): readonly SeenLetter[] {
  if (word.letters.length > 1 && UNSPACED_START.test(word.text)) {
    const spelt = word.letters.map((letter) => letter.text).join('');
    if (spelt === word.text) return word.letters;
  }
  return [{ text: word.text, box: word.box }];
}

/** Puts lines together: one line of text for each, words parted by one space where there is one. */
export function joinLines(lines: readonly SeenLine[]): SeenText {
  const pieces: Piece[] = [];
  let text = '';
  /** Adds a part behind what is there; parts that touch share a piece, letters of unspaced scripts up to a few. */
  const add = (part: SeenLetter, confidence: number, touches: boolean): void => {
    const last = pieces.at(-1);
    const start = text.length;
    text += part.text;
    const fits =
      last !== undefined &&
      touches &&
      (last.end - last.start < LETTERS_PER_PIECE ||
        !UNSPACED_START.test(part.text) ||
        !UNSPACED_END.test(text.slice(last.start, last.end)));
    if (!fits) {
      pieces.push({ start, end: text.length, box: part.box, confidence });
      return;
    }
    const length = last.end - last.start;
    pieces[pieces.length - 1] = {
      start: last.start,
      end: text.length,
      box: around(last.box, part.box),
      confidence: (last.confidence * length + confidence * part.text.length) / (length + part.text.length),
    };
  };
  for (const { words, height } of lines) {
    const kept = words
      .map((word) => ({ ...word, text: word.text.replace(/\s+/g, '') }))
      .filter((word) => !isNoise(word));
    if (isNoiseLine(kept)) continue;
    let before: SeenWord | undefined;
    for (const word of kept) {
      let touches = before !== undefined;
      if (before === undefined) text += text === '' ? '' : '\n';
      else if (isApart(before, word, height)) {
        text += ' ';
        touches = false;
      }
      for (const part of partsOf(word)) {
        add(part, word.confidence, touches);
        touches = true;
      }
      before = word;
    }
  }
  return { text, pieces };
}

/** Mean confidence by length of text, 0 to 100; 0 for a page without words. */
export function confidenceOf(pieces: readonly Piece[]): number {
  let sum = 0;
  let length = 0;
  for (const { start, end, confidence } of pieces) {
    sum += confidence * (end - start);
    length += end - start;
  }
  return length === 0 ? 0 : Math.round(sum / length);
}

/** Below this a word is more likely wrong than right. */
const UNSURE = 60;

/** Share of the letters that were hardly read right, 0 to 1. */
export function unsureShare(pieces: readonly Piece[]): number {
  let unsure = 0;
  let length = 0;
  for (const { start, end, confidence } of pieces) {
    if (confidence < UNSURE) unsure += end - start;
    length += end - start;
  }
  return length === 0 ? 0 : unsure / length;
}

/** Words so many times as high as the lowest are of two lines at once where they are so large a share: headings are few. */
const TWO_LINES_HIGH = 1.4;
const MANY_WORDS = 0.25;

/** Whether lines of a page were read as one: much of it is far higher than the rest. */
export function areLinesJoined(pieces: readonly Piece[]): boolean {
  const heights = pieces.map(({ box }) => box.bottom - box.top).sort((a, b) => a - b);
  const low = heights[Math.floor(heights.length / 10)] ?? 0;
  return heights.filter((height) => height > TWO_LINES_HIGH * low).length > MANY_WORDS * heights.length;
}

/** Letters that were probably read right: by this, two readings of one page compare, whatever either of them made up. */
export function worthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { start, end, confidence }) => {
    const sure = Math.max(0, confidence - 40) / 60;
    return sum + sure * sure * (end - start);
  }, 0);
}

const worthOfLine = (line: SeenLine): number => worthOf(joinLines([line]).pieces);

const boxOfLine = ({ words }: SeenLine): PictureBox | null =>
  words.length === 0 ? null : words.map(({ box }) => box).reduce(around);

/** Two lines of two readings are the same line of the page: one stands at the height of the other, and beside nothing else. */
function isSameLine(one: SeenLine, other: SeenLine): boolean {
  const [a, b] = [boxOfLine(one), boxOfLine(other)];
  if (a === null || b === null) return false;
  const common = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const beside = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return beside > 0 && common > 0.6 * Math.max(a.bottom - a.top, b.bottom - b.top);
}

const LATIN_WORD = /\p{sc=Latin}{3}/u;
/** Latin words of which the English data are less sure than this are letters of another script. */
const SURE_OF_LATIN = 80;

function hasLatinWords({ words }: SeenLine): boolean {
  const latin = words.filter(({ text }) => LATIN_WORD.test(text));
  const letters = latin.reduce((sum, { text }) => sum + text.length, 0);
  const sureness = latin.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
  return letters > 0 && sureness >= SURE_OF_LATIN * letters;
}

/**
 * One reading of a picture, with those lines taken from another that have Latin words there and were read better. Lines that only
 * the other has are left: where the two differ in what is a line, the first is believed.
 */
export function withLatinLines(lines: readonly SeenLine[], others: readonly SeenLine[]): SeenLine[] {
  const latin = others.filter(hasLatinWords);
  return lines.map((line) => {
    const [other, ...more] = latin.filter((each) => isSameLine(line, each));
    if (other === undefined || more.length > 0) return line;
    return worthOfLine(other) > worthOfLine(line) ? other : line;
  });
}
