import { GLYPH } from './glyph-kinds';
import {
  type GlyphTable,
  isRightToLeft,
  type PageGlyphs,
  type Piece,
  type PlacedLetters,
} from './page-glyphs';
import { SAME_HEIGHT } from './right-to-left';

/** The pen may go back by so many font sizes within a run, for a sign over a letter or a letter that reaches under others. */
const STEP_BACK = 3;

/** Whether a run is drawn in one line from left to right, as its backward letters are; others are left to the engine. */
function isOneLine(run: readonly Piece[]): boolean {
  let furthest = Number.NEGATIVE_INFINITY;
  return run.every(({ x, size }) => {
    if (x < furthest - size * STEP_BACK) return false;
    furthest = Math.max(furthest, x);
    return true;
  });
}

/** Most pieces of a run stand on its line, the others are raised signs and letters of sloping styles. */
function baselineOf(run: readonly Piece[]): number {
  const heights = new Map<number, number>();
  for (const { y } of run) {
    const rounded = Math.round(y * 10) / 10;
    heights.set(rounded, (heights.get(rounded) ?? 0) + 1);
  }
  let [most, lowest] = [0, Number.POSITIVE_INFINITY];
  for (const [height, times] of heights) {
    if (times < most || (times === most && height >= lowest)) continue;
    [most, lowest] = [times, height];
  }
  return lowest;
}

/** Text of the letters of a piece from the right to the left. */
function leftwards({ codes, kinds, xs }: GlyphTable, letters: readonly number[]): string {
  return [...letters]
    .filter((at) => kinds[at] === GLYPH.drawn && (codes[at] ?? 0) <= 0x10ffff)
    .sort((a, b) => (xs[b] ?? 0) - (xs[a] ?? 0))
    .map((at) => String.fromCodePoint(codes[at] ?? 0))
    .join('');
}

/** The letters of a run in the order they are read, each with its signs, given once however many pieces it is drawn in. */
function lettersOfRun(
  { glyphs, pieces, spans }: PageGlyphs,
  places: readonly number[],
  lettersOf: ReadonlyMap<number, readonly number[]>,
): PlacedLetters[] {
  const found: PlacedLetters[] = [];
  let last = -1;
  for (const at of places) {
    const { span, left, right } = pieces[at] as Piece;
    const own = lettersOf.get(at);
    const before = found.at(-1);
    if (span >= 0 && span === last && before !== undefined)
      found[found.length - 1] = {
        ...before,
        left: Math.min(before.left, left),
        right: Math.max(before.right, right),
      };
    // The engine leaves out a space that it takes for one too many.
    else
      found.push({
        text: span >= 0 ? (spans[span] ?? '') : own === undefined ? ' ' : leftwards(glyphs, own),
        left,
        right,
      });
    last = span;
  }
  return found.reverse();
}

/**
 * Gives every run that the file draws from its last letter to its first as one glyph with the run's text, as browsers print Arabic, Urdu
 * and Hebrew. The engine takes signs that are raised, or letters that slope, for other lines, and puts them and what follows anywhere.
 */
export function withBackwardRunsGathered(page: PageGlyphs): PageGlyphs {
  const { glyphs, pieces, spans } = page;
  // Few pages have any, and all are asked.
  if (pieces.every(({ run }) => run < 0)) return page;
  const runs = Map.groupBy(pieces.keys(), (at) => pieces[at]?.run ?? -1);
  runs.delete(-1);
  const lettersOf = Map.groupBy(Array.from(glyphs.pieces.keys()), (at) => glyphs.pieces[at] ?? -1);
  const allPieces = [...pieces];
  const allSpans = [...spans];
  /** Of a run, the piece that stands for it. */
  const standFor = new Map<number, number>();
  for (const [run, places] of runs) {
    const drawn = places.map((at) => pieces[at] as Piece);
    const [first] = drawn;
    if (first === undefined || !isOneLine(drawn)) continue;
    const letters = lettersOfRun(page, places, lettersOf);
    const at = places[0] as number;
    standFor.set(run, at);
    allPieces[at] = {
      span: allSpans.push(letters.map(({ text }) => text).join('')) - 1,
      ...{ run, font: first.font, size: first.size, x: first.x, y: baselineOf(drawn) },
      left: drawn.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
      right: drawn.reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY),
      letters,
      ...(first.turned === undefined ? {} : { turned: first.turned }),
    };
  }
  return {
    ...page,
    pieces: allPieces,
    spans: allSpans,
    glyphs: gathered(glyphs, pieces, allPieces, allSpans, standFor),
  };
}

