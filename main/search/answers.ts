import { readableText } from '../../shared/library';
import {
  cut,
  type Expansion,
  type FoundBy,
  type FoundText,
  type HitGroup,
  headingAbove,
  isNear,
  isNearByClusters,
  lineOfEither,
  type MatchPlan,
  normalise,
  type PageHit,
  type PageText,
  type SearchFacts,
  type Spellings,
  snippetFor,
  TIERS,
  type Tier,
} from '../../shared/search';
import { type Catalogue, languageOf, oneTextEach, type Text } from './catalogue.ts';
import type { FoundPages, PreparedQuery } from './page-finder.ts';
import { fileOf, type PageStore, pageOf, rowOf } from './page-store.ts';

/** How much a law that no longer applies counts within its tier. */
const STATUS_WEIGHT: Readonly<Partial<Record<SearchFacts['status'], number>>> = {
  draft: 0.8,
  superseded: 0.6,
  repealed: 0.6,
  expired: 0.7,
  lapsed: 0.6,
};
/** How much more a page counts in a document whose title holds the query. */
const TITLE_WEIGHT = 1.6;
/** Above the greatest worth a page can have. */
const MOST_WORTH = 7 * TITLE_WEIGHT;

/** A found document: its pages are `from`..`to` of the found pages. */
export interface FoundDocument {
  readonly text: Text;
  readonly facts: SearchFacts;
  /** Number of its file in the index. */
  readonly file: number;
  readonly from: number;
  readonly to: number;
  /** By which its pages' worth is multiplied. */
  readonly weight: number;
  readonly best: number;
}

/** A page's score: its tier in the whole part, so a closer fit is always above a looser one, its worth in the fraction. */
function scoreOf(found: FoundPages, at: number, weight: number): number {
  return TIERS.length - 1 - (found.tiers[at] as number) + ((found.worth[at] as number) * weight) / MOST_WORTH;
}

/** Whether a document can be found only once, having one text. */
const isAlone = ({ versions }: SearchFacts): boolean => versions === undefined || versions.length < 2;

/** Who types several words of a name wants that document, whichever form of them its pages have: it stands before all others. */
const SEVERAL = 2;
const liftedBy = (words: number, best: number): number => (words < SEVERAL ? best : TIERS.length + best / 2);

/**
 * Found pages by document, in the order of the index: every document whose file has pages among them, filters aside. `namedBy` tells how
 * many words of the query stand in the name of a document that has all of them there, else 0.
 */
export function documentsOf(
  found: FoundPages,
  namedBy: (documentId: string) => number,
  catalogue: Catalogue,
  pages: PageStore,
): FoundDocument[] {
  const documents: FoundDocument[] = [];
  const { rows } = found;
  const count = rows.length;
  let areAlone = true;
  for (let from = 0, to = 0; from < count; from = to) {
    const file = fileOf(rows[from] as number);
    to = pastFile(rows, from, rowOf(file + 1, 0));
    const indexed = pages.files.get(file);
    const texts = indexed === undefined ? NO_TEXTS : catalogue.textsOf(indexed);
    let known = -1;
    let best = 0;
    for (const text of texts) {
      const { facts } = text;
      const words = namedBy(facts.documentId);
      const weight = (words > 0 ? TITLE_WEIGHT : 1) * (STATUS_WEIGHT[facts.status] ?? 1);
      if (weight !== known) best = bestScore(found, from, to, weight);
      known = weight;
      documents.push({ text, facts, file, from, to, weight, best: liftedBy(words, best) });
      areAlone &&= texts.length === 1 && isAlone(facts);
    }
  }
  return areAlone ? documents : oneTextEach(documents);
}

/** Where the rows of a file end that begin at `from`: all are below `past`. */
function pastFile(rows: Float64Array, from: number, past: number): number {
  let to = from + 1;
  while (to < rows.length && (rows[to] as number) < past) to += 1;
  return to;
}

const NO_TEXTS: readonly Text[] = [];

/** The best score of some pages, which is asked of every page found. */
function bestScore({ tiers, worth }: FoundPages, from: number, to: number, weight: number): number {
  const part = weight / MOST_WORTH;
  let least = Number.POSITIVE_INFINITY;
  for (let at = from; at < to; at += 1) {
    const short = (tiers[at] as number) - (worth[at] as number) * part;
    if (short < least) least = short;
  }
  return TIERS.length - 1 - least;
}

