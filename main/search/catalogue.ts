import { BIKRAM_AHEAD, BUDDHIST_AHEAD } from '../../shared/kernel';
import { forceOn } from '../../shared/library';
import {
  FACETS,
  type FacetCount,
  type FacetName,
  fold,
  type Initials,
  initialsOf,
  knownNamesOf,
  leftOutBy,
  type Query,
  type SearchFacts,
  type SearchFilters,
  stem,
} from '../../shared/search';
import type { SearchDatabase } from './database.ts';
import { type Name, nameFrom, nameOfKind, nameOfState } from './names.ts';
import type { IndexedFile } from './page-store.ts';

/** A document as searched: its facts, when they were last changed, and whether it was taken out of the library. */
export interface CataloguedDocument {
  readonly facts: SearchFacts;
  readonly updatedAt: string;
  readonly removed: boolean;
}

export interface Catalogue {
  readonly documents: ReadonlyMap<string, CataloguedDocument>;
  /** Rises with every change. */
  readonly changes: number;
  put(documents: readonly CataloguedDocument[]): void;
  remove(documentId: string): void;
  /** Documents in the library of which this file is a text, each told of the version that it is. */
  textsOf(file: Pick<IndexedFile, 'id' | 'sha256'>): readonly Text[];
  /** Whether all words of a query stand in titles or numbers of documents, so that it may be asked of each. */
  mayName(query: Query): boolean;
  /** Whether all words of a query stand in a document's title or number. */
  isNamed(documentId: string, query: Query): boolean;
  /**
   * What the catalogue says of a document, as a query is held against it: its title and number, the State in any language of the window,
   * what its kind is called, its year, also as that State counts years, and what the files of its texts are called.
   */
  namesOf(documentId: string): readonly Name[];
  /** The same of all documents together: what is not in these names is in those of no document. */
  namesOfAll(): readonly Name[];
  /** The documents of whose title these are the first letters, those of which they leave out least; of two letters, of whose number. */
  shortFor(initials: string): readonly string[];
  /** The documents in the library that have a well-known name. */
  called(name: string): readonly string[];
}

/** A text of a document. */
export interface Text {
  readonly facts: SearchFacts;
  /** Place of the document's title among all. */
  readonly rank: number;
  /** Numbers of the values that it has for facets. */
  readonly facets: Uint32Array;
}

/** A document told of each of its versions, in their order; of the current one where others are not known. */
export function textsOf(facts: SearchFacts): readonly SearchFacts[] {
  const { versions } = facts;
  // What an older index kept may not know of versions.
  if (versions === undefined || versions.length < 2) return [facts];
  return versions.map(({ id, sha256, pageCount }) => ({ ...facts, versionId: id, sha256, pageCount }));
}

/** In the order of titles; of equal ones in that of their files, which is the same whatever came in first. */
function byTitle(one: SearchFacts, other: SearchFacts): number {
  if (one.title !== other.title) return one.title < other.title ? -1 : 1;
  if (one.sha256 !== other.sha256) return one.sha256 < other.sha256 ? -1 : 1;
  return one.documentId < other.documentId ? -1 : 1;
}

/** The language of the version that facts tell of. */
export function languageOf({ versions, versionId, language }: SearchFacts): SearchFacts['language'] {
  return versions?.find(({ id }) => id === versionId)?.language ?? language;
}

/**
 * One text of each work in each language: the official one, else the first in order, else whichever was found. The other texts of
 * a law say mostly the same, and would fill the list with it. `found` may hold a work several times.
 */
export function oneTextEach<F extends { readonly facts: SearchFacts }>(found: readonly F[]): F[] {
  const alone: F[] = [];
  const kept = new Map<string, { readonly text: F; readonly rank: number }>();
  for (const text of found) {
    const { facts } = text;
    // A work with one version has one text, found once.
    if (facts.versions === undefined || facts.versions.length < 2) {
      alone.push(text);
      continue;
    }
    const place = facts.versions.findIndex(({ id }) => id === facts.versionId);
    const rank = facts.versions[place]?.isOfficial ? -1 : place;
    const key = `${facts.documentId} ${languageOf(facts)}`;
    const known = kept.get(key);
    if (known === undefined || rank < known.rank) kept.set(key, { text, rank });
  }
  return [...alone, ...[...kept.values()].map(({ text }) => text)];
}

/** The values a document has for a facet. */
export function facetValues(facts: SearchFacts, facet: FacetName): readonly (string | number)[] {
  switch (facet) {
    case 'pillar':
      return facts.pillars;
    case 'topic':
      return facts.topics;
    case 'language': {
      const languages = new Set(textsOf(facts).map(languageOf));
      languages.delete(null);
      return [...languages] as string[];
    }
    default: {
      const value = facts[facet];
      return value === null ? [] : [value];
    }
  }
}

