import type { Edit } from './edits.ts';
import type { Token } from './tokens.ts';

/** A stretch that stands elsewhere in the other text, by token, with what differs inside it. */
export interface Move {
  readonly a: readonly [begin: number, end: number];
  readonly b: readonly [begin: number, end: number];
  readonly inside: readonly Edit[];
}

/** Length of the stretch by which a moved passage is found, in tokens. */
const SEED = 8;
/** Lightest passage that is told as moved: shorter ones are formulas that a law repeats. */
const LEAST_WEIGHT = 12;
/** Tokens that may differ between two stretches of one moved passage. */
const MOST_BETWEEN = 10;

interface Run {
  a: [number, number];
  b: [number, number];
}

const seedAt = (tokens: readonly Token[], at: number): string =>
  tokens
    .slice(at, at + SEED)
    .map(({ key }) => key)
    .join('\u0001');

/** Where each stretch of the added text begins; stretches that occur twice lead nowhere. */
function seedsOf(
  tokens: readonly Token[],
  ranges: readonly (readonly [number, number])[],
): Map<string, number> {
  const seeds = new Map<string, number>();
  for (const [begin, end] of ranges) {
    for (let at = begin; at + SEED <= end; at += 1) {
      const seed = seedAt(tokens, at);
      seeds.set(seed, seeds.has(seed) ? -1 : at);
    }
  }
  return seeds;
}

/** Stretches taken away that were put in elsewhere, by the first text. */
function runsOf(a: readonly Token[], b: readonly Token[], edits: readonly Edit[]): Run[] {
  const rangeAt = (at: number) => edits.find(({ b: [begin, end] }) => at >= begin && at < end)?.b ?? [0, 0];
  const there = seedsOf(
    b,
    edits.map((edit) => edit.b),
  );
  const here = seedsOf(
    a,
    edits.map((edit) => edit.a),
  );
  const runs: Run[] = [];
  for (const {
    a: [begin, end],
  } of edits) {
    for (let at = begin; at + SEED <= end; at += 1) {
      const seed = seedAt(a, at);
      const other = there.get(seed) ?? -1;
      if (other < 0 || here.get(seed) !== at) continue;
      const [low, high] = rangeAt(other);
      let back = 0;
      const floor = Math.max(begin, runs.at(-1)?.a[1] ?? 0);
      while (at - back > floor && other - back > low && a[at - back - 1]?.key === b[other - back - 1]?.key)
        back += 1;
      let ahead = SEED;
      while (at + ahead < end && other + ahead < high && a[at + ahead]?.key === b[other + ahead]?.key)
        ahead += 1;
      runs.push({ a: [at - back, at + ahead], b: [other - back, other + ahead] });
      at += ahead - 1;
    }
  }
  return runs;
}

const overlap = (x: readonly [number, number], y: readonly [number, number]) => x[0] < y[1] && y[0] < x[1];

/** Passages that were taken from one place and put in another. Each token is in one of them at most. */
export function movesOf(a: readonly Token[], b: readonly Token[], edits: readonly Edit[]): Move[] {
  const moves: { a: [number, number]; b: [number, number]; inside: Edit[] }[] = [];
  const sameEdit = (x: number, y: number, side: 'a' | 'b') =>
    edits.some(({ [side]: [begin, end] }) => x >= begin && y <= end);
  for (const run of runsOf(a, b, edits)) {
    const last = moves.at(-1);
    const gapA = last === undefined ? -1 : run.a[0] - last.a[1];
    const gapB = last === undefined ? -1 : run.b[0] - last.b[1];
    const goesOn =
      last !== undefined &&
      gapA >= 0 &&
      gapB >= 0 &&
      Math.max(gapA, gapB) <= MOST_BETWEEN &&
      sameEdit(last.a[1], run.a[0], 'a') &&
      sameEdit(last.b[1], run.b[0], 'b') &&
      !moves.slice(0, -1).some((move) => overlap(move.b, [last.b[1], run.b[1]]));
    if (goesOn) {
      last.inside.push({ a: [last.a[1], run.a[0]], b: [last.b[1], run.b[0]] });
      last.a[1] = run.a[1];
      last.b[1] = run.b[1];
    } else if (!moves.some((move) => overlap(move.b, run.b))) {
      moves.push({ a: [...run.a], b: [...run.b], inside: [] });
    }
  }
  const weight = ([begin, end]: readonly [number, number]) =>
    a.slice(begin, end).reduce((sum, token) => sum + token.weight, 0);
  return moves.filter((move) => weight(move.a) >= LEAST_WEIGHT);
}

/** What is left of a stretch when passages are cut out of it, in order; pieces that say nothing are dropped. */
export function without(
  tokens: readonly Token[],
  [begin, end]: readonly [number, number],
  cuts: readonly (readonly [number, number])[],
): [number, number][] {
  const left: [number, number][] = [];
  let at = begin;
  for (const [from, to] of [...cuts].sort((x, y) => x[0] - y[0])) {
    if (from >= end || to <= begin) continue;
    if (from > at) left.push([at, from]);
    at = Math.max(at, to);
  }
  if (at < end) left.push([at, end]);
  if (left.length === 1 && left[0]?.[0] === begin && left[0][1] === end) return left;
  return left.filter(([from, to]) => tokens.slice(from, to).some(({ weight }) => weight > 0));
}
