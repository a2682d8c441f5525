import {
  type Clause,
  fold,
  insidePairs,
  insidePattern,
  insideStreams,
  TERM_KIND,
  TIERS,
  termsOf,
  WEIGHT_KINDS,
  WINDOW,
} from '../../shared/search';

/**
 * FTS5 expressions over the terms of `shared/search/index-terms`. Each clause is an OR of the ways in which it may fit, one
 * a tier; a query at a tier is the AND of its clauses with all ways up to that tier.
 */

/** Words with which the vocabulary widens a clause. */
export interface Widening {
  /** Words of the index with the same plain form but other marks. */
  readonly variants: readonly string[];
  readonly stemmed: readonly string[];
  /** The word is half typed: its other forms come after the words it may become. */
  readonly stemmedLast: boolean;
  readonly partial: readonly string[];
  readonly similar: readonly string[];
  /** Also what begins with the clause's last word or cluster, looked up by the index itself. */
  readonly openEnd: boolean;
  /** Looked for inside words, to be checked on the page. */
  readonly inside: boolean;
  /** A run of clusters with a slip: looked up by its halves, to be checked on the page. */
  readonly similarRun: boolean;
}

type Kind = '' | (typeof TERM_KIND)['folded' | 'cluster' | 'inside'];

const quote = (terms: readonly string[]): string => `"${terms.join(' ')}"`;

function joinedBy(operator: 'AND' | 'OR', parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] as string) : `(${parts.join(` ${operator} `)})`;
}
const either = (parts: readonly string[]): string => joinedBy('OR', parts);
const all = (parts: readonly string[]): string => joinedBy('AND', parts);

const isRun = (clause: Clause): boolean => clause.units.every((unit) => unit.run >= 0);

interface Phrases {
  readonly phrases: readonly (readonly string[])[];
  /** Clusters that stand alone beside other units: on the page their run may go on, so they are no part of a phrase. */
  readonly loneClusters: readonly string[];
  readonly lastIsLone: boolean;
}

/** Terms of a clause as the index has them. */
function phrasesOf(clause: Clause): Phrases {
  const units = clause.units.map((unit) => ({ ...unit, start: 0, end: 0 }));
  const phrases: string[][] = [];
  const loneClusters: string[] = [];
  let from = 0;
  let lastIsLone = false;
  units.forEach((unit, at) => {
    lastIsLone = unit.run >= 0 && units[at - 1]?.run !== unit.run && units[at + 1]?.run !== unit.run;
    if (!lastIsLone) return;
    if (at > from) phrases.push(termsOf(units.slice(from, at)));
    loneClusters.push(unit.text);
    from = at + 1;
  });
  if (from < units.length) phrases.push(termsOf(units.slice(from)));
  return { phrases, loneClusters, lastIsLone };
}

/** A long phrase where the index holds only stretches of the page: overlapping parts that all must be there. */
function windows(terms: readonly string[]): (readonly string[])[] {
  if (terms.length <= WINDOW) return [terms];
  const parts: string[][] = [];
  const step = WINDOW >> 1;
  for (let from = 0; from < terms.length - step; from += step) parts.push(terms.slice(from, from + WINDOW));
  return parts;
}

/** Terms side by side; `star` lets the last go on. */
function phrase(terms: readonly string[], kind: Kind, star: boolean): string {
  return `${quote(terms.map((term) => kind + term))}${star ? ' *' : ''}`;
}

/**
 * A phrase as it stands on the page, words joined over line ends included, or, if `plain`, also where it is made plain.
 * `typedAsked` says that another tier asks for it as typed.
 */
function phraseExpression(
  terms: readonly string[],
  plain: boolean,
  star: boolean,
  typedAsked: boolean,
): string {
  const wanted = plain ? terms.map(fold) : terms;
  const parts = windows(wanted);
  const inParts = (kind: Kind): string =>
    all(parts.map((part, at) => phrase(part, kind, star && at === parts.length - 1)));
  const ways = [phrase(wanted, '', star)];
  if (plain) ways.push(inParts(TERM_KIND.folded));
  if (parts.length > 1) ways.push(inParts(''));
  if (typedAsked && plain && wanted.every((term, at) => term === terms[at])) ways.shift();
  return either(ways);
}