/** Ranks of titles are below this. */
const RANKS = 2 ** 20;
/** Bests are below eight: so many parts of one tell any two of them apart that differ. */
const PARTS_OF_BEST = 2 ** 29;

/** The first so many documents by their keys, in order, then the others as they come. Of equal keys the first comes first. */
function firstOnes(documents: readonly FoundDocument[], keys: Float64Array, most: number): FoundDocument[] {
  const first: number[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as number;
    if (key >= last) continue;
    let place = Math.min(first.length, most - 1);
    while (place > 0 && (keys[first[place - 1] as number] as number) > key) {
      first[place] = first[place - 1] as number;
      place -= 1;
    }
    first[place] = at;
    if (first.length === most) last = keys[first[most - 1] as number] as number;
  }
  const isFirst = new Uint8Array(documents.length);
  for (const at of first) isFirst[at] = 1;
  const others = documents.filter((_, at) => isFirst[at] === 0);
  return [...first.map((at) => documents[at] as FoundDocument), ...others];
}

/** Choosing the first is quicker than sorting all when these are so many times more. */
const WORTH_CHOOSING = 8;

/**
 * Best document first: it stands where its best page stands; of equal ones in the order of titles. Those beyond the first `most`
 * may be in no order.
 */
export function byBestPage(documents: readonly FoundDocument[], most: number): FoundDocument[] {
  // Sorted as numbers, which takes a tenth of the time: the best, then the rank of the title.
  const keys = new Float64Array(documents.length);
  for (let at = 0; at < documents.length; at += 1) {
    const { best, text } = documents[at] as FoundDocument;
    keys[at] = Math.round((8 - best) * PARTS_OF_BEST) * RANKS + text.rank;
  }
  if (most > 0 && most * WORTH_CHOOSING < documents.length) return firstOnes(documents, keys, most);
  // Texts of one document share a rank; each is followed by the next best of them.
  const highest = documents.reduce((rank, { text }) => Math.max(rank, text.rank), -1);
  const first = new Int32Array(highest + 1).fill(-1);
  const next = new Int32Array(documents.length);
  const bestOf = (place: number): number => (documents[place] as FoundDocument).best;
  for (let at = documents.length - 1; at >= 0; at -= 1) {
    const { best, text } = documents[at] as FoundDocument;
    let before = -1;
    let after = first[text.rank] as number;
    while (after >= 0 && bestOf(after) > best) {
      before = after;
      after = next[after] as number;
    }
    next[at] = after;
    if (before < 0) first[text.rank] = at;
    else next[before] = at;
  }
  return Array.from(keys.sort(), (key) => {
    const rank = key % RANKS;
    const at = first[rank] as number;
    first[rank] = next[at] as number;
    return documents[at] as FoundDocument;
  });
}

/** How each clause may be written on a page: as typed, as normalised, and as the vocabulary widened it. */
export function spellingsOf({ query, widened }: PreparedQuery): Spellings[] {
  return query.clauses.map((clause, at) => {
    let text = '';
    clause.units.forEach((unit, place) => {
      const sameRun = unit.run >= 0 && clause.units[place - 1]?.run === unit.run;
      text += place > 0 && !sameRun ? ` ${unit.text}` : unit.text;
    });
    const { variants = [], stemmed = [], partial = [], similar = [], similarStart = [] } = widened[at] ?? {};
    const parted = widened[at]?.parted ?? null;
    const inTwo = parted === null ? [] : [parted.join('-'), parted.join(' ')];
    const otherForms = [...stemmed, ...inTwo];
    return {
      exact: [...new Set([clause.typed.toLowerCase(), text])],
      loose:
        clause.units.length > 1
          ? otherForms
          : [...variants, ...otherForms, ...partial, ...similar, ...similarStart],
    };
  });
}

/** How a page was found, which says what to mark on it. */
export interface Way {
  readonly plan: MatchPlan;
  readonly spellings: readonly Spellings[];
  /** Terms of other languages; empty for the words as typed. */
  readonly foundBy: readonly FoundBy[];
}

/** Documents found in one way of asking: by the words as typed, or by another language's. */
export interface DocumentsFound {
  readonly found: FoundPages;
  readonly documents: readonly FoundDocument[];
  /** How the page at this place of `found` was found. */
  readonly wayAt: (at: number) => Way;
  /** The line that finds all of its pages, or the page at this place of `found`. */
  readonly line: string | ((at: number) => string);
}

