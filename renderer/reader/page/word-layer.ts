import type { PageSpace, PixelRectangle, PointRectangle } from './geometry';
import { toPixelRectangle } from './geometry';
import type { TextRun } from './page-text';

/** A word of a page, with where it stands, in PDF points. */
export interface PlacedWord {
  readonly text: string;
  readonly rectangle: Readonly<PointRectangle>;
  /** A line ends behind it. */
  readonly endsLine: boolean;
  /** Spaces between words are those of the text. A machine gives words also of scripts that have none between them. */
  readonly isParted?: boolean;
}

/** Gives the words of a page (1-based) from elsewhere, as from its picture, or null where the file's own text is to be shown. */
export type WordSource = (page: number) => Promise<readonly PlacedWord[] | null>;

/** Words as runs of one text: a space behind each, but none inside scripts that have none, which come in words all the same. */
export function runsOfWords(words: readonly PlacedWord[]): TextRun[] {
  return words.map(({ text, endsLine, isParted = false }, at) => {
    const next = words[at + 1];
    const spaced =
      next !== undefined &&
      !endsLine &&
      (isParted || !(UNSPACED_END.test(text) && UNSPACED_START.test(next.text)));
    return { text: spaced ? `${text} ` : text, endsLine };
  });
}

const UNSPACED = '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uaa60-\\uaa7f';
const UNSPACED_END = new RegExp(`[${UNSPACED}]$`);
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`);

const STRONG = /[\p{L}\p{M}]/u;
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Of each word whether its line is read from the right: the space behind it stands on its left then. Of a line of figures nobody can tell. */
function readFromRight(words: readonly PlacedWord[]): boolean[] {
  const found: boolean[] = [];
  for (let first = 0; first < words.length; ) {
    const end = words.findIndex(({ endsLine }, at) => at >= first && endsLine);
    const line = words.slice(first, end < 0 ? undefined : end + 1);
    const strong = line.filter(({ text }) => STRONG.test(text));
    const fromRight = strong.filter(({ text }) => FROM_RIGHT.test(text)).length;
    found.push(...line.map(() => fromRight > strong.length / 2));
    first += line.length;
  }
  return found;
}

/** How wide a text would be drawn at a letter height of one pixel. */
export type MeasureWidth = (text: string) => number;

/** Measures with the font of the page's text layer. */
export function canvasMeasure(): MeasureWidth {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (text) => text.length / 2;
  context.font = '100px sans-serif';
  return (text) => context.measureText(text).width / 100;
}

/**
 * Fills `layer` with words over the picture of a page, each widened to what it covers, as pdf.js does for a file's own text.
 * `space` is the page at scale 1 without a rotation of the reader. Gives one element a word, in order.
 */
export function placeWords(
  layer: HTMLElement,
  words: readonly PlacedWord[],
  space: PageSpace & { readonly width: number; readonly height: number },
  measure: MeasureWidth,
): HTMLElement[] {
  layer.style.width = `calc(var(--total-scale-factor) * ${space.width}px)`;
  layer.style.height = `calc(var(--total-scale-factor) * ${space.height}px)`;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)}%`;
  const fromRight = readFromRight(words);
  return runsOfWords(words).map((run, at) => {
    const word = words[at] as PlacedWord;
    const box: PixelRectangle = toPixelRectangle(space, word.rectangle);
    const span = document.createElement('span');
    span.textContent = run.text;
    if (fromRight[at]) {
      // Laid from the left, the space would lie over the word before, which begins there: who presses at its edge would miss it.
      span.dir = 'rtl';
      span.style.right = share(space.width - box.left - box.width, space.width);
      span.style.transformOrigin = '100% 0';
    } else {
      span.dir = 'ltr';
      span.style.left = share(box.left, space.width);
    }
    span.style.top = share(box.top, space.height);
    span.style.setProperty('--font-height', `${box.height.toFixed(2)}px`);
    const drawn = measure(word.text) * box.height;
    if (drawn > 0) span.style.setProperty('--scale-x', (box.width / drawn).toFixed(4));
    layer.append(span);
    if (word.endsLine) layer.append(document.createElement('br'));
    return span;
  });
}
