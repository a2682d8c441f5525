import { GLYPH } from './glyph-kinds';
import { type GlyphTable, isRightToLeft, type PageGlyphs } from './page-glyphs';
import { MADE_SPACE, reordered } from './right-to-left';

/**
 * Where a font lacks letters, office programs take those from another one and draw each font's share of a line at one go, with gaps for what
 * the other draws: quotation marks around a Thai word, a Latin word in brackets. The engine gives one piece after the other, so that the
 * marks stand together beside the word or in its middle. Here each glyph is put where it is seen.
 */

/** A gap in which a letter may stand, in points. */
const LEAST_GAP = 1.5;
/** Letters of one line stand on heights that differ by less, in points. */
const SAME_LINE = 1;
/** Ink this far apart, in font sizes, is a space. */
const SPACE_GAP = 0.3;
/** A line has fewer pieces, and fewer that stand within one another; what a hostile page has beyond is left as the engine gives it. */
const MOST_RUNS = 1000;
const MOST_WITHIN = 8;
const SPACE = 0x20;
const CR = 0x0d;
const LF = 0x0a;

/** Glyphs of one piece that follow each other, as the engine gives them, with the sides of what is drawn. */
interface Run {
  readonly glyphs: readonly number[];
  /** -1 for what stands between pieces. */
  readonly piece: number;
  readonly left: number;
  readonly right: number;
  /** It goes on from letters that stand elsewhere by now: what is left of them, from `left` on, is a gap first. */
  readonly goesOn?: true;
}

/** A page whose glyphs stand where they are seen. */
export interface FilledPage {
  readonly glyphs: GlyphTable;
  /** Pieces whose glyphs were put among those of others. */
  readonly parted: ReadonlySet<number>;
}

interface Page {
  readonly glyphs: GlyphTable;
  readonly pieces: PageGlyphs['pieces'];
  readonly parted: Set<number>;
}

const isInk = ({ codes, kinds }: GlyphTable, glyph: number): boolean =>
  codes[glyph] !== SPACE && kinds[glyph] !== GLYPH.generated;

/** Right side of a glyph that is drawn. Letters of others may stand right behind where a space begins. */
const endOf = ({ codes, lefts, rights }: GlyphTable, glyph: number): number =>
  (codes[glyph] === SPACE ? lefts[glyph] : rights[glyph]) as number;

const isSpan = ({ pieces }: Page, piece: number): boolean => (pieces[piece]?.span ?? -1) >= 0;

function runOf(glyphs: GlyphTable, members: readonly number[]): Run {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const glyph of members) {
    if (glyphs.kinds[glyph] === GLYPH.generated) continue;
    left = Math.min(left, glyphs.lefts[glyph] as number);
    right = Math.max(right, endOf(glyphs, glyph));
  }
  return { glyphs: members, piece: glyphs.pieces[members[0] as number] as number, left, right };
}

/** The runs of each line of the engine's. */
function linesOf(glyphs: GlyphTable): Run[][] {
  const lines: Run[][] = [[]];
  let from = 0;
  for (let at = 1; at <= glyphs.count; at += 1) {
    if (at < glyphs.count && glyphs.pieces[at] === glyphs.pieces[from]) continue;
    const run = runOf(
      glyphs,
      Array.from({ length: at - from }, (_, more) => from + more),
    );
    lines.at(-1)?.push(run);
    const ends =
      run.piece < 0 && run.glyphs.some((each) => glyphs.codes[each] === LF || glyphs.codes[each] === CR);
    if (ends) lines.push([]);
    from = at;
  }
  return lines;
}

/** Whether something that begins at a place begins in a gap between the letters of a run. */
function hasGapAt(glyphs: GlyphTable, run: Run, left: number): boolean {
  let end = run.goesOn ? run.left : Number.POSITIVE_INFINITY;
  for (const glyph of run.glyphs) {
    if (glyphs.kinds[glyph] === GLYPH.generated) continue;
    const next = glyphs.lefts[glyph] as number;
    if (next - end > LEAST_GAP && left > end - LEAST_GAP && left < next) return true;
    end = endOf(glyphs, glyph);
  }
  return false;
}

/** How many of the runs behind the first one begin within it, the first of them in one of its gaps. */
function countWithin(page: Page, runs: readonly Run[]): number {
  const { glyphs } = page;
  const run = runs[0] as Run;
  if (run.piece < 0 || isSpan(page, run.piece)) return 0;
  const heightOf = ({ glyphs: [glyph = 0] }: Run) => glyphs.ys[glyph] as number;
  let count = 0;
  for (let at = 1; at < runs.length; at += 1) {
    const other = runs[at] as Run;
    if (other.piece < 0) continue;
    if (other.left < run.left || other.left >= run.right) break;
    if (Math.abs(heightOf(other) - heightOf(run)) > SAME_LINE) break;
    if (count === 0 && !hasGapAt(glyphs, run, other.left)) break;
    count = at;
  }
  return count;
}

interface Placed {
  readonly glyph: number;
  /** Where the pen stood, by which it is put among others: it never falls, so that signs stay with their letters. */
  readonly x: number;
  /** Of the run that has gaps. */
  readonly isOwn: boolean;
}

function placed(page: Page, members: readonly number[], isOwn: boolean): Placed[] {
  const { glyphs } = page;
  let x = Number.NEGATIVE_INFINITY;
  let piece = -1;
  return members.map((glyph) => {
    const own = glyphs.pieces[glyph] as number;
    // A marked span is one; where the engine has put something in nothing is seen.
    const goesOn = own === piece && isSpan(page, own);
    if (!goesOn && glyphs.kinds[glyph] !== GLYPH.generated) x = Math.max(x, glyphs.xs[glyph] as number);
    piece = own;
    return { glyph, x, isOwn };
  });
}

