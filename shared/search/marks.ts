import { fold } from './fold.ts';
import { findInside, insideStreams } from './inside.ts';
import { beginsNear, isNear } from './near.ts';
import { type NormalisedText, normaliseWithOffsets } from './normalise.ts';
import { type MatchPlan, type PlanClause, TIERS, type Tier } from './plan.ts';
import { stem } from './stem.ts';
import { type Cut, cut, type Unit } from './tokens.ts';

/** A place where a clause of the query stands, as UTF-16 offsets of the original text, end exclusive. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly clause: number;
  readonly tier: Tier;
}

/** A page's text made ready for matching; make it once for a page and use it for marks and snippet. */
export interface PreparedText {
  readonly original: string;
  readonly normalised: NormalisedText;
  readonly cut: Cut;
  /** The text goes on before or after what is here. */
  readonly goesOnBefore: boolean;
  readonly goesOnAfter: boolean;
}

/** Normalises and cuts a text for matching. */
export function prepareText(original: string, goesOnBefore = false, goesOnAfter = false): PreparedText {
  const normalised = normaliseWithOffsets(original);
  return { original, normalised, cut: cut(normalised.text), goesOnBefore, goesOnAfter };
}

/** How well one word of a page fits one word of a query; -1 when it does not. Numbers are places in `TIERS`. */
type Fit = (text: string) => number;

const EXACT = TIERS.indexOf('exact');
const FOLDED = TIERS.indexOf('folded');
const STEMMED = TIERS.indexOf('stemmed');
const PARTIAL = TIERS.indexOf('partial');
const SIMILAR = TIERS.indexOf('similar');

/** Shortest word in which a slip is looked for: below, nearly every short word is near every other. */
export const SHORTEST_SIMILAR = 4;

/** Words remembered for one word of a query; a file of any length must not fill the memory with its own. */
const MOST_KNOWN = 5_000;

function wordFit(word: string, clause: PlanClause, isLast: boolean): Fit {
  const plain = fold(word);
  const stemmed = stem(plain);
  const first = plain.charCodeAt(0);
  const stems = !clause.quoted && clause.units.length === 1;
  const known = new Map<string, number>();
  const allowsSlips = (clause.similar && word.length >= SHORTEST_SIMILAR) || clause.similarStart;
  const measureFit = (text: string): number => {
    const folded = fold(text);
    if (folded === plain) return FOLDED;
    // Stems and beginnings share the first letter, which spares most words the work.
    if (folded.charCodeAt(0) === first) {
      if (stems && stem(folded) === stemmed) return STEMMED;
      if (clause.partial && isLast && (text.startsWith(word) || folded.startsWith(plain))) return PARTIAL;
    }
    if (clause.similar && word.length >= SHORTEST_SIMILAR && (isNear(text, word) || isNear(folded, plain))) {
      return SIMILAR;
    }
    if (clause.similarStart && beginsNear(folded, plain)) return SIMILAR;
    return -1;
  };
  return (text) => {
    if (text === word) return EXACT;
    const begins = text.charCodeAt(0);
    // A letter of ASCII is its own plain form: a word that begins with another one fits no other way than by a slip.
    if (!allowsSlips && begins < 0x80 && begins !== first) return -1;
    let result = known.get(text);
    if (result === undefined) {
      if (known.size > MOST_KNOWN) known.clear();
      result = measureFit(text);
      known.set(text, result);
    }
    return result;
  };
}

function clusterFit(cluster: string, isLast: boolean): Fit {
  return (text) => {
    if (text === cluster) return EXACT;
    return isLast && text.startsWith(cluster) ? PARTIAL : -1;
  };
}

/** A place in the normalised text. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly tier: number;
}

/** Fits a clause at one place of the units; the end of the match and its tier, or null. */
function fitAt(units: readonly Unit[], at: number, clause: PlanClause, fits: readonly Fit[]): Found | null {
  let worst = EXACT;
  for (let step = 0; step < fits.length; step += 1) {
    const unit = units[at + step];
    const wanted = clause.units[step];
    if (unit === undefined || wanted === undefined || unit.run < 0 !== wanted.run < 0) return null;
    const sameRun = step > 0 && clause.units[step - 1]?.run === wanted.run && wanted.run >= 0;
    if (sameRun && units[at + step - 1]?.run !== unit.run) return null;
    const result = (fits[step] as Fit)(unit.text);
    if (result < 0) return null;
    if (result > worst) worst = result;
  }
  return { start: (units[at] as Unit).start, end: (units[at + fits.length - 1] as Unit).end, tier: worst };
}

