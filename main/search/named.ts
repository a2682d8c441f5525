import {
  asInitials,
  asTyped,
  cut,
  fold,
  KNOWN_NAMES,
  lineOf,
  type NamedDocument,
  normalise,
  type Query,
  type SearchFilters,
} from '../../shared/search';
import { type Finding, toGroup } from './answers.ts';
import { passes } from './catalogue.ts';
import { type Name, type Parted, partedByNames } from './names.ts';
import type { Parts } from './parts.ts';

/** Beyond so many clauses nobody typed a name and what is looked for in it, but pasted a text. */
const MOST_CLAUSES = 16;
/** Most documents that are offered by their names. */
export const MOST_NAMED = 3;
/** Ways of parting the line that are looked into. */
const MOST_TRIED = 4;

interface Asked {
  readonly query: Query;
  readonly filters: SearchFilters;
  /** How many documents are found as it is, and which. */
  readonly found: number;
  readonly shown: () => ReadonlySet<string>;
  readonly perDocument: number;
  /** What a line finds; its last word may be half a word where `isOpen`. */
  readonly foundBy: (line: string, isOpen: boolean) => readonly (readonly [Finding, ...Finding[]])[];
}

/** Clauses of a query that are a well-known name, and the documents that have it. */
interface WellKnown {
  readonly name: string;
  readonly typed: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly documents: ReadonlySet<string>;
}

const plainWords = (text: string): string[] => cut(normalise(text)).units.map((unit) => fold(unit.text));
const wellKnown = new Map(KNOWN_NAMES.map((name) => [plainWords(name).join(' '), name]));
/** Words of the longest of them, `ILO Convention No. 182`, and one to spare. */
const MOST_IN_NAME = 5;

/** The longest well-known name in a query of which there is a document; where enough is found, what is short in capitals only. */
function wellKnownIn({ catalogue }: Parts, { clauses }: Query, isEnough: boolean): WellKnown | null {
  for (let count = Math.min(MOST_IN_NAME, clauses.length); count > 0; count -= 1) {
    for (let from = 0; from + count <= clauses.length; from += 1) {
      const some = clauses.slice(from, from + count);
      const words = some.flatMap(({ units }) => units.map(({ text }) => fold(text)));
      const name = wellKnown.get(words.join(' '));
      if (name === undefined) continue;
      const isWord = words.length === 1 && !/\d/.test(name);
      if (isEnough && isWord && (some[0]?.typed !== name || some[0].quoted)) continue;
      const documents = new Set(catalogue.called(name));
      if (documents.size === 0 || (isEnough && documents.size > MOST_NAMED)) continue;
      return { name, words, documents, typed: new Set(some.map(({ typed }) => typed)) };
    }
  }
  return null;
}

const letters = ({ named }: Parted): number => named.reduce((sum, { length }) => sum + length, 0);

/** Where more documents have all the words, others are offered only by the first letters of their names. */
export const HARDLY_ANY = 3;
/** Shorter ones in small letters are words. */
const LEAST_LETTERS = 4;

/**
 * Words of a query that are the first letters of the names of documents, by the ids of these. In capitals, as they are written; in small letters
 * where no page has them. Where enough is found they must name a few documents, and be long enough that this is no chance.
 */
function shortNames({ catalogue, vocabulary }: Parts, { clauses }: Query, isEnough: boolean) {
  const short = new Map<string, Name>();
  for (const { typed, units, quoted, word } of clauses) {
    const plain = units.length === 1 || word !== undefined ? asInitials(word ?? units[0]?.text ?? '') : null;
    if (quoted || plain === null) continue;
    const isLong = plain.length >= LEAST_LETTERS;
    const isCapitals = /^[\p{Lu}.]+$/u.test(typed);
    if (isEnough ? !isLong || !isCapitals : !isCapitals && !(isLong && vocabulary.pagesOf(plain) === 0))
      continue;
    const documents = catalogue.shortFor(plain);
    if (isEnough && documents.length > MOST_NAMED) continue;
    for (const id of documents) {
      const words = new Set([...(short.get(id)?.words ?? []), ...units.map(({ text }) => fold(text))]);
      short.set(id, { words, runs: '' });
    }
  }
  return short;
}

/**
 * Documents of which some of the words are the name, and the others stand on a page: who looks for one article types the law and the
 * article, and few laws say their own name on each page. Only those that have most of the words in their catalogue, best pages first;
 * none that are shown already.
 */
