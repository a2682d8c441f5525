import MiniSearch, { type QueryCombination, type SearchOptions, type SearchResult } from 'minisearch';
import {
  bestSnippet,
  type Clause,
  clauseOfPiece,
  compoundIn,
  cut,
  findMarks,
  fold,
  type JumpEntry,
  type JumpKind,
  type MatchPlan,
  normalise,
  otherForms,
  planOf,
  prepareText,
  type Query,
  type SearchFacts,
  stem,
  THING_KINDS,
  type Thing,
  type ThingGroup,
  termsOf,
} from '../../shared/search';
import type { CataloguedDocument } from './catalogue.ts';
import type { SearchDatabase } from './database.ts';

/** Another number is another act or year, and no slip. */
const SLIPS = (term: string): number | false => (term.length >= 4 && !/\d/.test(term) ? 1 : false);

interface Named {
  readonly key: string;
  readonly kind: JumpKind;
  readonly title: string;
  readonly detail: string;
}

export interface JumpIndex {
  /**
   * Replaces all entries of a kind, or those of a group whose ids begin with its name and a slash; says whether any was another before.
   * Documents come from the catalogue and are not given here.
   */
  putEntries(kind: JumpKind, entries: readonly JumpEntry[], group?: string): boolean;
  /** Forgets the entries of a kind that are in none of these groups; says whether there were any. */
  keepGroups(kind: JumpKind, groups: readonly string[]): boolean;
  /** Documents were put into the catalogue, some of them perhaps as taken out of the library: their names follow. */
  putDocuments(given: readonly CataloguedDocument[]): void;
  removeDocument(documentId: string): void;
  /** What has a name that fits; answers and highlights have none and are left out. */
  find(text: string, limit: number): JumpEntry[];
  /** Small things that hold all words, with the words marked, by kind. */
  things(query: Query, perKind: number, asYouType: boolean): ThingGroup[];
}

/** What entries that are gone have left behind in the index: so many of them, and such a share of all, and it is made anew. */
const MOST_GONE = 100;
const MOST_GONE_SHARE = 0.2;

/** Words as they stand, and those that points or a line's end part once more in one. */
function wordsIn(text: string): string[] {
  const { units, joined } = cut(normalise(text));
  return [...termsOf(units), ...joined.flatMap((word) => termsOf(cut(word.text).units))];
}

/** Before what the forms of a word have in common: no word begins so. */
const FORMS = '\u0088';
const formsKey = (word: string): string => FORMS + stem(fold(word));
const hasForms = (word: string): boolean => otherForms(word) !== null;
/** A nasal at the end of what is typed so far, which is a dot in the plain form if a letter of its class comes next. */
const NASAL = /[\u0919\u091e\u0923\u0928\u092e]\u094d?$/;
const withDot = (word: string): string => fold(word.replace(NASAL, '\u0902'));

/** What counts less than the word as it is typed. */
const OTHER_FORM = 0.5;

/** How the words of a clause may go on or be misspelt: the last one, or each. */
interface Going {
  readonly options: Pick<SearchOptions, 'prefix' | 'fuzzy'>;
  readonly each: boolean;
}

const AS_TYPED: Going = { options: { prefix: false, fuzzy: false }, each: true };

const exactly = (words: readonly string[], { options, each }: Going): QueryCombination => ({
  combineWith: 'AND',
  queries: words.map((word, at) => ({
    ...{ queries: [word], prefix: false },
    ...(each || at === words.length - 1 ? options : {}),
  })),
});
const inOtherForm = (word: string): QueryCombination => ({
  ...{ queries: [formsKey(word)], prefix: false, fuzzy: false },
  boostTerm: () => OTHER_FORM,
});

/** A clause as it is typed, in its other forms, and in one word or in two. */
function asked(clause: Clause, going: Going): QueryCombination {
  const terms = termsOf(clause.units.map((unit) => ({ ...unit, start: 0, end: 0 })));
  const compound = compoundIn(clause);
  // The letters of T.I.P. begin no other words, and the word that they are has no other forms.
  const isApart = compound?.parts === null;
  const ways = [exactly(terms.map(fold), isApart ? AS_TYPED : going)];
  const last = terms.at(-1) ?? '';
  if (NASAL.test(last) && !isApart)
    ways.push(exactly([...terms.slice(0, -1).map(fold), withDot(last)], going));
  const [word = ''] = terms;
  if (terms.length === 1 && !clause.quoted && hasForms(word)) ways.push(inOtherForm(word));
  if (compound !== null && terms.length > 1) {
    ways.push(exactly([compound.word], isApart ? AS_TYPED : going));
    if (!isApart) ways.push(inOtherForm(compound.word));
  } else if (compound?.parts) ways.push(exactly(compound.parts, going));
  return ways.length === 1 ? (ways[0] as QueryCombination) : { combineWith: 'OR', queries: ways };
}

