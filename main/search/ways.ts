import {
  asOneSound,
  type Clause,
  canBeInside,
  fold,
  indexTerm,
  insidePairs,
  insideStreams,
  TERM_KIND,
  TIERS,
  termsOf,
  WINDOW,
} from '../../shared/search';

/**
 * The ways in which the clauses of a query may fit a page, one a tier, as what the index is asked: terms side by side, all of
 * several things, any of several things.
 */

/** What may stand at one place of a phrase: one of some terms, or any that begins so. */
export interface Place {
  readonly terms: readonly string[];
  /** Words whose plain form is one of these. */
  readonly plain: readonly string[];
  /** Terms that begin so and go on. */
  readonly begins: readonly string[];
  /** Words whose plain form begins so and goes on. */
  readonly plainBegins: readonly string[];
}

export type Expression =
  | {
      readonly kind: 'phrase';
      readonly places: readonly Place[];
      /** Only where at least one place is taken by another term than this one: the others are found in another way. */
      readonly beside?: readonly string[];
    }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] };

/** Words with which the vocabulary widens a clause. */
export interface Widening {
  /** Words of the index with the same plain form but other marks. */
  readonly variants: readonly string[];
  readonly stemmed: readonly string[];
  /** The word in two where it is typed in one. */
  readonly parted: readonly [first: string, rest: string] | null;
  /** The word is half typed: its other forms come after the words it may become. */
  readonly stemmedLast: boolean;
  readonly partial: readonly string[];
  /** Those of them that come after the words one slip away. */
  readonly partialLast: readonly string[];
  readonly similar: readonly string[];
  /** Longer words that begin with a slip of the word. */
  readonly similarStart: readonly string[];
  /** Also what begins with the clause's last word or cluster, looked up by the index itself. */
  readonly openEnd: boolean;
  /** Looked for inside words. */
  readonly inside: boolean;
  /** A run of clusters with a slip: looked up by its halves, to be checked on the page. */
  readonly similarRun: boolean;
  /** Terms of the clause as a machine may have read it from a picture; none where no page has them. */
  readonly rough: readonly string[];
}

const EMPTY: Place = { terms: [], plain: [], begins: [], plainBegins: [] };

const exactly = (term: string): Place => ({ ...EMPTY, terms: [indexTerm(term)] });
const phraseOf = (places: readonly Place[]): Expression => ({ kind: 'phrase', places });
const anyOf = (terms: readonly string[]): Expression => phraseOf([{ ...EMPTY, terms: terms.map(indexTerm) }]);

function joined(kind: 'all' | 'any', of: readonly Expression[]): Expression {
  return of.length === 1 ? (of[0] as Expression) : { kind, of };
}

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
function windows<T>(places: readonly T[]): (readonly T[])[] {
  if (places.length <= WINDOW) return [places];
  const parts: T[][] = [];
  const step = WINDOW >> 1;
  for (let from = 0; from < places.length - step; from += step) parts.push(places.slice(from, from + WINDOW));
  return parts;
}

/** How the words of a clause are taken. */
interface Taken {
  /** Words of other marks, too. */
  readonly plain: boolean;
  /** The last word or cluster goes on. */
  readonly open: boolean;
  /** Not where all words stand as they are typed. */
  readonly beside?: boolean;
}

function placeOf(term: string, { plain, open }: Taken): Place {
  const wanted = indexTerm(term);
  const form = plain ? fold(wanted) : wanted;
  const forms = form === wanted ? [wanted] : [wanted, form];
  if (open) return { terms: [], plain: [], begins: forms, plainBegins: plain ? [form] : [] };
  return { terms: plain ? forms : [wanted], plain: plain ? [form] : [], begins: [], plainBegins: [] };
}

function phraseExpression(terms: readonly string[], taken: Taken): Expression {
  const last = terms.length - 1;
  const places = terms.map((term, at) => placeOf(term, { ...taken, open: taken.open && at === last }));
  const parts = windows(places);
  const beside = taken.beside ? { beside: terms.map(indexTerm) } : {};
  const whole: Expression = { kind: 'phrase', places, ...beside };
  if (parts.length === 1) return whole;
  return { kind: 'any', of: [whole, joined('all', parts.map(phraseOf))] };
}

function clauseExpression(clause: Clause, { plain, open, beside = false }: Taken): Expression {
  const { phrases, loneClusters, lastIsLone } = phrasesOf(clause);
  const isOne = phrases.length === 1 && loneClusters.length === 0;
  const parts = phrases.map((terms, at) =>
    phraseExpression(terms, {
      plain: plain && !isRun(clause),
      open: open && !lastIsLone && at === phrases.length - 1,
      beside: beside && isOne,
    }),
  );
  loneClusters.forEach((cluster, at) => {
    const isOpen = open && lastIsLone && at === loneClusters.length - 1;
    const term = TERM_KIND.cluster + cluster;
    parts.push(phraseOf([isOpen ? { ...EMPTY, begins: [term] } : exactly(term)]));
  });
  return joined('all', parts);
}