export function namedDocuments(
  parts: Parts,
  { query, filters, found, shown, perDocument, foundBy }: Asked,
): NamedDocument[] {
  const { catalogue, pages } = parts;
  const { clauses, excluded } = query;
  if (query.alternatives !== undefined || clauses.length === 0 || clauses.length > MOST_CLAUSES) return [];
  // One word or phrase that was found is what was looked for.
  const isFound = found > HARDLY_ANY || (clauses.length === 1 && found > 0);
  const short = shortNames(parts, query, isFound);
  const called = wellKnownIn(parts, query, isFound);
  for (const id of called?.documents ?? [])
    short.set(id, { words: new Set([...(short.get(id)?.words ?? []), ...(called?.words ?? [])]), runs: '' });
  if (isFound && short.size === 0) return [];
  const lineFor = (rest: readonly string[]): string =>
    lineOf(
      rest.map((line) => ({ line })),
      query,
    );
  /** Documents out of some that have all of the rest on a page, and that page. */
  const having = ({ named, rest }: Parted, among: ReadonlySet<string>): NamedDocument[] => {
    const line = lineFor(rest);
    const isOpen = clauses.at(-1)?.typed.endsWith(rest.at(-1) ?? ' ') ?? false;
    return foundBy(line, isOpen)
      .filter(([{ document }]) => among.has(document.facts.documentId))
      .slice(0, MOST_NAMED)
      .map((findings) => ({ named: [...named], line, group: toGroup(findings, perDocument, pages) }));
  };
  /** What asks for something that names a document: a phrase stays one. */
  const asLine = (word: string): string => {
    const phrase = clauses.find(({ quoted, typed }) => quoted && typed === word);
    return phrase === undefined ? word : asTyped(phrase);
  };
  /** Of documents that all words name, the pages with as many of the last words as stand on one: what is looked for comes last. */
  const wholly = ({ named }: Parted, among: ReadonlySet<string>): NamedDocument[] => {
    const left = new Set(among);
    const offered: NamedDocument[] = [];
    for (let from = 1; from < named.length && left.size > 0; from += 1) {
      if (from > MOST_TRIED && from < named.length - MOST_TRIED) continue;
      // Half of a well-known name is not what is looked for.
      if (named.slice(from).some((word) => called?.typed.has(word))) continue;
      for (const one of having({ named: named.slice(0, from), rest: named.slice(from).map(asLine) }, left)) {
        offered.push(one);
        left.delete(one.group.documentId);
      }
    }
    // Their pages may be those that were asked to be left out.
    for (const id of excluded.length === 0 ? left : []) {
      const facts = catalogue.documents.get(id)?.facts;
      if (facts === undefined || offered.length >= MOST_NAMED) break;
      const { documentId, versionId, sha256, title, pageCount } = facts;
      const group = {
        documentId,
        versionId,
        sha256,
        title,
        facts,
        pageCount,
        hitCount: 0,
        texts: [],
        hits: [],
      };
      offered.push({ named: [...named], line: lineFor([]), group });
    }
    return offered;
  };
  const partedBy = partedByNames(query);
  // Most lines name nothing, which is sooner seen of all documents at once.
  if (short.size === 0 && partedBy(catalogue.namesOfAll()).named.length === 0) return [];
  const known = shown();
  const ways = new Map<string, { readonly parted: Parted; readonly documents: Set<string> }>();
  for (const [id, { facts, removed }] of catalogue.documents) {
    const shortName = short.get(id);
    if (removed || known.has(id) || !passes(facts, filters) || (isFound && shortName === undefined)) continue;
    const names = catalogue.namesOf(id);
    const parted = partedBy(shortName === undefined ? names : [...names, shortName]);
    if (parted.named.length === 0) continue;
    const key = JSON.stringify(parted);
    const way = ways.get(key);
    if (way === undefined) ways.set(key, { parted, documents: new Set([id]) });
    else way.documents.add(id);
  }
  const offered: NamedDocument[] = [];
  let most = 0;
  const best = [...ways.values()].sort((one, other) => letters(other.parted) - letters(one.parted));
  for (const { parted, documents } of best.slice(0, MOST_TRIED)) {
    // What fewer words name is further from what was meant.
    if (offered.length > 0 && letters(parted) < most) break;
    most = letters(parted);
    offered.push(...(parted.rest.length === 0 ? wholly(parted, documents) : having(parted, documents)));
  }
  return offered
    .slice(0, MOST_NAMED)
    .map((one) =>
      called?.documents.has(one.group.documentId)
        ? { ...one, named: one.named.filter((word) => !called.typed.has(word)), called: called.name }
        : one,
    );
}