function documentEntry(facts: SearchFacts): JumpEntry {
  const detail = [facts.titleEnglish, facts.number, facts.issuingBody, facts.year].filter(
    (part) => part !== null,
  );
  return { kind: 'document', id: facts.documentId, title: facts.title, detail: detail.join(' \u00b7 ') };
}

const planOfOne = (clause: Clause): MatchPlan => planOf({ clauses: [clause], excluded: [] });

const stands = ({ title, detail }: JumpEntry, plan: MatchPlan): boolean =>
  [title, detail].some((whole) => findMarks(prepareText(whole), plan).length > 0);

/**
 * Whether in an entry the words of each clause stand side by side: the index knows which words there are and no more. A word that may be
 * written in two is looked for so only where it is not there in one.
 */
function standTogether(clauses: readonly Clause[]): (entry: JumpEntry) => boolean {
  const checks = clauses.flatMap((clause) => {
    const [{ text }, more] = clause.units as readonly [Clause['units'][0], Clause['units'][0]?];
    if (more === undefined && compoundIn(clause) === null) return [];
    return [{ inOne: more === undefined ? text : null, plan: planOfOne(clause) }];
  });
  const hasInOne = ({ title, detail }: JumpEntry, word: string | null): boolean =>
    word !== null && (title.toLowerCase().includes(word) || detail.toLowerCase().includes(word));
  return (entry) => checks.every(({ inOne, plan }) => hasInOne(entry, inOne) || stands(entry, plan));
}

/** Stands behind every id. */
const PAST_ALL = '\u{10ffff}';

const isSame = (one: JumpEntry, other: JumpEntry | undefined): boolean =>
  one.title === other?.title && one.detail === other.detail;

const keyOf = ({ kind, id }: Pick<JumpEntry, 'kind' | 'id'>): string => `${kind}:${id}`;
const toNamed = (entry: JumpEntry): Named => ({
  key: keyOf(entry),
  kind: entry.kind,
  title: entry.title,
  detail: entry.detail,
});

/** Found by what stands in them, never by a name. */
const NAMELESS: ReadonlySet<JumpKind> = new Set<JumpKind>(['answer', 'agency-answer', 'highlight']);
const isThing = (kind: JumpKind): boolean => (THING_KINDS as readonly string[]).includes(kind);

/**
 * What is small and found at once: documents by name, items, answers, topics, articles, terms. In memory, made when first
 * asked; entries that change later are changed in it, so that saving an answer does not make it anew.
 */