function clauseExpression(clause: Clause, plain: boolean, star: boolean, typedAsked = false): string {
  const { phrases, loneClusters, lastIsLone } = phrasesOf(clause);
  const isOne = phrases.length === 1 && loneClusters.length === 0;
  const parts = phrases.map((terms, at) =>
    phraseExpression(
      terms,
      plain && !isRun(clause),
      star && !lastIsLone && at === phrases.length - 1,
      typedAsked && isOne,
    ),
  );
  loneClusters.forEach((cluster, at) => {
    parts.push(phrase([cluster], TERM_KIND.cluster, star && lastIsLone && at === loneClusters.length - 1));
  });
  return all(parts);
}

/** Whether pages that fit the clause's expression must be checked on their text. */
export function needsCheck(clause: Clause, widening: Widening): boolean {
  return widening.similarRun || (clause.units.length > 1 && phrasesOf(clause).loneClusters.length > 0);
}

/** Halves of a run of clusters, one of which a single slip leaves whole. */
export function halfExpressions(clause: Clause): string[] {
  const middle = clause.units.length >> 1;
  const halves = [clause.units.slice(0, middle), clause.units.slice(middle)].filter(
    (units) => units.length > 0,
  );
  return halves.map((units) => clauseExpression({ ...clause, units }, false, false));
}

/** The ways in which a clause may fit, one expression a tier; null where the tier adds nothing. */
function clauseTiers(clause: Clause, widening: Widening): readonly (string | null)[] {
  return TIERS.map((tier) => {
    const parts: string[] = [];
    const add = (words: readonly string[]): void => {
      if (words.length > 0) parts.push(either(words.map((word) => quote([word]))));
    };
    switch (tier) {
      case 'exact':
        parts.push(clauseExpression(clause, false, false));
        break;
      case 'folded':
        if (widening.variants.length > 0) parts.push(clauseExpression(clause, true, false, true));
        break;
      case 'stemmed':
        if (!widening.stemmedLast) add(widening.stemmed);
        break;
      case 'partial':
        add(widening.partial);
        if (widening.openEnd) parts.push(clauseExpression(clause, true, true));
        break;
      case 'similar':
        add(widening.similar);
        if (widening.stemmedLast) add(widening.stemmed);
        if (widening.similarRun) parts.push(either(halfExpressions(clause)));
        break;
      default:
        return tier satisfies never;
    }
    return parts.length === 0 ? null : either(parts);
  });
}

/** A clause that is looked for inside words. */
export interface InsideQuery {
  /** Over `page_hints`: pages that may hold it. */
  readonly expression: string;
  /** What such a page's normalised text must fit; null when the expression alone decides. */
  readonly pattern: RegExp | null;
  /** More pages than this are not read, and none is found: a word near the typed one is there and likelier meant. */
  readonly most: number;
}

/** Pages read for a word that may also be a slip. */
const MOST_READ = 200;

/** A part of a query: every page that fits at this tier or better, or, of a single clause, just at this tier. */
export interface TierQuery {
  readonly tier: number;
  /** Over `page_index`; null when `inside` alone decides. */
  readonly expression: string | null;
  readonly inside: readonly InsideQuery[];
}

function exclusionOf(excluded: readonly Clause[]): string {
  if (excluded.length === 0) return '';
  // Typed with marks it excludes that word alone; typed without, every form of it.
  const isPlain = (clause: Clause) => clause.units.every((unit) => fold(unit.text) === unit.text);
  return ` NOT ${either(excluded.map((clause) => clauseExpression(clause, isPlain(clause), false)))}`;
}

const PARTIAL = TIERS.indexOf('partial');

