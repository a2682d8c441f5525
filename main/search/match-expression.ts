import { type Clause, fold, TIERS, termsOf, WINDOW } from '../../shared/search';

/**
 * FTS5 expressions. Each clause is an OR of the ways in which it may fit, one group a tier; a query at a tier is the AND of
 * its clauses with all groups up to that tier. Columns: what is on the page as it stands (`body`), words joined over line
 * ends (`joined`), plain forms (`folded`), single clusters (`clusters`).
 */

/** Words with which the vocabulary widens a clause. */
export interface Widening {
  readonly stemmed: readonly string[];
  /** The word is half typed: its other forms come after the words it may become. */
  readonly stemmedLast: boolean;
  readonly partial: readonly string[];
  readonly similar: readonly string[];
  /** Also what begins with the clause's last word or cluster, looked up by the index itself. */
  readonly openEnd: boolean;
  /** A run of clusters with a slip: looked up by its halves, to be checked on the page. */
  readonly similarRun: boolean;
  /** Some page holds a word with the same plain form but other marks. */
  readonly hasVariants: boolean;
}

const AS_WRITTEN = '{body joined}';
const ANY_FORM = '{body joined folded}';

const quote = (terms: readonly string[]): string => `"${terms.join(' ')}"`;
const either = (parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] as string) : `(${parts.join(' OR ')})`;
const all = (parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] as string) : `(${parts.join(' AND ')})`;

const isOneCluster = (clause: Clause): boolean =>
  clause.units.length === 1 && (clause.units[0]?.run ?? -1) >= 0;

const isRun = (clause: Clause): boolean => clause.units.every((unit) => unit.run >= 0);

/** Terms of a clause as the index has them, cut where a single cluster stands beside other units. */
function phrasesOf(clause: Clause): { readonly phrases: string[][]; readonly loneClusters: string[] } {
  const units = clause.units.map((unit) => ({ ...unit, start: 0, end: 0 }));
  const phrases: string[][] = [];
  const loneClusters: string[] = [];
  let from = 0;
  units.forEach((unit, at) => {
    const isLone =
      unit.run >= 0 && units[at - 1]?.run !== unit.run && units[at + 1]?.run !== unit.run && units.length > 1;
    if (!isLone) return;
    if (at > from) phrases.push(termsOf(units.slice(from, at)));
    loneClusters.push(unit.text);
    from = at + 1;
  });
  if (from < units.length) phrases.push(termsOf(units.slice(from)));
  return { phrases, loneClusters };
}

/** A long phrase in columns that hold only stretches of the page: overlapping parts that all must be there. */
function windows(terms: readonly string[]): string[][] {
  if (terms.length <= WINDOW) return [[...terms]];
  const parts: string[][] = [];
  const step = WINDOW >> 1;
  for (let from = 0; from < terms.length - step; from += step) parts.push(terms.slice(from, from + WINDOW));
  return parts;
}

/** The clause as typed (or in plain form) in the columns where that may stand. */
function phraseExpression(terms: readonly string[], columns: string, star: boolean): string {
  const parts = windows(terms).map((part, at, list) => {
    const open = star && at === list.length - 1 ? ' *' : '';
    return `${columns} : ${quote(part)}${open}`;
  });
  if (parts.length === 1) return parts[0] as string;
  return either([`body : ${quote(terms)}${star ? ' *' : ''}`, all(parts)]);
}

function clauseExpression(clause: Clause, columns: string, plain: boolean, star: boolean): string {
  if (isOneCluster(clause)) return `clusters : ${quote([clause.units[0]?.text ?? ''])}${star ? ' *' : ''}`;
  const { phrases, loneClusters } = phrasesOf(clause);
  const lastIsLone = loneClusters.at(-1) === clause.units.at(-1)?.text;
  const parts = phrases.map((terms, at) =>
    phraseExpression(
      plain ? terms.map(fold) : terms,
      columns,
      star && !lastIsLone && at === phrases.length - 1,
    ),
  );
  for (const cluster of loneClusters)
    parts.push(`clusters : ${quote([cluster])}${star && lastIsLone ? ' *' : ''}`);
  return all(parts);
}