export function createJumpIndex(db: SearchDatabase, documents: () => Iterable<SearchFacts>): JumpIndex {
  // Ids of a group stand between its name with a slash and its name with what follows a slash.
  const clear = db.prepare<[string, string, string]>(
    'DELETE FROM jump_entries WHERE kind = ? AND id >= ? AND id < ?',
  );
  const selectSome = db.prepare<[string, string, string], JumpEntry>(
    'SELECT kind, id, title, detail FROM jump_entries WHERE kind = ? AND id >= ? AND id < ?',
  );
  const selectGroups = db
    .prepare<[string], string>(
      `SELECT DISTINCT substr(id, 1, instr(id, '/') - 1) FROM jump_entries WHERE kind = ?`,
    )
    .pluck();
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT OR REPLACE INTO jump_entries (kind, id, title, detail) VALUES (?, ?, ?, ?)',
  );
  const select = db.prepare<[], JumpEntry>('SELECT kind, id, title, detail FROM jump_entries');
  let index: MiniSearch<Named> | null = null;
  let entries = new Map<string, JumpEntry>();

  const build = (): MiniSearch<Named> => {
    const made = new MiniSearch<Named>({
      idField: 'key',
      fields: ['title', 'detail'],
      storeFields: ['kind'],
      // Its own clearing up goes through the words in steps, and throws where one came or went between two of them: nobody could catch it.
      autoVacuum: false,
      tokenize: wordsIn,
      processTerm: (word) =>
        word === '' ? null : hasForms(word) ? [fold(word), formsKey(word)] : fold(word),
      searchOptions: {
        // Words come as they are in the index.
        tokenize: (word) => [word],
        processTerm: (word) => word,
        combineWith: 'AND',
        boost: { title: 3 },
        weights: { fuzzy: 0.2, prefix: 0.6 },
      },
    });
    entries = new Map();
    for (const entry of [...select.all(), ...[...documents()].map(documentEntry)]) {
      entries.set(keyOf(entry), entry);
    }
    made.addAll([...entries.values()].map(toNamed));
    return made;
  };
  const built = (): MiniSearch<Named> => {
    index ??= build();
    return index;
  };

  /** Changes entries in the index that is there. */
  const follow = (
    made: MiniSearch<Named>,
    before: readonly JumpEntry[],
    after: ReadonlyMap<string, JumpEntry>,
  ): void => {
    const next = new Map(after);
    for (const entry of before) {
      const key = keyOf(entry);
      if (isSame(entry, next.get(key))) {
        next.delete(key);
        continue;
      }
      if (made.has(key)) made.discard(key);
      entries.delete(key);
    }
    for (const [key, entry] of next) {
      entries.set(key, entry);
      if (made.has(key)) made.discard(key);
      made.add(toNamed(entry));
    }
  };
  /** Changes entries in the index if there is one; where much is left behind by those that are gone it is made anew when next asked. */
  const followed = (before: readonly JumpEntry[], after: ReadonlyMap<string, JumpEntry>): void => {
    if (index === null) return;
    follow(index, before, after);
    if (index.dirtCount >= MOST_GONE && index.dirtFactor >= MOST_GONE_SHARE) index = null;
  };
  const knownDocuments = (ids: readonly string[]): JumpEntry[] =>
    ids.flatMap((id) => entries.get(keyOf({ kind: 'document', id })) ?? []);

  /** Replaces the entries of a kind that stand between two ids. */
  const replace = (kind: JumpKind, from: string, to: string, given: readonly JumpEntry[]): boolean => {
    const before = selectSome.all(kind, from, to);
    const after = new Map(given.map((entry) => [keyOf(entry), entry]));
    // Most of what is given at a start is what was there: then nothing is written.
    if (before.length === after.size && before.every((entry) => isSame(entry, after.get(keyOf(entry)))))
      return false;
    db.transaction(() => {
      clear.run(kind, from, to);
      for (const entry of after.values()) insert.run(kind, entry.id, entry.title, entry.detail);
    })();
    followed(before, after);
    return true;
  };
  const replaceGroup = (kind: JumpKind, group: string, given: readonly JumpEntry[]) =>
    replace(kind, `${group}/`, `${group}0`, given);

  return {
    putEntries: (kind, given, group) =>
      group === undefined ? replace(kind, '', PAST_ALL, given) : replaceGroup(kind, group, given),
    keepGroups: (kind, groups) => {
      const kept = new Set(groups);
      const gone = selectGroups.all(kind).filter((group) => !kept.has(group));
      for (const group of gone) replaceGroup(kind, group, []);
      return gone.length > 0;
    },
    putDocuments: (given) => {
      const before = knownDocuments(given.map(({ facts }) => facts.documentId));
      const present = given.filter(({ removed }) => !removed).map(({ facts }) => documentEntry(facts));
      followed(before, new Map(present.map((entry) => [keyOf(entry), entry])));
    },
    removeDocument: (documentId) => followed(knownDocuments([documentId]), new Map()),
    find: (text, limit) => {
      const filter = ({ kind }: SearchResult) => !NAMELESS.has(kind as JumpKind);
      // What spaces part is looked for by itself: together, words of Thai would be one row of letters.
      const clauses = text.split(/\s+/).flatMap((part) => clauseOfPiece(part) ?? []);
      if (clauses.length === 0) return [];
      const isTogether = standTogether(clauses.filter(({ units }) => units.length === 1));
      const named = (fuzzy: false | typeof SLIPS): JumpEntry[] => {
        const results = built().search(
          {
            combineWith: 'AND',
            queries: clauses.map((clause) => asked(clause, { options: { prefix: true, fuzzy }, each: true })),
          },
          { filter },
        );
        return results.flatMap(({ id }) => entries.get(String(id)) ?? []).filter(isTogether);
      };
      const asTyped = named(false);
      // A slip is looked for only where nothing is called so: PROS-01 is no answer to who types PROT-01.
      return (asTyped.length > 0 ? asTyped : named(SLIPS)).slice(0, limit);
    },
    things: (query, perKind, asYouType) => {
      if (query.clauses.length === 0) return [];
      const plan = planOf(query);
      const made = built();
      const findAll = ({ clauses }: Query): SearchResult[] =>
        made.search(
          {
            combineWith: 'AND',
            queries: clauses.map((clause) => {
              const prefix = clause.begins === true || (asYouType && clause.open);
              return asked(clause, { options: { prefix, fuzzy: false }, each: false });
            }),
          },
          { filter: ({ kind }) => isThing(kind), fuzzy: false },
        );
      const entriesOf = (way: Query): JumpEntry[] => {
        const isTogether = standTogether(way.clauses);
        return findAll(way)
          .flatMap(({ id }) => entries.get(String(id)) ?? [])
          .filter(isTogether);
      };
      const excluded = query.excluded.map(planOfOne);
      const mark = (whole: string): Thing['text'] => {
        const prepared = prepareText(whole);
        const { text: shown, marks } = bestSnippet(prepared, findMarks(prepared, plan), plan);
        return { text: shown, marks: [...marks] };
      };
      const all = [...new Set((query.alternatives ?? [query]).flatMap(entriesOf))].filter(
        (entry) => !excluded.some((each) => stands(entry, each)),
      );
      return THING_KINDS.flatMap((kind): ThingGroup[] => {
        const ofKind = all.filter((entry) => entry.kind === kind);
        if (ofKind.length === 0) return [];
        const things = ofKind
          .slice(0, perKind)
          .map(({ id, title, detail }) => ({ id, title: mark(title), text: mark(detail) }));
        return [{ kind, total: ofKind.length, things }];
      });
    },
  };
}
