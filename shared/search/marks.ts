import { type Compound, compoundIn, isFormOf } from './compounds.ts';
import { fold } from './fold.ts';
import { findInside, insideStreams } from './inside.ts';
import { roughly } from './machine-read.ts';
import { beginsNear, isNear, isNearByClusters, LEAST_CLUSTERS, slipRanges } from './near.ts';
import { type NormalisedText, normaliseWithOffsets } from './normalise.ts';
import { type MatchPlan, type PlanClause, TIERS, type Tier } from './plan.ts';
import { otherForms } from './stem.ts';
import { Stretches } from './stretches.ts';
import { type CutText, cutInPlace, unitsOf } from './tokens.ts';
import { joinNextRun, joinRuns } from './written-apart.ts';

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
  readonly cut: CutText;
  /** The text goes on before or after what is here. */
  readonly goesOnBefore: boolean;
  readonly goesOnAfter: boolean;
}

/** Normalises and cuts a text for matching. Of texts that are prepared in one `room` only the last one is good. */
export function prepareText(
  original: string,
  goesOnBefore = false,
  goesOnAfter = false,
  room?: Stretches,
): PreparedText {
  const normalised = normaliseWithOffsets(original);
  return { original, normalised, cut: cutInPlace(normalised.text, room), goesOnBefore, goesOnAfter };
}

/** How well the unit at a place of a page fits one word of a query; -1 when it does not. Numbers are places in `TIERS`. */
type Fit = (page: CutText, at: number) => number;

/** Whether a unit is this word as it stands, which is known without a text being made of it. */
function isWord({ text, units }: CutText, at: number, word: string): boolean {
  const start = units.starts[at] as number;
  return (units.ends[at] as number) - start === word.length && text.startsWith(word, start);
}

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
  const first = plain.charCodeAt(0);
  const forms = clause.quoted || clause.units.length > 1 ? null : otherForms(word);
  // Forms share their first letter, which spares most words the work; an inquiry may be spelt with another one.
  const firsts = new Set(forms?.beginnings.map((begins) => fold(begins).charCodeAt(0)));
  const known = new Map<string, number>();
  const allowsSlips = (clause.similar && word.length >= SHORTEST_SIMILAR) || clause.similarStart;
  const measureFit = (text: string): number => {
    const folded = fold(text);
    if (folded === plain) return FOLDED;
    const begins = folded.charCodeAt(0);
    if (firsts.has(begins) && forms?.has(text)) return STEMMED;
    if (begins === first && clause.partial && isLast && (text.startsWith(word) || folded.startsWith(plain)))
      return PARTIAL;
    if (clause.similar && word.length >= SHORTEST_SIMILAR && (isNear(text, word) || isNear(folded, plain))) {
      return SIMILAR;
    }
    if (clause.similarStart && beginsNear(folded, plain)) return SIMILAR;
    return -1;
  };
  return (page, at) => {
    const { text: whole, units } = page;
    if (units.stands(at)) {
      if (isWord(page, at, word)) return EXACT;
      const begins = whole.charCodeAt(units.starts[at] as number);
      // A letter of ASCII is its own plain form: a word that begins with another one fits no other way than by a slip.
      if (!allowsSlips && begins < 0x80 && begins !== first && !firsts.has(begins)) return -1;
    }
    const text = units.text(at, whole);
    if (text === word) return EXACT;
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
  const first = cluster.charCodeAt(0);
  return (page, at) => {
    const { text: whole, units } = page;
    if (units.stands(at)) {
      const start = units.starts[at] as number;
      if (whole.charCodeAt(start) !== first) return -1;
      if (isWord(page, at, cluster)) return EXACT;
      // A cluster of the query that is no part of this one may still stand at its place and go on behind it.
      const isLonger = (units.ends[at] as number) - start > cluster.length;
      return isLast && isLonger && whole.startsWith(cluster, start) ? PARTIAL : -1;
    }
    const text = units.text(at, whole);
    if (text === cluster) return EXACT;
    return isLast && text.startsWith(cluster) ? PARTIAL : -1;
  };
}

