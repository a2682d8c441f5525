import { type Matching, matchSequences, numbered } from './match.ts';
import type { Token } from './tokens.ts';

/** A stretch of both texts by token, end excluded, that is not the same. One side may be empty. */
export interface Edit {
  readonly a: readonly [begin: number, end: number];
  readonly b: readonly [begin: number, end: number];
}

/** The stretches between the pairs of a matching. */
function gapsOf({ a, b }: Matching, lengths: readonly [number, number]): Edit[] {
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  for (let at = 0; at <= a.length; at += 1) {
    const [nextI, nextJ] = at < a.length ? [a[at] as number, b[at] as number] : lengths;
    if (nextI > i || nextJ > j) edits.push({ a: [i, nextI], b: [j, nextJ] });
    i = nextI + 1;
    j = nextJ + 1;
  }
  return edits;
}

/** Heaviest stretch of equal tokens between two changes that is taken for chance. */
const CHANCE = 3;
/** Clusters between two changes that are likely a part of one changed word. */
const PART_OF_WORD = 3;

function weigh(tokens: readonly Token[], begin: number, end: number): number {
  let weight = 0;
  for (let at = begin; at < end; at += 1) weight += tokens[at]?.weight ?? 0;
  return weight;
}

/** How much an edit takes away or puts in, the heavier of the two. */
function heft(a: readonly Token[], b: readonly Token[], edit: Edit): number {
  return Math.max(weigh(a, ...edit.a), weigh(b, ...edit.b));
}

/** Whether a stretch is a few clusters of a script without spaces: cutting a word there reads badly. */
function isPartOfWord(tokens: readonly Token[], begin: number, end: number): boolean {
  return (
    end - begin <= PART_OF_WORD && tokens.slice(begin, end).every(({ weight }) => weight > 0 && weight < 1)
  );
}

/** Takes little that happens to be equal between two larger changes as changed too: one change reads better than three. */
function joinAcrossChance(a: readonly Token[], b: readonly Token[], edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last !== undefined) {
      const between = weigh(a, last.a[1], edit.a[0]);
      const isChance = between <= CHANCE && between <= Math.min(heft(a, b, last), heft(a, b, edit));
      if (isChance || isPartOfWord(a, last.a[1], edit.a[0])) {
        joined[joined.length - 1] = { a: [last.a[0], edit.a[1]], b: [last.b[0], edit.b[1]] };
        continue;
      }
    }
    joined.push(edit);
  }
  return joined;
}

const ENDS_SENTENCE = new Set(['.', ';', ':', '।', '။', '៖', '។', '?', '!']);

/** How well a stretch may begin at a token: at a line that follows the end of a sentence best. */
function beginsWell(tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1];
  const opens = tokens[at]?.opensLine ?? true;
  return (opens ? 2 : 0) + (before === undefined || ENDS_SENTENCE.has(before.key) ? 1 : 0);
}

/** Furthest that an edit is slid. */
const SLIDE = 200;

/**
 * What was put in or taken out can often be told in several ways: "the [law and the] court" or "the law [and the law]". Of these the one
 * that begins best is taken. `side` is the text that has the stretch.
 */
function slide(
  side: readonly Token[],
  [begin, end]: readonly [number, number],
  from: number,
  to: number,
): number {
  let best = 0;
  let score = beginsWell(side, begin);
  const look = (by: number) => {
    const here = beginsWell(side, begin + by);
    if (here > score) {
      best = by;
      score = here;
    }
  };
  for (let by = -1; begin + by >= from && by > -SLIDE; by -= 1) {
    if (side[begin + by]?.key !== side[end + by]?.key) break;
    look(by);
  }
  for (let by = 1; end + by <= to && by < SLIDE; by += 1) {
    if (side[begin + by - 1]?.key !== side[end + by - 1]?.key) break;
    look(by);
  }
  return best;
}

function slideAll(a: readonly Token[], b: readonly Token[], edits: readonly Edit[]): Edit[] {
  return edits.map((edit, at) => {
    const before = edits[at - 1];
    const after = edits[at + 1];
    const isIn = edit.a[0] === edit.a[1];
    const isOut = edit.b[0] === edit.b[1];
    if (isIn === isOut) return edit;
    const [side, range] = isIn ? [b, edit.b] : [a, edit.a];
    // At least one equal token stays on each side, or two edits would touch.
    const from = ((isIn ? before?.b[1] : before?.a[1]) ?? -1) + 1;
    const to = ((isIn ? after?.b[0] : after?.a[0]) ?? side.length + 1) - 1;
    const by = slide(side, range, from, to);
    return {
      a: [edit.a[0] + by, edit.a[1] + by],
      b: [edit.b[0] + by, edit.b[1] + by],
    };
  });
}

/** Edits between two texts, and the pairs of tokens that are the same. */
export function editsOf(a: readonly Token[], b: readonly Token[]): { edits: Edit[]; matching: Matching } {
  const keys = (tokens: readonly Token[]) => tokens.map(({ key }) => key);
  const [left, right] = numbered(keys(a), keys(b));
  const matching = matchSequences(left, right);
  const edits = joinAcrossChance(a, b, gapsOf(matching, [a.length, b.length]));
  return { edits: slideAll(a, b, edits), matching };
}

/** Puts the edits into effect on the keys of the earlier text: gives the keys of the later one. What the edits promise. */
export function applyEdits(a: readonly Token[], b: readonly Token[], edits: readonly Edit[]): string[] {
  const keys: string[] = [];
  let at = 0;
  for (const edit of edits) {
    for (const token of a.slice(at, edit.a[0])) keys.push(token.key);
    for (const token of b.slice(...edit.b)) keys.push(token.key);
    at = edit.a[1];
  }
  for (const token of a.slice(at)) keys.push(token.key);
  return keys;
}