/** One document as one way of asking found it. */
export interface Finding {
  readonly document: FoundDocument;
  readonly source: DocumentsFound;
}

/** A snippet of what a page says; of words as a file stores them only where nothing else was found. */
function snippetOf(stored: PageText, ...asked: [plan: MatchPlan, spellings: readonly Spellings[]]) {
  const readable = readableText(stored);
  const snippet = snippetFor(readable, ...asked);
  return snippet.marks.length > 0 || readable === stored.text ? snippet : snippetFor(stored.text, ...asked);
}

function toHit(
  { document: { facts, weight }, source: { found, wayAt } }: Finding,
  at: number,
  pages: PageStore,
) {
  const row = found.rows[at] as number;
  const stored = pages.get(row);
  if (stored === undefined) return null;
  const { plan, spellings, foundBy } = wayAt(at);
  const { text, marks, at: place } = snippetOf(stored, plan, spellings);
  const heading = headingAbove(stored.text, place);
  const hit: PageHit = {
    versionId: facts.versionId,
    language: languageOf(facts),
    page: pageOf(row),
    label: stored.label,
    tier: TIERS[found.tiers[at] as number] as Tier,
    score: scoreOf(found, at, weight),
    snippet: { text, marks: [...marks] },
    foundBy: [...foundBy],
    ...(heading === null ? {} : { heading }),
    ...(stored.quality === 'ocr' ? { machineRead: true } : {}),
  };
  return hit;
}

/** Places of a document's pages in what was found, best first: all of them, or the best so many. */
function placesOf({ document: { from, to, weight }, source: { found } }: Finding, most: number): number[] {
  const isBefore = (a: number, b: number): boolean => {
    const difference = scoreOf(found, a, weight) - scoreOf(found, b, weight);
    return difference > 0 || (difference === 0 && a < b);
  };
  if (most >= to - from)
    return Array.from({ length: to - from }, (_, at) => from + at).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const places: number[] = [];
  for (let at = from; at < to; at += 1) {
    if (places.length === most && !isBefore(at, places[most - 1] as number)) continue;
    let place = Math.min(places.length, most - 1);
    while (place > 0 && isBefore(at, places[place - 1] as number)) {
      places[place] = places[place - 1] as number;
      place -= 1;
    }
    places[place] = at;
  }
  return places;
}

/** A page that is shown, as one way of asking found it. */
interface Chosen {
  readonly finding: Finding;
  readonly at: number;
}

/** The best pages of several ways of asking in turns, each named once, and how many pages there are. */
function chosenInTurns(findings: readonly Finding[], most: number): { chosen: Chosen[]; count: number } {
  const lists = findings.map((finding) =>
    placesOf(finding, Number.POSITIVE_INFINITY).map((at) => ({ finding, at })),
  );
  const rows = new Set<number>();
  const chosen: Chosen[] = [];
  for (let turn = 0; turn < Math.max(...lists.map((list) => list.length)); turn += 1) {
    for (const list of lists) {
      const place = list[turn];
      const row = place?.finding.source.found.rows[place.at];
      if (place === undefined || row === undefined || rows.has(row)) continue;
      rows.add(row);
      if (chosen.length < most) chosen.push(place);
    }
  }
  return { chosen, count: rows.size };
}

/** The lines by which pages were found, each once. */
function linesOf(findings: readonly Finding[]): string[] {
  const lines = new Set<string>();
  for (const { document, source } of findings) {
    if (typeof source.line === 'string') lines.add(source.line);
    else for (let at = document.from; at < document.to; at += 1) lines.add(source.line(at));
  }
  return [...lines];
}

/** A text in which pages were found, with the best of them. */
function toText(findings: readonly [Finding, ...Finding[]]): FoundText {
  const [finding] = findings;
  const { found, wayAt } = finding.source;
  const best = placesOf(finding, 1)[0] ?? finding.document.from;
  return {
    versionId: finding.document.facts.versionId,
    language: languageOf(finding.document.facts),
    hitCount: pagesOf(findings),
    best: { page: pageOf(found.rows[best] as number), foundBy: [...wayAt(best).foundBy] },
    line: lineOfEither(linesOf(findings)),
  };
}