/** How a cluster fits that a machine may have read from a picture. */
function roughFit(cluster: string): Fit {
  const wanted = roughly(cluster);
  return ({ text, units }, at) => (roughly(units.text(at, text)) === wanted ? SIMILAR : -1);
}

/** A place in the normalised text. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly tier: number;
}

/** Of each clause the places of two letters that points part, such as those of พ.ศ. */
const pairsOf = new WeakMap<PlanClause, readonly number[]>();

function pairsIn(clause: PlanClause): readonly number[] {
  let pairs = pairsOf.get(clause);
  if (pairs === undefined) {
    const { units } = clause;
    const isLone = (at: number): boolean => {
      const { text = '', run = -1 } = units[at] ?? {};
      return run >= 0 && text.length === 1 && units[at - 1]?.run !== run && units[at + 1]?.run !== run;
    };
    pairs = [...units.keys()].filter(
      (at) => isLone(at) && isLone(at + 1) && !isLone(at - 1) && !isLone(at + 2),
    );
    pairsOf.set(clause, pairs);
  }
  return pairs;
}

/** Whether two letters are an abbreviation on the page too: something parts them, or they are all of a run. Inside a word they say nothing. */
function isAbbreviated({ units: { runs, count } }: CutText, at: number): boolean {
  const run = runs[at] as number;
  if (runs[at + 1] !== run) return true;
  return (at === 0 || runs[at - 1] !== run) && (at + 2 >= count || runs[at + 2] !== run);
}

/** Fits a clause at one place of the units; the end of the match and its tier, or null. */
function fitAt(page: CutText, at: number, clause: PlanClause, fits: readonly Fit[]): Found | null {
  const { starts, ends, runs } = page.units;
  let worst = EXACT;
  for (let step = 0; step < fits.length; step += 1) {
    const run = runs[at + step] as number;
    const wanted = clause.units[step];
    if (wanted === undefined || run < 0 !== wanted.run < 0) return null;
    const sameRun = step > 0 && clause.units[step - 1]?.run === wanted.run && wanted.run >= 0;
    if (sameRun && runs[at + step - 1] !== run) return null;
    const result = (fits[step] as Fit)(page, at + step);
    if (result < 0) return null;
    if (result > worst) worst = result;
  }
  if (pairsIn(clause).some((pair) => !isAbbreviated(page, at + pair))) return null;
  return { start: starts[at] as number, end: ends[at + fits.length - 1] as number, tier: worst };
}

/** The text of units that follow each other in one run, `past` exclusive. */
function textOfRun({ text: whole, units }: CutText, from: number, past: number): string {
  const { starts, ends } = units;
  let isAsItStands = true;
  for (let at = from; at < past && isAsItStands; at += 1)
    isAsItStands = units.stands(at) && (at === from || starts[at] === ends[at - 1]);
  if (isAsItStands) return whole.slice(starts[from], ends[past - 1]);
  let text = '';
  for (let at = from; at < past; at += 1) text += units.text(at, whole);
  return text;
}