/** Whether pages that fit the clause's expression must be checked on their text. */
export function needsCheck(clause: Clause, widening: Widening): boolean {
  return widening.similarRun || (clause.units.length > 1 && phrasesOf(clause).loneClusters.length > 0);
}

function wordsExpression(words: readonly string[]): string {
  return `${AS_WRITTEN} : ${words.length === 1 ? quote(words) : `(${words.map((word) => quote([word])).join(' OR ')})`}`;
}

/** Halves of a run, one of which a single slip leaves whole. */
function halvesExpression(clause: Clause): string {
  const middle = clause.units.length >> 1;
  const halves = [clause.units.slice(0, middle), clause.units.slice(middle)].filter(
    (units) => units.length > 0,
  );
  return either(halves.map((units) => clauseExpression({ ...clause, units }, 'body', false, false)));
}

/** Expressions of one clause by tier; null where the tier adds nothing. */
export function tierExpressions(clause: Clause, widening: Widening): readonly (string | null)[] {
  return TIERS.map((tier) => {
    switch (tier) {
      case 'exact':
        return clauseExpression(clause, AS_WRITTEN, false, false);
      case 'folded':
        return widening.hasVariants ? clauseExpression(clause, ANY_FORM, true, false) : null;
      case 'stemmed':
        return widening.stemmed.length > 0 && !widening.stemmedLast
          ? wordsExpression(widening.stemmed)
          : null;
      case 'partial': {
        const parts: string[] = [];
        if (widening.partial.length > 0) parts.push(wordsExpression(widening.partial));
        if (widening.openEnd) parts.push(clauseExpression(clause, ANY_FORM, true, true));
        return parts.length > 0 ? either(parts) : null;
      }
      case 'similar': {
        const parts: string[] = [];
        if (widening.similar.length > 0) parts.push(wordsExpression(widening.similar));
        if (widening.stemmed.length > 0 && widening.stemmedLast)
          parts.push(wordsExpression(widening.stemmed));
        if (widening.similarRun && isRun(clause)) parts.push(halvesExpression(clause));
        return parts.length > 0 ? either(parts) : null;
      }
      default:
        return tier satisfies never;
    }
  });
}

/** The clauses side by side, or at least near each other: pages where they are rank higher. */
function closeness(clauses: readonly Clause[]): string | null {
  if (
    clauses.length < 2 ||
    clauses.some((clause) => isOneCluster(clause) || phrasesOf(clause).loneClusters.length > 0)
  ) {
    return null;
  }
  const terms = clauses.map((clause) => phrasesOf(clause).phrases[0] ?? []);
  if (terms.flat().length > WINDOW) return null;
  const near = `body : NEAR(${terms.map(quote).join(' ')}, 8)`;
  return `body : ${quote(terms.flat())} OR ${near}`;
}

/** A tier of the whole query, as one expression of everything that fits at this tier or better. */
export interface TierQuery {
  readonly tier: number;
  readonly expression: string;
}

/**
 * One expression a tier that adds something, best tier first. `byClause` are the clauses' expressions, `excluded` what may
 * not be on the page.
 */
export function tierQueries(
  clauses: readonly Clause[],
  byClause: readonly (readonly (string | null)[])[],
  excluded: readonly Clause[],
): TierQuery[] {
  const queries: TierQuery[] = [];
  const not = excluded.map((clause) => {
    // Typed with marks it excludes that word alone; typed without, every form of it.
    const plain = clause.units.every((unit) => fold(unit.text) === unit.text);
    return clauseExpression(clause, plain ? ANY_FORM : AS_WRITTEN, plain, false);
  });
  const exclusion = not.length > 0 ? ` NOT ${either(not)}` : '';
  const close = closeness(clauses);
  TIERS.forEach((_, tier) => {
    if (tier > 0 && byClause.every((expressions) => expressions[tier] === null)) return;
    const parts = byClause.map((expressions) =>
      either(expressions.slice(0, tier + 1).filter((expression) => expression !== null)),
    );
    const matched = all(parts);
    // The phrase is on a page only where its words are, so it changes the order of pages and not their number.
    const ranked = tier === 0 && close !== null ? `(${matched} OR ${close})` : matched;
    queries.push({ tier, expression: `${ranked}${exclusion}` });
  });
  return queries;
}
