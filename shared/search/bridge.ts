import type { LanguageCode } from '../vocabulary';
import { fold } from './fold.ts';
import { normalise } from './normalise.ts';
import type { Clause, Query, QueryUnit } from './query.ts';
import { stem } from './stem.ts';
import { cut } from './tokens.ts';

/**
 * The bridge between languages: a query's words are read as terms of the glossary, and each term stands for the same matter's
 * terms in other languages. What is not a term must be on the page as it was typed, but for small words of English.
 */

/** One way in which a matter is called in a language. */
export interface BridgeTerm {
  readonly language: LanguageCode;
  readonly text: string;
  /** A person who knows the language has looked at it. */
  readonly checked: boolean;
}

/** One matter of the glossary with its terms in all languages. */
export interface BridgeConcept {
  readonly id: string;
  /** What it is called in lists: its first English term, or the first it has. */
  readonly name: string;
  readonly terms: readonly BridgeTerm[];
}

/** The glossary made ready for reading queries. */
export interface BridgeDictionary {
  readonly concepts: ReadonlyMap<string, BridgeConcept>;
  /** Terms by the key of their first word or cluster, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
}

interface Entry {
  readonly keys: readonly string[];
  readonly concepts: string[];
}

/** A stretch of the query that is a term of the glossary; terms of several matters stand for all of them. */
export interface BridgePart {
  readonly typed: string;
  readonly concepts: readonly BridgeConcept[];
}

/** How a query is read with the glossary. */
export interface BridgeReading {
  readonly parts: readonly BridgePart[];
  /** What must stand on the page as typed. */
  readonly rest: readonly Clause[];
  /** What is left out, each with the matters that it is a term of: none where the glossary has no such term. */
  readonly excluded: readonly BridgePart[];
}

/** One language's way to ask: for each part its terms, any of which will do. */
export interface BridgeLane {
  readonly language: LanguageCode;
  readonly parts: readonly (readonly (BridgeTerm & { readonly concept: BridgeConcept })[])[];
  /** Its terms for what is left out. */
  readonly excluded: readonly BridgeTerm[];
}

/** Small words of English that say nothing in another language. */
const SMALL_WORDS = new Set(
  'a about after against all an and any are as at be before between by during for from has have how in into is it its of on or such that the their these this to under what when which who with without'.split(
    ' ',
  ),
);

/** Most parts that are widened; a line of more is a sentence, whose translation no glossary gives. */
export const MOST_PARTS = 6;

function keyOf({ text, run }: QueryUnit): string {
  return run >= 0 ? text : stem(fold(text));
}

function keysOf(text: string): string[] {
  return cut(normalise(text)).units.map(keyOf);
}

/** Makes the glossary ready; some thousand terms take a few milliseconds. */
export function bridgeDictionary(concepts: readonly BridgeConcept[]): BridgeDictionary {
  const entries = new Map<string, Entry>();
  for (const { id, terms } of concepts) {
    for (const { text } of terms) {
      const keys = keysOf(text);
      if (keys.length === 0) continue;
      const name = keys.join('\u0000');
      const entry = entries.get(name);
      if (entry === undefined) entries.set(name, { keys, concepts: [id] });
      else if (!entry.concepts.includes(id)) entry.concepts.push(id);
    }
  }
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const first = entry.keys[0] as string;
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [entry]);
    else list.push(entry);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  return { concepts: new Map(concepts.map((concept) => [concept.id, concept])), byFirst };
}

interface Place extends QueryUnit {
  readonly key: string;
  readonly clause: number;
}

function placesOf(query: Pick<Query, 'clauses'>): Place[] {
  return query.clauses.flatMap((clause, at) =>
    clause.units.map((unit) => ({ ...unit, key: keyOf(unit), clause: at })),
  );
}

/** Whether two neighbours may belong to one term: clusters only inside one run, words also across typed words. */
function areNeighbours(a: Place, b: Place, query: Pick<Query, 'clauses'>): boolean {
  if (a.clause === b.clause) return a.run === b.run;
  if (a.run >= 0 || b.run >= 0) return false;
  return !query.clauses[a.clause]?.quoted && !query.clauses[b.clause]?.quoted;
}

function longestAt(
  places: readonly Place[],
  at: number,
  query: Pick<Query, 'clauses'>,
  dictionary: BridgeDictionary,
) {
  const list = dictionary.byFirst.get(places[at]?.key ?? '') ?? [];
  return list.find(({ keys }) =>
    keys.every((key, step) => {
      const place = places[at + step];
      const before = places[at + step - 1];
      if (place?.key !== key) return false;
      return step === 0 || before === undefined || areNeighbours(before, place, query);
    }),
  );
}