/** Where a text stands in another; nothing stands everywhere. */
function placesOf(wanted: string, text: string): number[] {
  const places: number[] = [];
  if (wanted === '') return Array.from({ length: text.length }, (_, at) => at);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

/** Letters of a unit. */
const lengthOf = ({ text, units }: CutText, at: number): number =>
  units.stands(at) ? (units.ends[at] as number) - (units.starts[at] as number) : units.text(at, text).length;

const isRun = ({ units }: PlanClause): boolean => units.every(({ run }) => run >= 0);
const joinedUnits = ({ units }: PlanClause): string => units.map(({ text }) => text).join('');

/** Letters of a cluster at most, but for odd ones. */
const MOST_IN_CLUSTER = 6;

/** The parts before and behind the middle cluster of a long run, one of which stays whole where another cluster is wrong; null of a short one. */
function sidesOf(clusters: readonly string[]): { readonly head: string; readonly tail: string } | null {
  if (clusters.length < LEAST_CLUSTERS) return null;
  const middle = clusters.length >> 1;
  return { head: clusters.slice(0, middle).join(''), tail: clusters.slice(middle + 1).join('') };
}

/** Places where a run of clusters stands with one slip: a stretch of about its length that is near it. */
function similarRuns(page: CutText, clause: PlanClause): Found[] {
  const { text: whole, units } = page;
  const { starts, ends, runs } = units;
  const wanted = joinedUnits(clause);
  const clusters = clause.units.map(({ text }) => text);
  const sides = sidesOf(clusters);
  const longest = wanted.length + (sides === null ? 1 : MOST_IN_CLUSTER);
  // With one of which whatever is near it begins or ends; few runs of a page have any.
  const { head, swapped } = slipRanges(wanted);
  const tail = wanted.slice(head.length);
  const found: Found[] = [];
  let past = 0;
  for (let first = 0; first < units.count; first = past) {
    const run = runs[first] as number;
    past = first + 1;
    if (run < 0) continue;
    while (past < units.count && runs[past] === run) past += 1;
    const text = textOfRun(page, first, past);
    const begins = new Set([...placesOf(head, text), ...placesOf(swapped, text)]);
    for (const place of placesOf(tail, text))
      for (const slip of [-1, 0, 1]) begins.add(place - head.length + slip);
    if (sides !== null) {
      for (const place of placesOf(sides.head, text)) begins.add(place);
      for (const place of placesOf(sides.tail, text)) {
        const begin = place + sides.tail.length - wanted.length;
        for (let slip = -MOST_IN_CLUSTER; slip <= MOST_IN_CLUSTER; slip += 1) begins.add(begin + slip);
      }
    }
    if (begins.size === 0) continue;
    let place = 0;
    for (let at = first; at < past; at += 1) {
      const mayBegin = begins.has(place);
      place += lengthOf(page, at);
      if (!mayBegin) continue;
      let stretch = '';
      const stretched: string[] = [];
      let last: number | null = null;
      for (let to = at; to < past && to <= at + clause.units.length; to += 1) {
        const cluster = units.text(to, whole);
        stretch += cluster;
        stretched.push(cluster);
        if (stretch.length > longest) break;
        if (sides !== null && isNearByClusters(stretched, clusters)) last = to;
        if (Math.abs(stretch.length - wanted.length) > 1 || !isNear(stretch, wanted)) continue;
        last = to;
        break;
      }
      if (last !== null)
        found.push({ start: starts[at] as number, end: ends[last] as number, tier: SIMILAR });
    }
  }
  return found;
}

function insideWords(page: CutText, clause: PlanClause): Found[] {
  const [wanted = []] = insideStreams(clause.units.map((unit) => ({ ...unit, start: 0 })));
  if (wanted.length < 2) return [];
  return insideStreams(unitsOf(page)).flatMap((stream) =>
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

/** Of each clause the word that it is in one and in two, if it is one. */
const compoundsOf = new WeakMap<PlanClause, Compound | 'none'>();

function compoundFor(clause: PlanClause): Compound | null {
  let compound = compoundsOf.get(clause);
  if (compound === undefined) {
    compound = compoundIn(clause) ?? 'none';
    compoundsOf.set(clause, compound);
  }
  return compound === 'none' ? null : compound;
}

/** Whether what stands between two words is a hyphen or a space: `Co. operation` is no cooperation. */
const isJoined = (text: string, from: number, to: number): boolean =>
  /^(?:\s*[-\u2010-\u2013]\s*|\s+)$/.test(text.slice(from, to));

/** Where a word that is asked for in one stands in two, and the other way round. */
function inOtherParts({ text: whole, units }: CutText, clause: PlanClause): Found[] {
  const compound = compoundFor(clause);
  if (compound === null) return [];
  const { starts, ends, runs } = units;
  const found: Found[] = [];
  const { word, parts } = compound;
  const begins = word.charCodeAt(0);
  for (let at = 0; at < units.count; at += 1) {
    if ((runs[at] as number) >= 0) continue;
    if (units.stands(at) && whole.charCodeAt(starts[at] as number) !== begins) continue;
    const one = fold(units.text(at, whole));
    const inTwo = one === parts?.[0] && clause.units.length === 1 && at + 1 < units.count;
    if (inTwo && isJoined(whole, ends[at] as number, starts[at + 1] as number)) {
      if ((runs[at + 1] as number) < 0 && fold(units.text(at + 1, whole)) === parts[1])
        found.push({ start: starts[at] as number, end: ends[at + 1] as number, tier: STEMMED });
    } else if (clause.units.length > 1 && isFormOf(compound, one))
      found.push({ start: starts[at] as number, end: ends[at] as number, tier: STEMMED });
  }
  return found;
}

/** Places where a clause fits; if its first unit must stand as it is, `begins` is the code unit that it begins with. */
function findFitting(page: CutText, clause: PlanClause, fits: readonly Fit[], begins = -1): Found[] {
  const { text: whole, units } = page;
  const found: Found[] = [];
  for (let at = 0; at + fits.length <= units.count; at += 1) {
    if (begins >= 0 && whole.charCodeAt(units.starts[at] as number) !== begins && units.stands(at)) continue;
    const hit = fitAt(page, at, clause, fits);
    if (hit === null) continue;
    found.push(hit);
    at += fits.length - 1;
  }
  return found;
}

function findClause(page: CutText, clause: PlanClause): Found[] {
  const isNearRun = isRun(clause) && clause.similar;
  const found = isNearRun
    ? similarRuns(page, clause)
    : findFitting(page, clause, fitsFor(clause), firstOfRun(clause));
  if (!isNearRun) found.push(...inOtherParts(page, clause));
  if (found.length === 0 && clause.rough)
    return findFitting(
      page,
      clause,
      clause.units.map(({ text }) => roughFit(text)),
    );
  return found.length === 0 && clause.inside ? insideWords(page, clause) : found;
}

/** The code unit with which a clause's first cluster begins, as that on a page then does too; -1 of a word, which has other forms. */
const firstOfRun = ({ units: [first] }: PlanClause): number =>
  first === undefined || first.run < 0 ? -1 : first.text.charCodeAt(0);

/** The units with each word parted at a line's end or by points put together again; the same list when there is none. */
function rejoined(page: CutText): CutText {
  const { text: whole, units, joined } = page;
  if (joined.length === 0) return page;
  const out = new Stretches(units.count);
  const byFirst = new Map(joined.map((word) => [word.first, word]));
  for (let at = 0; at < units.count; at += 1) {
    const word = byFirst.get(at);
    const end = units.ends[at] as number;
    out.push(units.starts[at] as number, end, units.runs[at] as number);
    if (word !== undefined && !word.isRun) {
      const last = Math.min(at + word.count, units.count) - 1;
      out.replaceLast(word.text, units.ends[last] as number);
      at = last;
    } else if (!units.stands(at)) out.replaceLast(units.text(at, whole), end);
  }
  return { text: whole, units: out, joined };
}

/** The units with the clusters of each abbreviation in one run, which goes on in what follows; the same list when there is none. */
function runTogether(page: CutText): CutText {
  const runs = page.joined.filter(({ isRun }) => isRun);
  if (runs.length === 0) return page;
  const units = page.units.copy();
  joinRuns(units, runs);
  for (const word of runs) joinNextRun(page.text, units, word);
  return { ...page, units };
}

/**
 * Where the clauses of a plan stand in a prepared text, in reading order, without overlaps: of two that overlap the one
 * that fits better stays, then the longer.
 */
export function findMarks(text: PreparedText, plan: MatchPlan): Mark[] {
  const streams = new Set([text.cut, rejoined(runTogether(text.cut))]);
  const marks: Mark[] = [];
  plan.clauses.forEach((clause, at) => {
    for (const page of streams) {
      for (const hit of findClause(page, clause)) {
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

/** What may part the letters of a run: the points of an abbreviation. */
const PARTS = /[.\s]+/g;
/** A mark that a space parts from its letter comes to stand where its kind stands, which is seen only when the text is cut. */
const MARK_BY_ITSELF =
  /\s[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3]/;

/** Whether a run of clusters stands in a text with at most one slip, wherever clusters begin. */
function standsNear(wanted: string, letters: string): boolean {
  const { head, swapped } = slipRanges(wanted);
  const tail = wanted.slice(head.length);
  const lengths = [wanted.length - 1, wanted.length, wanted.length + 1];
  const fits = (from: number, length: number): boolean =>
    isNear(letters.slice(Math.max(0, from), from + length), wanted);
  return (
    letters.includes(swapped) ||
    placesOf(head, letters).some((place) => lengths.some((length) => fits(place, length))) ||
    placesOf(tail, letters).some((place) =>
      lengths.some((length) => fits(place + tail.length - length, length)),
    )
  );
}

/** Whether a long run of clusters may stand in a text with one of them wrong: what is the same goes on behind, or before, no more than that. */
function mayStandButForOne(clusters: readonly string[], letters: string): boolean {
  const sides = sidesOf(clusters);
  if (sides === null) return false;
  const wanted = clusters.join('');
  const { head, tail } = sides;
  const goesOn = (place: number): boolean => {
    let same = head.length;
    while (same < wanted.length && letters[place + same] === wanted[same]) same += 1;
    const rest = wanted.slice(same + MOST_IN_CLUSTER);
    const from = Math.max(0, place + same - MOST_IN_CLUSTER);
    return letters.slice(from, place + same + rest.length + 3 * MOST_IN_CLUSTER).includes(rest);
  };
  const goesBack = (place: number): boolean => {
    let same = tail.length;
    const end = place + tail.length;
    while (same < wanted.length && letters[end - same - 1] === wanted[wanted.length - same - 1]) same += 1;
    const rest = wanted.slice(0, Math.max(0, wanted.length - same - MOST_IN_CLUSTER));
    const from = Math.max(0, end - same - rest.length - 3 * MOST_IN_CLUSTER);
    return letters.slice(from, end - same + MOST_IN_CLUSTER).includes(rest);
  };
  return placesOf(head, letters).some(goesOn) || placesOf(tail, letters).some(goesBack);
}

/** For the one text that is looked at. */
const room = new Stretches();

/** Whether every clause of a plan stands in a text. */
export function holdsAll(original: string, plan: MatchPlan): boolean {
  const normalised = normaliseWithOffsets(original);
  const runs = plan.clauses
    .filter((clause) => clause.similar && clause.rough !== true && isRun(clause))
    .map(({ units }) => units.map(({ text }) => text));
  const isIn = (run: readonly string[], letters: string): boolean =>
    standsNear(run.join(''), letters) || mayStandButForOne(run, letters);
  // Most texts with one half of a run have nothing like the other: that is seen without cutting them.
  const isThere = (run: readonly string[]): boolean =>
    isIn(run, normalised.text) ||
    MARK_BY_ITSELF.test(normalised.text) ||
    isIn(run, normalised.text.replace(PARTS, ''));
  if (!runs.every(isThere)) return false;
  const cut = cutInPlace(normalised.text, room);
  const text = { original, normalised, cut, goesOnBefore: false, goesOnAfter: false };
  return new Set(findMarks(text, plan).map(({ clause }) => clause)).size === plan.clauses.length;
}