/** Whether a document was in force on the day of the filter, or may have been; documents stored earlier know nothing of it. */
function passesDay({ force }: SearchFacts, { asAt }: SearchFilters): boolean {
  return asAt === null || forceOn(force ?? [], asAt).answer !== 'no';
}

/** Whether the filters leave any document out. */
export const isNarrowed = (filters: SearchFilters): boolean =>
  filters.asAt !== null || FACETS.some((facet) => filters[facet].length > 0);

/** Whether a document passes the filters, one of them left aside (for counting what choosing in it would give). */
export function passes(facts: SearchFacts, filters: SearchFilters, aside?: FacetName | 'asAt'): boolean {
  if (aside !== 'asAt' && !passesDay(facts, filters)) return false;
  return FACETS.every((facet) => {
    const chosen: readonly (string | number)[] = filters[facet];
    if (facet === aside || chosen.length === 0) return true;
    return facetValues(facts, facet).some((value) => chosen.includes(value));
  });
}

/** The facet that alone keeps a document out, null when none does, undefined when several do. */
function onlyObstacle(facts: SearchFacts, filters: SearchFilters): FacetName | null | undefined {
  if (!passesDay(facts, filters)) return undefined;
  let obstacle: FacetName | null = null;
  for (const facet of FACETS) {
    const chosen: readonly (string | number)[] = filters[facet];
    if (chosen.length === 0 || facetValues(facts, facet).some((value) => chosen.includes(value))) continue;
    if (obstacle !== null) return undefined;
    obstacle = facet;
  }
  return obstacle;
}

/** A value of a facet that some document has. */
interface FacetEntry {
  readonly facet: FacetName;
  readonly value: string | number;
}

/** Values of facets as numbers, so that counting them for thousands of documents takes no look into a map. */
const entries: FacetEntry[] = [];
const numbers = new Map<string, number>();

function facetNumbers(facts: SearchFacts): Uint32Array {
  return Uint32Array.from(
    FACETS.flatMap((facet) =>
      facetValues(facts, facet).map((value) => {
        const key = `${facet} ${typeof value} ${value}`;
        const known = numbers.get(key);
        if (known !== undefined) return known;
        numbers.set(key, entries.length);
        entries.push({ facet, value });
        return entries.length - 1;
      }),
    ),
  );
}

/** Looks up the numbers of its facets when they are first asked for. */
class CataloguedText implements Text {
  readonly facts: SearchFacts;
  readonly rank: number;
  private known: Uint32Array | null = null;

  constructor(facts: SearchFacts, rank: number) {
    this.facts = facts;
    this.rank = rank;
  }

  get facets(): Uint32Array {
    this.known ??= facetNumbers(this.facts);
    return this.known;
  }
}

/** Found documents counted by value of each facet, most first. */
export function countFacets(found: readonly Text[], filters: SearchFilters): Record<FacetName, FacetCount[]> {
  const narrowed = isNarrowed(filters);
  const lists = found.map(({ facets }) => facets);
  const counts = new Uint32Array(entries.length);
  for (let at = 0; at < lists.length; at += 1) {
    const obstacle = narrowed ? onlyObstacle((found[at] as Text).facts, filters) : null;
    if (obstacle === undefined) continue;
    const list = lists[at] as Uint32Array;
    for (let place = 0; place < list.length; place += 1) {
      const number = list[place] as number;
      if (obstacle !== null && entries[number]?.facet !== obstacle) continue;
      counts[number] = (counts[number] as number) + 1;
    }
  }
  const listed: Record<FacetName, FacetCount[]> = {
    type: [],
    state: [],
    appliesTo: [],
    language: [],
    status: [],
    pillar: [],
    topic: [],
    year: [],
  };
  counts.forEach((count, number) => {
    const entry = entries[number];
    if (count > 0 && entry !== undefined) listed[entry.facet].push({ value: entry.value, count });
  });
  for (const facet of FACETS) listed[facet].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return listed;
}

/** Two letters are the first ones of nearly any title, but tell numbers apart: `RA 9208`, which is a Republic Act. */
const FEWEST_OF_TITLE = 2;

/** First letters by which a document may be called. */
interface ShortNames {
  readonly titles: readonly Initials[];
  readonly number: Initials;
}

const nameOf = ({ title, titleEnglish, number }: SearchFacts): Name =>
  nameFrom([title, titleEnglish, number].filter((part) => part !== null));

/** By how much the year in which a State names its laws is later; in Nepal it begins in April. */
const OTHER_YEARS: Readonly<Record<string, readonly number[]>> = {
  TH: [BUDDHIST_AHEAD],
  NP: [BIKRAM_AHEAD - 1, BIKRAM_AHEAD],
};

function yearsOf({ year, state }: SearchFacts): string[] {
  if (year === null) return [];
  return [year, ...(OTHER_YEARS[state ?? ''] ?? []).map((later) => year + later)].map(String);
}

