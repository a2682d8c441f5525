import {
  type Clause,
  lineOf,
  type NamedDocument,
  type Query,
  type SearchFilters,
  wholePiece,
} from '../../shared/search';
import { type Finding, toGroup } from './answers.ts';
import { passes } from './catalogue.ts';
import type { Parts } from './parts.ts';

/** Beyond so many clauses nobody typed a name and what is looked for in it, but pasted a text. */
const MOST_CLAUSES = 16;
const MOST_OFFERED = 3;
/** Ways of parting the line that are looked into. */
const MOST_TRIED = 4;

interface Asked {
  readonly query: Query;
  readonly filters: SearchFilters;
  /** Documents that are found as it is. */
  readonly shown: ReadonlySet<string>;
  readonly perDocument: number;
  readonly foundBy: (line: string) => readonly (readonly [Finding, ...Finding[]])[];
}

const bitsIn = (set: number): number => {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
};

/**
 * Documents of which some of the words are the name, and the others stand on a page: who looks for one article types the law and the
 * article, and few laws say their own name on each page. Only those that have most of the words in their catalogue, best pages first;
 * none that are shown already.
 */
export function namedDocuments(
  { catalogue, pages }: Parts,
  { query, filters, shown, perDocument, foundBy }: Asked,
): NamedDocument[] {
  const { clauses } = query;
  if (query.alternatives !== undefined || clauses.length < 2 || clauses.length > MOST_CLAUSES) return [];
  const whole = (1 << clauses.length) - 1;
  const typed = (some: readonly Clause[]) => some.map((clause) => clause.typed);
  const lineFor = (some: readonly Clause[]) => lineOf(some.map(wholePiece), query);
  /** Documents out of some that have all these clauses on a page, and that page. */
  const having = (on: readonly Clause[], named: readonly Clause[], among: ReadonlySet<string>) => {
    const line = lineFor(on);
    const found = foundBy(line).filter(([{ document }]) => among.has(document.facts.documentId));
    return found
      .slice(0, MOST_OFFERED)
      .map((findings) => ({ named: typed(named), line, group: toGroup(findings, perDocument, pages) }));
  };
  /** Of documents that all words name, the pages with as many of the last words as stand on one: what is looked for comes last. */
  const wholly = (among: ReadonlySet<string>): NamedDocument[] => {
    const left = new Set(among);
    const offered: NamedDocument[] = [];
    for (let from = 1; from < clauses.length && from <= MOST_TRIED && left.size > 0; from += 1) {
      for (const one of having(clauses.slice(from), clauses.slice(0, from), left)) {
        offered.push(one);
        left.delete(one.group.documentId);
      }
    }
    for (const id of left) {
      const facts = catalogue.documents.get(id)?.facts;
      if (facts === undefined || offered.length >= MOST_OFFERED) break;
      const { documentId, versionId, sha256, title, pageCount } = facts;
      const group = { documentId, versionId, sha256, title, facts, pageCount, hitCount: 0, hits: [] };
      offered.push({ named: typed(clauses), line: lineFor([]), group });
    }
    return offered;
  };
  const byNamed = new Map<number, Set<string>>();
  for (const [id, { facts, removed }] of catalogue.documents) {
    if (removed || shown.has(id) || !passes(facts, filters)) continue;
    const bits = catalogue.namedClauses(id, query);
    if (bits === 0) continue;
    const others = byNamed.get(bits);
    if (others === undefined) byNamed.set(bits, new Set([id]));
    else others.add(id);
  }
  const ways = [...byNamed].sort(([one], [other]) => bitsIn(other) - bitsIn(one)).slice(0, MOST_TRIED);
  const offered: NamedDocument[] = [];
  let most = 0;
  for (const [bits, documents] of ways) {
    // What fewer words name is further from what was meant.
    if (offered.length > 0 && bitsIn(bits) < most) break;
    most = bitsIn(bits);
    const isNamed = (_: Clause, at: number) => (bits & (1 << at)) !== 0;
    const [named, rest] = [clauses.filter(isNamed), clauses.filter((clause, at) => !isNamed(clause, at))];
    offered.push(...(bits === whole ? wholly(documents) : having(rest, named, documents)));
  }
  return offered.slice(0, MOST_OFFERED);
}