/** Whether pages that fit the clause's expression must be checked on their text. */
export function needsCheck(clause: Clause, widening: Widening): boolean {
  return widening.similarRun || (clause.units.length > 1 && phrasesOf(clause).loneClusters.length > 0);
}

/** A shorter end of a run stands on nearly every page. */
const SHORTEST_END = 5;

/**
 * Halves of a run of clusters, one of which a single slip leaves whole. As a slip may make two clusters of one or one of two, the cluster in
 * the middle is left out where enough stands behind it.
 */
export function halvesOfRun(clause: Clause): Expression[] {
  const middle = clause.units.length >> 1;
  const end = clause.units.slice(middle + 1);
  const isEnough = end.length > 1 && end.reduce((sum, { text }) => sum + text.length, 0) >= SHORTEST_END;
  const halves = [clause.units.slice(0, middle), isEnough ? end : clause.units.slice(middle)].filter(
    (units) => units.length > 0,
  );
  return halves.map((units) => clauseExpression({ ...clause, units }, { plain: false, open: false }));
}

/** Looked for inside words: its pairs of clusters, of which the last may go on. */
function insideExpression(clause: Clause): Expression | null {
  const [stream = []] = insideStreams(clause.units.map((unit) => ({ ...unit, start: 0 })));
  const pairs = insidePairs(stream).map((pair) => indexTerm(TERM_KIND.inside + pair));
  if (pairs.length === 0 || !canBeInside(clause.units)) return null;
  const last = pairs.length - 1;
  return phraseOf(
    pairs.map((pair, at) => (at === last ? { ...EMPTY, terms: [pair], begins: [pair] } : exactly(pair))),
  );
}

/** The ways in which a clause may fit, by tier; null where the tier adds nothing. */
export function waysOf(clause: Clause, widening: Widening): readonly (Expression | null)[] {
  return TIERS.map((tier) => {
    const ways: Expression[] = [];
    const add = (words: readonly string[]): void => {
      if (words.length > 0) ways.push(anyOf(words));
    };
    switch (tier) {
      case 'exact':
        ways.push(clauseExpression(clause, { plain: false, open: false }));
        break;
      case 'folded':
        if (widening.variants.length > 0)
          ways.push(clauseExpression(clause, { plain: true, open: false, beside: true }));
        break;
      case 'stemmed':
        if (!widening.stemmedLast) add(widening.stemmed);
        if (widening.parted !== null) ways.push(phraseOf(widening.parted.map(exactly)));
        break;
      case 'partial': {
        add(widening.partial.filter((word) => !widening.partialLast.includes(word)));
        if (widening.openEnd) ways.push(clauseExpression(clause, { plain: true, open: true }));
        const inside = widening.inside ? insideExpression(clause) : null;
        if (inside !== null) ways.push(inside);
        break;
      }
      case 'similar':
        add(widening.similar);
        add(widening.similarStart);
        if (widening.stemmedLast) add(widening.stemmed);
        add(widening.partialLast);
        if (widening.rough.length > 0)
          ways.push(joined('all', windows(widening.rough.map(exactly)).map(phraseOf)));
        if (widening.similarRun) ways.push(...halvesOfRun(clause));
        break;
      default:
        return tier satisfies never;
    }
    return ways.length === 0 ? null : joined('any', ways);
  });
}

/** What no page found may hold. */
export function exclusionOf(clause: Clause): Expression {
  // Typed with marks it excludes that word alone; typed without, every form of it; what is spelt in two ways, in both.
  const isPlain = clause.units.every(({ text }) => fold(text) === text || asOneSound(text) !== text);
  const asTyped = clauseExpression(clause, { plain: isPlain, open: false });
  if (clause.begins !== true) return asTyped;
  return joined('any', [asTyped, clauseExpression(clause, { plain: isPlain, open: true })]);
}

/** The terms of several clauses, to see how close together they stand; none for a single clause or where clusters stand alone. */
export function closeTerms(clauses: readonly Clause[]): readonly (readonly string[])[] | null {
  if (clauses.length < 2) return null;
  const phrases = clauses.map(phrasesOf);
  if (phrases.some((each) => each.loneClusters.length > 0 || each.phrases.length !== 1)) return null;
  const terms = phrases.map((each) => (each.phrases[0] ?? []).map(indexTerm));
  return terms.flat().length > WINDOW ? null : terms;
}

/** The terms of several clauses one after the other. */
export const sideBySide = (phrases: readonly (readonly string[])[]): Expression =>
  phraseOf(phrases.flat().map(exactly));

/** The same with words of other marks, too. */
export const sideBySideWithoutMarks = (clauses: readonly Clause[]): Expression =>
  phraseOf(
    clauses.flatMap((clause) =>
      (phrasesOf(clause).phrases[0] ?? []).map((term) =>
        placeOf(term, { plain: !isRun(clause), open: false }),
      ),
    ),
  );