/**
 * A document with snippets of its best pages. Where several ways of asking found it, their best pages take turns, and a page
 * is named once, as the first way found it.
 */
export function toGroup(
  findings: readonly [Finding, ...Finding[]],
  most: number,
  pages: PageStore,
): HitGroup {
  const [finding] = findings;
  const { facts, from, to } = finding.document;
  const texts = new Map<string, [Finding, ...Finding[]]>();
  for (const each of findings) {
    const known = texts.get(each.document.facts.versionId);
    if (known === undefined) texts.set(each.document.facts.versionId, [each]);
    else known.push(each);
  }
  const { chosen, count } =
    findings.length === 1
      ? { chosen: placesOf(finding, most).map((at) => ({ finding, at })), count: to - from }
      : chosenInTurns(findings, most);
  return {
    documentId: facts.documentId,
    versionId: facts.versionId,
    sha256: facts.sha256,
    title: facts.title,
    facts,
    pageCount: [...texts.values()].reduce((sum, [{ document }]) => sum + document.facts.pageCount, 0),
    hitCount: count,
    texts: [...texts.values()].map(toText),
    hits: chosen.flatMap((each) => toHit(each.finding, each.at, pages) ?? []),
  };
}

/**
 * Documents of several ways of asking in the order shown: the ways take turns, each with its best document next. Those beyond the
 * first `most` may be in no order.
 */
export function inTurns(
  ways: readonly DocumentsFound[],
  most = Number.POSITIVE_INFINITY,
): (readonly [Finding, ...Finding[]])[] {
  const [source] = ways;
  if (source !== undefined && ways.length === 1 && source.documents.every(({ facts }) => isAlone(facts)))
    return byBestPage(source.documents, most).map((document) => [{ document, source }]);
  const byDocument = new Map<string, [Finding, ...Finding[]]>();
  const lists = ways.map((way) =>
    byBestPage(way.documents, Number.POSITIVE_INFINITY).map((document) => ({ document, source: way })),
  );
  for (const list of lists) {
    for (const finding of list) {
      const { documentId } = finding.document.facts;
      const known = byDocument.get(documentId);
      if (known === undefined) byDocument.set(documentId, [finding]);
      else known.push(finding);
    }
  }
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const order = new Set<string>();
  for (let turn = 0; turn < longest; turn += 1) {
    for (const list of lists) {
      const finding = list[turn];
      if (finding !== undefined) order.add(finding.document.facts.documentId);
    }
  }
  return [...order].flatMap((id) => [byDocument.get(id) as [Finding, ...Finding[]]]);
}

/** Distinct pages and documents of some findings. Works may share a file; its pages count once. */
export function countFound(findings: readonly (readonly Finding[])[]): {
  readonly pages: number;
  readonly documents: number;
} {
  const ofFile = new Map<number, Finding>();
  // Files that several ways of asking found: each may have found other pages of them.
  const inSeveral = new Map<number, Finding[]>();
  for (const list of findings) {
    for (const finding of list) {
      const { file } = finding.document;
      const known = ofFile.get(file);
      if (known === undefined) ofFile.set(file, finding);
      else if (known.source !== finding.source)
        inSeveral.set(file, [...(inSeveral.get(file) ?? [known]), finding]);
    }
  }
  let pages = 0;
  for (const [file, { document }] of ofFile)
    pages += inSeveral.has(file) ? pagesOf(inSeveral.get(file) ?? []) : document.to - document.from;
  return { pages, documents: findings.length };
}

/** Distinct pages of some findings. */
function pagesOf(findings: readonly Finding[]): number {
  const [only] = findings;
  if (only !== undefined && findings.length === 1) return only.document.to - only.document.from;
  const rows = new Set<number>();
  for (const { document, source } of findings) {
    for (let at = document.from; at < document.to; at += 1) rows.add(source.found.rows[at] as number);
  }
  return rows.size;
}