/** What files are called whatever is in them. */
const OF_ANY_FILE = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${[
    ...[
      'final',
      'signed',
      'unsigned',
      'copy',
      'scan',
      'scanned',
      'ocr',
      'pdf',
      'docx?',
      'version',
      'ver',
      'v\\d+',
    ],
    ...[
      'clean',
      'edited',
      'compressed',
      'merged',
      'upload(?:ed)?',
      'download(?:ed)?',
      'print',
      'web',
      'salinan',
    ],
    ...['file', 'document', 'untitled', 'img', 'image'],
  ].join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);

/** What the files of its texts are called: a law that has its title in English in the catalogue is asked for in its own language, too. */
const nameOfFiles = ({ versions }: SearchFacts): Name =>
  // What an older index kept may not know of versions.
  nameFrom(
    (versions ?? []).flatMap(
      ({ sourceName }) => sourceName?.replace(/\.pdf$/i, '').replace(OF_ANY_FILE, ' ') ?? [],
    ),
  );

const shortNamesOf = ({ title, titleEnglish, number }: SearchFacts): ShortNames => ({
  titles: [title, titleEnglish].flatMap((name) => (name === null ? [] : initialsOf(name))),
  number: initialsOf(number ?? ''),
});

/** A clause as names are asked for it: its unspaced text, and of each word its plain form and its stem. */
interface AskedName {
  readonly run: string;
  readonly words: readonly (readonly [plain: string, stemmed: string])[];
}

function askedNames({ clauses }: Query): AskedName[] {
  return clauses.map(({ units }) => ({
    run: units
      .filter((unit) => unit.run >= 0)
      .map((unit) => unit.text)
      .join(''),
    words: units.flatMap((unit): [string, string][] => {
      if (unit.run >= 0) return [];
      const plain = fold(unit.text);
      return [[plain, stem(plain)]];
    }),
  }));
}