/** Places where a run of clusters stands with one slip: a stretch of about its length that is near it. */
function similarRuns(units: readonly Unit[], clause: PlanClause): Found[] {
  const wanted = clause.units.map((unit) => unit.text).join('');
  const found: Found[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const first = units[at] as Unit;
    if (first.run < 0) continue;
    let text = '';
    for (let to = at; to < units.length && to <= at + clause.units.length; to += 1) {
      const unit = units[to] as Unit;
      if (unit.run !== first.run) break;
      text += unit.text;
      if (text.length > wanted.length + 1) break;
      if (text.length >= wanted.length - 1 && isNear(text, wanted)) {
        found.push({ start: first.start, end: unit.end, tier: SIMILAR });
        break;
      }
    }
  }
  return found;
}

function insideWords(units: readonly Unit[], clause: PlanClause): Found[] {
  const [wanted = []] = insideStreams(clause.units.map((unit) => ({ ...unit, start: 0 })));
  if (wanted.length < 2) return [];
  return insideStreams(units).flatMap((stream) =>
    findInside(stream, wanted).map((place) => ({ ...place, tier: PARTIAL })),
  );
}

/** Of each clause how words fit its words: a plan is asked of many pages, and they repeat their words. */
const fitsOf = new WeakMap<PlanClause, readonly Fit[]>();

function fitsFor(clause: PlanClause): readonly Fit[] {
  let fits = fitsOf.get(clause);
  if (fits === undefined) {
    fits = clause.units.map(({ text, run }, at) => {
      const isLast = at === clause.units.length - 1;
      return run < 0 ? wordFit(text, clause, isLast) : clusterFit(text, isLast);
    });
    fitsOf.set(clause, fits);
  }
  return fits;
}

function findClause(units: readonly Unit[], clause: PlanClause): Found[] {
  const isRun = clause.units.every((unit) => unit.run >= 0);
  if (isRun && clause.similar) return similarRuns(units, clause);
  const fits = fitsFor(clause);
  const found: Found[] = [];
  for (let at = 0; at + fits.length <= units.length; at += 1) {
    const hit = fitAt(units, at, clause, fits);
    if (hit === null) continue;
    found.push(hit);
    at += fits.length - 1;
  }
  return found.length === 0 && clause.inside ? insideWords(units, clause) : found;
}

/** The units with each word parted at a line's end put together again; the same list when there is none. */
function rejoined({ units, joined }: Cut): readonly Unit[] {
  if (joined.length === 0) return units;
  const out: Unit[] = [];
  const byFirst = new Map(joined.map((word) => [word.first, word.text]));
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] as Unit;
    const text = byFirst.get(at);
    if (text === undefined) out.push(unit);
    else {
      out.push({ text, start: unit.start, end: units[at + 1]?.end ?? unit.end, run: -1 });
      at += 1;
    }
  }
  return out;
}

/**
 * Where the clauses of a plan stand in a prepared text, in reading order, without overlaps: of two that overlap the one
 * that fits better stays, then the longer.
 */
export function findMarks(text: PreparedText, plan: MatchPlan): Mark[] {
  const streams = new Set([text.cut.units, rejoined(text.cut)]);
  const marks: Mark[] = [];
  plan.clauses.forEach((clause, at) => {
    for (const units of streams) {
      for (const hit of findClause(units, clause)) {
        const [start, end] = text.normalised.original(hit.start, hit.end);
        marks.push({ start, end, clause: at, tier: TIERS[hit.tier] as Tier });
      }
    }
  });
  marks.sort((a, b) => a.start - b.start || better(a, b));
  const kept: Mark[] = [];
  for (const mark of marks) {
    const before = kept.at(-1);
    if (before === undefined || mark.start >= before.end) kept.push(mark);
    else if (better(mark, before) < 0) kept[kept.length - 1] = mark;
  }
  return kept;
}

function better(a: Mark, b: Mark): number {
  return TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || b.end - b.start - (a.end - a.start);
}

/** Where a plan's clauses stand in a text: `findMarks` for a text that is used once. */
export function marksIn(text: string, plan: MatchPlan): Mark[] {
  return findMarks(prepareText(text), plan);
}