/** What the user is told about words that were widened, each once. Only kinds that can have brought pages are named. */
export function expansionsOf(prepared: readonly PreparedQuery[]): Expansion[] {
  const expansions = new Map<string, Expansion>();
  /** What the line is looked for in place of this, as others write it: `10,000` besides 10000, which is no other form of it then. */
  const insteadOf = (typed: string): Set<string> => {
    const others = prepared.filter(({ query }) => query.clauses.every((clause) => clause.typed !== typed));
    return new Set(others.flatMap(({ query }) => query.clauses.map((clause) => normalise(clause.typed))));
  };
  const known = new Map<string, Set<string>>();
  for (const { query, widened } of prepared) {
    query.clauses.forEach(({ typed }, at) => {
      const ways = widened[at];
      if (ways === undefined) return;
      const asked = known.get(typed) ?? insteadOf(typed);
      known.set(typed, asked);
      const say = (kind: Expansion['kind'], words: readonly string[], leftOut: number): void => {
        const name = `${kind} ${typed}`;
        if (words.some((word) => !asked.has(word)) && !expansions.has(name))
          expansions.set(name, { typed, kind, words: [...words], leftOut });
      };
      say('folded', ways.variants, 0);
      say('stemmed', ways.stemmed, 0);
      say('partial', ways.partial, ways.leftOut.partial);
      say(
        'similar',
        [...ways.similar, ...ways.similarStart],
        ways.leftOut.similar + ways.leftOut.similarStart,
      );
    });
  }
  return [...expansions.values()];
}

const markedIn = (groups: readonly HitGroup[]): string[] =>
  groups.flatMap(({ hits }) =>
    hits.flatMap(({ snippet: { text, marks } }) => marks.map(({ start, end }) => text.slice(start, end))),
  );

/** Words that were typed in one and stand in two on a page that is shown. Whether they do is not known without looking. */
export function partedShown(prepared: readonly PreparedQuery[], groups: readonly HitGroup[]): Expansion[] {
  const shown = new Set(markedIn(groups).map((mark) => normalise(mark).replace(/[\s\u2010-\u2013-]+/g, '-')));
  const told = new Map<string, Expansion>();
  for (const { query, widened } of prepared) {
    query.clauses.forEach(({ typed }, at) => {
      const parted = widened[at]?.parted ?? null;
      const inTwo = parted === null ? '' : parted.join('-');
      if (shown.has(inTwo)) told.set(typed, { typed, kind: 'stemmed', words: [inTwo], leftOut: 0 });
    });
  }
  return [...told.values()];
}

/** Rows of letters that are named of a run typed with a slip. */
const MOST_RUNS_NAMED = 5;

const clustersOf = (run: string): string[] => cut(run).units.map(({ text }) => text);
const isNearRun = (one: string, other: string): boolean =>
  isNear(one, other) || isNearByClusters(clustersOf(one), clustersOf(other));

/** A run of letters that stands nowhere as it was typed, and those on pages that are one slip away. */
export interface RunWithSlip {
  readonly typed: string;
  readonly runs: readonly string[];
}

/** A run as it is looked for: a line end or a space inside it says nothing. */
const formOfRun = (run: string): string => normalise(run).replace(/\s+/g, '');

/**
 * What was found for a run of letters that stands nowhere as it was typed: other runs, one slip away, as the pages shown print them. Which ones
 * they are no list says, but of `slips`.
 */
export function runsShown(
  prepared: readonly PreparedQuery[],
  slips: readonly RunWithSlip[],
  groups: readonly HitGroup[],
): Expansion[] {
  const isMeant = new Map<string, (form: string) => boolean>();
  for (const { query, widened } of prepared) {
    query.clauses.forEach(({ typed }, at) => {
      const wanted = formOfRun(typed);
      if (widened[at]?.similarRun) isMeant.set(typed, (form) => form !== wanted && isNearRun(form, wanted));
    });
  }
  for (const { typed, runs } of slips) {
    const forms = new Set(runs.map(formOfRun));
    isMeant.set(typed, (form) => forms.has(form));
  }
  const marked = markedIn(groups);
  return [...isMeant].flatMap(([typed, fits]) => {
    const meant = new Map<string, { readonly run: string; times: number }>();
    for (const run of marked) {
      const form = formOfRun(run);
      const known = meant.get(form);
      if (known !== undefined) known.times += 1;
      else if (fits(form)) meant.set(form, { run, times: 1 });
    }
    if (meant.size === 0) return [];
    const words = [...meant.values()].sort((a, b) => b.times - a.times).map(({ run }) => run);
    const leftOut = Math.max(0, words.length - MOST_RUNS_NAMED);
    return [{ typed, kind: 'similar' as const, words: words.slice(0, MOST_RUNS_NAMED), leftOut }];
  });
}