/** Two rows of glyphs as one, by where they stand. */
function together(own: readonly Placed[], rest: readonly Placed[]): Placed[] {
  const all: Placed[] = [];
  let at = 0;
  for (const each of rest) {
    for (let next = own[at]; next !== undefined && next.x < each.x; next = own[at]) {
      all.push(next);
      at += 1;
    }
    all.push(each);
  }
  return [...all, ...own.slice(at)];
}

/** Puts the glyphs of a run among those of others of its line. */
function filled(page: Page, run: Run, others: readonly number[]): number[] {
  const { glyphs, pieces, parted } = page;
  const isPutIn = ({ glyph }: Placed) => glyphs.kinds[glyph] === GLYPH.generated;
  const all = together(
    placed(page, run.glyphs, true).filter((each) => !isPutIn(each)),
    placed(page, others, false),
  );
  const space = SPACE_GAP * (pieces[run.piece]?.size ?? 0);
  const order: number[] = [];
  let last: Placed | undefined;
  for (const [at, each] of all.entries()) {
    // What the engine put in at a gap is none where the gap is filled.
    if (isPutIn(each) && (all[at - 1]?.isOwn === true || all[at + 1]?.isOwn === true)) continue;
    if (last !== undefined && last.isOwn !== each.isOwn) {
      for (const { glyph } of [last, each]) parted.add(glyphs.pieces[glyph] as number);
      const gap = (glyphs.lefts[each.glyph] as number) - (glyphs.rights[last.glyph] as number);
      if (isInk(glyphs, last.glyph) && isInk(glyphs, each.glyph) && gap > space) order.push(MADE_SPACE);
    }
    order.push(each.glyph);
    last = each;
  }
  return order;
}

/** A run up to a place and what is left of it, which may have letters of others before its own. */
function cutAt({ glyphs }: Page, run: Run, place: number): readonly [head: Run, rest: Run | null] {
  const first = run.glyphs.findIndex(
    (glyph) => isInk(glyphs, glyph) && (glyphs.lefts[glyph] as number) >= place,
  );
  if (run.piece < 0 || first <= 0) return [run, null];
  const head = runOf(glyphs, run.glyphs.slice(0, first));
  return [head, { ...runOf(glyphs, run.glyphs.slice(first)), left: head.right, goesOn: true }];
}

/**
 * Whether a space was drawn behind all others of a line and stands among them, so that the engine put none in before what follows: the numbers
 * of a table whose left sides are filled with spaces.
 */
function lacksSpace({ glyphs, pieces }: Page, runs: readonly Run[], next: Run | undefined): boolean {
  const last = runs.at(-1) as Run;
  if (next === undefined || next.piece < 0 || last.glyphs.some((glyph) => isInk(glyphs, glyph))) return false;
  const end = Math.max(...runs.map(({ right }) => right));
  return next.left - end > SPACE_GAP * (pieces[next.piece]?.size ?? 0);
}

/** The glyphs of runs of one line, in order; `depth` of them stand around these. */
function inOrder(page: Page, line: readonly Run[], depth = 0): number[] {
  // A hostile page has more glyphs in a run than a call takes values.
  const parts: (readonly number[])[] = [];
  let runs = line;
  while (runs.length > 0) {
    const run = runs[0] as Run;
    const count = depth < MOST_WITHIN ? countWithin(page, runs) : 0;
    const within = runs.slice(1, 1 + count).map((other) => cutAt(page, other, run.right));
    runs = runs.slice(1 + count);
    if (count === 0) parts.push(run.glyphs);
    else {
      const heads = within.map(([head]) => head);
      parts.push(filled(page, run, inOrder(page, heads, depth + 1)));
      runs = [...within.flatMap(([, rest]) => rest ?? []), ...runs];
      if (lacksSpace(page, [run, ...heads], runs[0])) parts.push([MADE_SPACE]);
    }
  }
  return parts.flat();
}

/**
 * Whether somewhere a run begins before the last letter of the run before it on its line, as what fills a gap does. On nearly all pages none
 * does, and no more is made of their glyphs.
 */
function mayFill({ count, kinds, pieces, lefts, ys }: GlyphTable): boolean {
  let [first, last, height] = [Number.NaN, Number.NaN, 0];
  for (let from = 0; from < count; ) {
    const piece = pieces[from] as number;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    let at = from;
    for (; at < count && pieces[at] === piece; at += 1) {
      if (kinds[at] === GLYPH.generated) continue;
      const left = lefts[at] as number;
      if (left < least) least = left;
      if (left > most) most = left;
    }
    if (piece >= 0 && most >= least) {
      const own = ys[from] as number;
      if (least >= first && least < last && Math.abs(own - height) <= SAME_LINE) return true;
      [first, last, height] = [least, most, own];
    }
    from = at;
  }
  return false;
}

/** Puts letters that one font draws into the gaps of another there. Only for pages whose places were measured. */
export function withGapsFilled({ glyphs, pieces }: Pick<PageGlyphs, 'glyphs' | 'pieces'>): FilledPage {
  const parted = new Set<number>();
  // Of a line that runs to the left the words are put in order by their places.
  if (!mayFill(glyphs) || glyphs.codes.some(isRightToLeft)) return { glyphs, parted };
  const page = { glyphs, pieces, parted };
  const order = linesOf(glyphs).flatMap((runs) =>
    runs.length > MOST_RUNS ? runs.flatMap((run) => run.glyphs) : inOrder(page, runs),
  );
  return parted.size === 0 ? { glyphs, parted } : { glyphs: reordered(glyphs, order), parted };
}
