import type { Mark, PreparedText } from './marks.ts';
import { type MatchPlan, SAYS_MOST, TIERS } from './plan.ts';

/** A few words around a hit, on one line. */
export interface Snippet {
  readonly text: string;
  /** Ranges of `text` to emphasise, end exclusive, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** Characters shown on either side of the mark in the middle. */
export const CONTEXT = 80;
const ELLIPSIS = '\u2026';

/**
 * The mark around which a snippet says most: different clauses close together first, each for what it tells of a page, so that one
 * rare word goes before some that stand everywhere; then closer fits, then the first. `plan` is the one that the marks were found by.
 */
export function bestMark(marks: readonly Mark[], { clauses }: MatchPlan): Mark | null {
  let best: Mark | null = null;
  let bestValue = -1;
  /** By clause: how well it fits where it fits best near the mark. */
  const seen: number[] = [];
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at] as Mark;
    seen.fill(0);
    for (let to = at; to < marks.length; to += 1) {
      const other = marks[to] as Mark;
      if (other.end > mark.end + CONTEXT) break;
      const value = TIERS.length - TIERS.indexOf(other.tier);
      while (seen.length <= other.clause) seen.push(0);
      if (value > (seen[other.clause] as number)) seen[other.clause] = value;
    }
    let value = 0;
    for (let clause = 0; clause < seen.length; clause += 1) {
      const fit = seen[clause] as number;
      if (fit > 0) value += (10 + fit) * (clauses[clause]?.says ?? SAYS_MOST);
    }
    if (value > bestValue) {
      best = mark;
      bestValue = value;
    }
  }
  return best;
}

/** The original range of the first word or cluster that ends beyond a place, or null. */
function unitBeyond({ cut, normalised }: PreparedText, place: number): readonly [number, number] | null {
  const { starts, ends, count } = cut.units;
  const rangeOf = (at: number) => normalised.original(starts[at] as number, ends[at] as number);
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rangeOf(middle)[1] <= place) low = middle + 1;
    else high = middle;
  }
  return low === count ? null : rangeOf(low);
}

/** Moves a cut outwards or inwards to the edge of a word or cluster, so that none is shown in half. */
function edges(
  text: PreparedText,
  from: number,
  to: number,
  mark: Mark | null,
): [start: number, end: number] {
  const [firstStart, firstEnd] = unitBeyond(text, from) ?? [from, from];
  const [lastStart] = unitBeyond(text, to) ?? [to];
  return [
    firstStart < from ? Math.min(firstEnd, mark?.start ?? firstEnd) : from,
    lastStart < to ? Math.max(lastStart, mark?.end ?? lastStart) : to,
  ];
}

/** White space, control characters, and the hyphen that is seen only at a line's end. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return true;
  return code >= 0xa0 && (code === 0xfffe || isWide(code));
}

/** White space beyond ASCII. */
function isWide(code: number): boolean {
  if (code < 0x1680) return code === 0xa0;
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    [0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff].includes(code)
  );
}

/** The text around a mark, or the beginning of the page when there is none, white space made single, marks moved along. */
export function snippetAround(text: PreparedText, mark: Mark | null, marks: readonly Mark[]): Snippet {
  const { original } = text;
  const wantedStart = mark === null ? 0 : Math.max(0, mark.start - CONTEXT);
  const wantedEnd = Math.min(original.length, (mark === null ? CONTEXT : mark.end) + CONTEXT);
  const [start, end] = edges(text, wantedStart, wantedEnd, mark);
  const inside = marks.filter((other) => other.start >= start && other.end <= end);
  const places: number[] = [];
  let out = '';
  let spacePending = false;
  /** Where the letters begin that are not in `out` yet. */
  let word = start;
  const stops = inside.flatMap((other) => [other.start, other.end]);
  let stop = 0;
  for (let at = start; at <= end; at += 1) {
    while (stop < stops.length && stops[stop] === at) {
      out += original.slice(word, at);
      word = at;
      // A mark's start stands after the space before it, its end before the space after it.
      if (stop % 2 === 0 && spacePending && out !== '') {
        out += ' ';
        spacePending = false;
      }
      places.push(out.length);
      stop += 1;
    }
    if (at === end) break;
    const code = original.charCodeAt(at);
    // A lone space between letters stays with them: fewer pieces are quicker put together.
    const isLone =
      code === 0x20 &&
      !spacePending &&
      (at > word || out !== '') &&
      at + 1 < end &&
      !isSpace(original.charCodeAt(at + 1));
    if (isLone) continue;
    if (isSpace(code)) {
      out += original.slice(word, at);
      word = at + 1;
      spacePending = true;
    } else if (spacePending) {
      if (out !== '') out += ' ';
      spacePending = false;
    }
  }
  out += original.slice(word, end);
  const before = text.goesOnBefore || /\S/.test(original.slice(0, start)) ? `${ELLIPSIS} ` : '';
  const after = text.goesOnAfter || /\S/.test(original.slice(end)) ? ` ${ELLIPSIS}` : '';
  return {
    text: before + out + after,
    marks: inside.map((_, at) => ({
      start: before.length + (places[2 * at] as number),
      end: before.length + (places[2 * at + 1] as number),
    })),
  };
}

/** The best stretch of a page to show for a query. */
export function bestSnippet(text: PreparedText, marks: readonly Mark[], plan: MatchPlan): Snippet {
  return snippetAround(text, bestMark(marks, plan), marks);
}