/** The letter by which the direction of a run is told: it may begin with a space or a bracket. */
function codeOf(text: string): number {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  return codes.find(isRightToLeft) ?? codes[0] ?? 0;
}

/** A row of a table: as it was, of a piece that stands for a run, or a divider that is made. */
type Row = { readonly at: number; readonly run?: Piece; readonly piece?: number } | { readonly made: number };

const SPACE = 0x20;
const LINE_END = 0x0a;

/**
 * The table with one row for each run, where its first letter stood. What the engine put between the letters and beside the run goes by
 * its wrong order: whether a line ends there is told by the heights.
 */
function gathered(
  glyphs: GlyphTable,
  pieces: readonly Piece[],
  allPieces: readonly Piece[],
  allSpans: readonly string[],
  standFor: ReadonlyMap<number, number>,
): GlyphTable {
  const rows: Row[] = [];
  const given = new Set<number>();
  let dividers: number[] = [];
  let isBesideRun = false;
  let height = Number.NaN;
  let wasRun = true;
  let last = -1;
  const give = (row: Row, own: number, isRun: boolean, y: number): void => {
    if (isBesideRun || isRun) {
      if (Math.abs(y - height) >= SAME_HEIGHT) rows.push({ made: LINE_END });
      else if (!wasRun && !isRun && own !== last) rows.push({ made: SPACE });
    } else for (const at of dividers) rows.push({ at });
    rows.push(row);
    isBesideRun = isRun;
    wasRun = isRun;
    height = y;
    last = own;
  };
  for (let at = 0; at < glyphs.count; at += 1) {
    const own = glyphs.pieces[at] ?? -1;
    if (own < 0) {
      dividers.push(at);
      continue;
    }
    const number = pieces[own]?.run ?? -1;
    const piece = standFor.get(number);
    const run = allPieces[piece ?? -1];
    if (piece === undefined || run === undefined) give({ at }, own, false, glyphs.ys[at] ?? 0);
    else if (given.has(number)) isBesideRun = true;
    else {
      given.add(number);
      give({ at, run, piece }, own, true, run.y);
    }
    dividers = [];
  }
  const column = (
    from: { readonly [at: number]: number },
    ofRun: (run: Piece) => number,
    ofMade = 0,
  ): number[] =>
    rows.map((row) =>
      'made' in row ? ofMade : row.run === undefined ? (from[row.at] ?? 0) : ofRun(row.run),
    );
  return {
    count: rows.length,
    codes: Uint32Array.from(rows, (row) =>
      'made' in row
        ? row.made
        : ((row.run === undefined ? glyphs.codes[row.at] : codeOf(allSpans[row.run.span] ?? '')) ?? 0),
    ),
    kinds: Uint8Array.from(column(glyphs.kinds, () => GLYPH.run, GLYPH.generated)),
    pieces: Int32Array.from(rows, (row) => ('made' in row ? -1 : (row.piece ?? glyphs.pieces[row.at] ?? -1))),
    xs: Float32Array.from(column(glyphs.xs, ({ left }) => left)),
    ys: Float32Array.from(column(glyphs.ys, ({ y }) => y)),
    lefts: Float32Array.from(column(glyphs.lefts, ({ left }) => left)),
    rights: Float32Array.from(column(glyphs.rights, ({ right }) => right)),
  };
}
