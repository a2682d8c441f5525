import { GLYPH } from './glyph-kinds';
import { codeText, type PageGlyphs } from './page-glyphs';
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
      const right = Math.max(...rights.subarray(at, end));
      run.push({ isLetter, left: lefts[at] as number, right, spaces });
    } else close();
    if (spaces.length === 0) {
      close();
      next = Math.max(next, end, at + 1);
    }
    at = next;
  }
  close();
  if (gone.size === 0) return page;
  const kept = Array.from({ length: count }, (_, at) => at).filter((at) => !gone.has(at));
  return { ...page, glyphs: reordered(glyphs, kept) };
}