/** Facts of all documents: on disk as JSON, in memory for filtering, counting and naming (5,000 documents take a few MB). */
export function createCatalogue(db: SearchDatabase): Catalogue {
  const upsert = db.prepare<[string, string]>(
    `INSERT INTO documents (document_id, facts) VALUES (?, ?)
     ON CONFLICT (document_id) DO UPDATE SET facts = excluded.facts`,
  );
  const erase = db.prepare<[string]>('DELETE FROM documents WHERE document_id = ?');
  const documents = new Map<string, CataloguedDocument>();
  const names = new Map<string, Name>();
  const shortNames = new Map<string, ShortNames>();
  const fileNames = new Map<string, Name>();
  const knownNames = new Map<string, readonly string[]>();
  const forget = (documentId: string): void => {
    names.delete(documentId);
    shortNames.delete(documentId);
    fileNames.delete(documentId);
    knownNames.delete(documentId);
  };
  /** Words and unspaced texts of all names, once they are asked for. */
  let inNames: Name | null = null;
  let namesOfAll: readonly Name[] | null = null;
  let changes = 0;
  let byHash: Map<string, Text[]> | null = null;
  /** What was looked up, by the number of the file: every query asks it of every document found. */
  let byFile: { readonly sha256: string; readonly texts: readonly Text[] }[] = [];
  /** The query asked last, as names are asked for it; null where no name can hold it. */
  let asked: { readonly query: Query; readonly names: readonly AskedName[] | null } | null = null;

  const stored = db.prepare<[], { document_id: string; facts: string }>('SELECT * FROM documents').all();
  for (const row of stored) {
    const kept = JSON.parse(row.facts) as CataloguedDocument;
    // What was stored before it could be said to whom a document applies says nothing of it.
    documents.set(row.document_id, {
      ...kept,
      facts: { ...kept.facts, appliesTo: kept.facts.appliesTo ?? null },
    });
  }

  const index = (): Map<string, Text[]> => {
    const map = new Map<string, Text[]>();
    const present = [...documents.values()].filter(({ removed }) => !removed);
    const facts = present.map((each) => each.facts);
    const ranks = new Uint32Array(present.length);
    [...facts.keys()]
      .sort((a, b) => byTitle(facts[a] as SearchFacts, facts[b] as SearchFacts))
      .forEach((place, rank) => {
        ranks[place] = rank;
      });
    facts.forEach((one, place) => {
      for (const each of textsOf(one)) {
        const text = new CataloguedText(each, ranks[place] as number);
        const list = map.get(each.sha256);
        if (list === undefined) map.set(each.sha256, [text]);
        else list.push(text);
      }
    });
    return map;
  };

  const keptOf = <T>(kept: Map<string, T>, documentId: string, make: () => T): T => {
    const known = kept.get(documentId);
    if (known !== undefined) return known;
    const made = make();
    kept.set(documentId, made);
    return made;
  };
  const nameOfDocument = (documentId: string, facts: SearchFacts): Name =>
    keptOf(names, documentId, () => nameOf(facts));
  const nameOfFilesOf = (documentId: string, facts: SearchFacts): Name =>
    keptOf(fileNames, documentId, () => nameOfFiles(facts));

  /** What is in the names of any document. */
  const together = (nameOfEach: (documentId: string, facts: SearchFacts) => Name): Name => {
    const words = new Set<string>();
    const runs: string[] = [];
    for (const [documentId, { facts }] of documents) {
      const name = nameOfEach(documentId, facts);
      for (const word of name.words) words.add(word);
      if (name.runs.trim() !== '') runs.push(name.runs);
    }
    return { words, runs: runs.join(' ') };
  };

  /** A query as names are asked for it; null where no name can hold it, which is nearly always so. */
  const askedOf = (query: Query): readonly AskedName[] | null => {
    // One query is asked of every document found.
    if (asked?.query === query) return asked.names;
    inNames ??= together(nameOfDocument);
    const { words: known, runs } = inNames;
    const names = askedNames(query);
    const isSomewhere = names.every(
      ({ run, words }) =>
        words.every(([plain, stemmed]) => known.has(plain) || known.has(stemmed)) && runs.includes(run),
    );
    asked = { query, names: isSomewhere && query.clauses.length > 0 ? names : null };
    return asked.names;
  };

  const changed = (): void => {
    changes += 1;
    byHash = null;
    byFile = [];
    inNames = null;
    namesOfAll = null;
    asked = null;
  };

  return {
    documents,
    get changes() {
      return changes;
    },
    put: (given) => {
      db.transaction(() => {
        for (const document of given) upsert.run(document.facts.documentId, JSON.stringify(document));
      })();
      for (const document of given) {
        documents.set(document.facts.documentId, document);
        forget(document.facts.documentId);
      }
      changed();
    },
    remove: (documentId) => {
      erase.run(documentId);
      documents.delete(documentId);
      forget(documentId);
      changed();
    },
    textsOf: ({ id, sha256 }) => {
      const known = byFile[id];
      // A number is given again when its file is gone.
      if (known?.sha256 === sha256) return known.texts;
      byHash ??= index();
      const texts = byHash.get(sha256) ?? [];
      byFile[id] = { sha256, texts };
      return texts;
    },
    mayName: (query) => askedOf(query) !== null,
    isNamed: (documentId, query) => {
      const names = askedOf(query);
      if (names === null) return false;
      const document = documents.get(documentId);
      if (document === undefined) return false;
      const { words, runs } = nameOfDocument(documentId, document.facts);
      return names.every(
        (clause) =>
          runs.includes(clause.run) &&
          clause.words.every(([plain, stemmed]) => words.has(plain) || words.has(stemmed)),
      );
    },
    namesOfAll: () => {
      if (namesOfAll !== null) return namesOfAll;
      inNames ??= together(nameOfDocument);
      const all = [...documents.values()].map(({ facts }) => facts);
      const states = new Set(all.flatMap(({ state }) => state ?? []));
      const years = new Set(all.flatMap(yearsOf));
      namesOfAll = [
        inNames,
        together(nameOfFilesOf),
        ...[...states].map(nameOfState),
        ...[...new Set(all.map(({ type }) => type))].map(nameOfKind),
        { words: years, runs: '' },
      ];
      return namesOfAll;
    },
    namesOf: (documentId) => {
      const facts = documents.get(documentId)?.facts;
      if (facts === undefined) return [];
      const { state, type } = facts;
      return [
        nameOfDocument(documentId, facts),
        ...(state === null ? [] : [nameOfState(state)]),
        nameOfKind(type),
        { words: new Set(yearsOf(facts)), runs: '' },
        nameOfFilesOf(documentId, facts),
      ];
    },
    shortFor: (initials) => {
      let least = Number.POSITIVE_INFINITY;
      let found: string[] = [];
      for (const [id, { facts, removed }] of documents) {
        if (removed) continue;
        const { titles, number } = keptOf(shortNames, id, () => shortNamesOf(facts));
        for (const name of initials.length > FEWEST_OF_TITLE ? titles : [number]) {
          const leftOut = leftOutBy(initials, name);
          if (leftOut === null || leftOut > least) continue;
          if (leftOut < least) found = [];
          least = leftOut;
          if (found.at(-1) !== id) found.push(id);
        }
      }
      return found;
    },
    called: (name) =>
      [...documents].flatMap(([id, { facts, removed }]) => {
        const { title, titleEnglish } = facts;
        const names = keptOf(knownNames, id, () => [title, titleEnglish ?? ''].flatMap(knownNamesOf));
        return !removed && names.includes(name) ? [id] : [];
      }),
  };
}