function textOf(places: readonly Place[]): string {
  return places.map(({ text, run }, at) => (at > 0 && run < 0 ? ` ${text}` : text)).join('');
}

/** What is left out as a term of the glossary: only as a whole, because a part of it would leave out far more than was meant. */
function readExcluded(clause: Clause, dictionary: BridgeDictionary): BridgePart {
  const alone = { clauses: [clause] };
  const places = placesOf(alone);
  const entry = longestAt(places, 0, alone, dictionary);
  const ids = entry?.keys.length === places.length ? entry.concepts : [];
  return { typed: clause.typed, concepts: ids.flatMap((id) => dictionary.concepts.get(id) ?? []) };
}

/** Reads a query with the glossary: at each place the longest term. */
export function readByGlossary(query: Query, dictionary: BridgeDictionary): BridgeReading {
  const places = placesOf(query);
  const parts: BridgePart[] = [];
  const covered = new Set<number>();
  for (let at = 0; at < places.length && parts.length < MOST_PARTS; ) {
    const entry = longestAt(places, at, query, dictionary);
    if (entry === undefined) {
      at += 1;
      continue;
    }
    const found = places.slice(at, at + entry.keys.length);
    for (const { clause } of found) covered.add(clause);
    const concepts = entry.concepts.flatMap((id) => dictionary.concepts.get(id) ?? []);
    const again = parts.some((part) => part.concepts[0] === concepts[0]);
    if (!again) parts.push({ typed: textOf(found), concepts });
    at += entry.keys.length;
  }
  const rest = query.clauses.filter(
    ({ units }, at) => !covered.has(at) && !units.every(({ text }) => SMALL_WORDS.has(text)),
  );
  return { parts, rest, excluded: query.excluded.map((clause) => readExcluded(clause, dictionary)) };
}

const termsIn = ({ concepts }: BridgePart, language: LanguageCode): BridgeTerm[] =>
  concepts.flatMap(({ terms }) => terms.filter((term) => term.language === language));

/** What is left out and cannot be told in each of the languages asked: pages there are left out only by the words as typed. */
export function excludedOnlyAsTyped({ excluded }: BridgeReading, lanes: readonly BridgeLane[]): string[] {
  return excluded
    .filter((part) => lanes.some(({ language }) => termsIn(part, language).length === 0))
    .map(({ typed }) => typed);
}

/** The languages that have a term for every part, with their terms; a term that was typed is left out. */
export function bridgeLanes(reading: BridgeReading): BridgeLane[] {
  const typed = new Set(reading.parts.map((part) => keysOf(part.typed).join(' ')));
  const lanes = new Map<LanguageCode, BridgeLane['parts'][number][number][][]>();
  reading.parts.forEach(({ concepts }, at) => {
    const seen = new Set<string>();
    for (const concept of concepts) {
      for (const term of concept.terms) {
        const lane = lanes.get(term.language) ?? reading.parts.map(() => []);
        lanes.set(term.language, lane);
        const name = `${term.language} ${normalise(term.text)}`;
        if (seen.has(name)) continue;
        seen.add(name);
        lane[at]?.push({ ...term, concept });
      }
    }
  });
  const isNew = (parts: BridgeLane['parts']): boolean =>
    parts.some((terms) => terms.some(({ text }) => !typed.has(keysOf(text).join(' '))));
  return [...lanes]
    .filter(([, parts]) => parts.length > 0 && parts.every((terms) => terms.length > 0) && isNew(parts))
    .map(([language, parts]) => ({
      ...{ language, parts },
      excluded: reading.excluded.flatMap((part) => termsIn(part, language)),
    }));
}

/**
 * Languages whose words take endings, with the length from which a single word is open to them: shorter words go on to be
 * other words. The last word of several is always open.
 */
const OPEN_FROM: Readonly<Partial<Record<LanguageCode, number>>> = {
  nep: 4,
  sin: 4,
  tam: 4,
  mon: 4,
  fil: 6,
  ind: 6,
  msa: 6,
};

/** A term as a clause of a query: its words side by side, the last open to endings where the language has them. */
export function clauseOfTerm({ text, language }: Pick<BridgeTerm, 'text' | 'language'>): Clause | null {
  const units = cut(normalise(text)).units.map(({ text: word, run }) => ({ text: word, run }));
  const last = units.at(-1);
  if (last === undefined) return null;
  const from = OPEN_FROM[language] ?? Number.POSITIVE_INFINITY;
  const isLong = units.length > 1 ? from < Number.POSITIVE_INFINITY : last.text.length >= from;
  const open = last.run < 0 && isLong;
  return { typed: text, at: 0, quoted: units.length > 1, units, open };
}