/** Pages on which all pairs of a clause's clusters stand: of a single pair, just those that hold it. */
function insideQuery(clause: Clause, widening: Widening | undefined): InsideQuery | null {
  const [stream = []] = insideStreams(clause.units.map((unit) => ({ ...unit, start: 0 })));
  if (stream.length < 2) return null;
  const last = [...insidePairs([stream.slice(-2)])];
  const others = [...insidePairs([stream.slice(0, -1)])];
  // The last cluster may go on, and so may the pair it is in.
  const expression = all([
    ...others.map((pair) => phrase([pair], TERM_KIND.inside, false)),
    ...last.map((pair) => phrase([pair], TERM_KIND.inside, true)),
  ]);
  return {
    expression,
    pattern: stream.length === 2 ? null : insidePattern(stream),
    most: (widening?.similar.length ?? 0) > 0 ? MOST_READ : Number.POSITIVE_INFINITY,
  };
}

/** Parts of a query, best tier first; tiers that add no pages are left out. `excluded` may not be on the page. */
export function tierQueries(
  clauses: readonly Clause[],
  widenings: readonly Widening[],
  excluded: readonly Clause[],
): TierQuery[] {
  const exclusion = exclusionOf(excluded);
  const byClause = clauses.map((clause, at) => clauseTiers(clause, widenings[at] as Widening));
  const inside = clauses.map((clause, at) =>
    widenings[at]?.inside ? insideQuery(clause, widenings[at]) : null,
  );
  const queries: TierQuery[] = [];
  TIERS.forEach((_, tier) => {
    const from = clauses.length === 1 ? tier : 0;
    const waysOf = (tiers: readonly (string | null)[]): string =>
      either(tiers.slice(from, tier + 1).filter((expression) => expression !== null));
    if (byClause.some((tiers) => tiers[tier] !== null)) {
      queries.push({ tier, expression: `${all(byClause.map(waysOf))}${exclusion}`, inside: [] });
    }
    const within = inside.filter((each) => each !== null);
    if (tier === PARTIAL && within.length > 0) {
      const others = byClause.filter((__, at) => inside[at] === null).map(waysOf);
      const expression = others.length > 0 ? `${all(others)}${exclusion}` : null;
      queries.push({ tier, expression, inside: within });
    }
  });
  return queries;
}

/** The clauses side by side, and near each other; none for a single clause or where single clusters are among them. */
export function closeExpressions(
  clauses: readonly Clause[],
): readonly [sideBySide: string, near: string] | null {
  if (clauses.length < 2) return null;
  const phrases = clauses.map(phrasesOf);
  if (phrases.some((each) => each.loneClusters.length > 0 || each.phrases.length !== 1)) return null;
  const terms = phrases.map((each) => each.phrases[0] ?? []);
  if (terms.flat().length > WINDOW) return null;
  return [quote(terms.flat()), `NEAR(${terms.map(quote).join(' ')}, 8)`];
}

/** Most terms of a run, and most words beside the typed one, whose weights are asked for. */
const MOST_WEIGHED = 4;

/**
 * Expressions over `page_hints`, from the least to the greatest weight: pages that are so much about one of the words
 * that stand for a clause, about the rarest word of a phrase, or about all parts of a run of clusters. `onlyTyped` leaves
 * out the words that widen it.
 */
export function weightExpressions(
  clause: Clause,
  widening: Widening,
  onlyTyped: boolean,
  pagesOf: (word: string) => number,
): string[] {
  const inWords = clause.units.filter((unit) => unit.run < 0).map((unit) => unit.text);
  if (inWords.length > 0) {
    const [rarest] = inWords.toSorted((a, b) => pagesOf(a) - pagesOf(b));
    const { variants, stemmed, partial, similar } = widening;
    const others =
      onlyTyped || clause.units.length > 1 ? [] : [...variants, ...stemmed, ...partial, ...similar];
    const words = [rarest, ...others.slice(0, MOST_WEIGHED)];
    return WEIGHT_KINDS.map((kind) => either(words.map((word) => quote([`${kind}${word}`]))));
  }
  const pairs = phrasesOf(clause).phrases.flat();
  if (pairs.length === 0) return [];
  const step = Math.ceil(pairs.length / MOST_WEIGHED);
  const some = pairs.filter((_, at) => at % step === 0);
  return WEIGHT_KINDS.map((_, weight) => {
    const least = WEIGHT_KINDS.slice(weight);
    return all(some.map((pair) => either(least.map((kind) => quote([kind + pair])))));
  });
}
