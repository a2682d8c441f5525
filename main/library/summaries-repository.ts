import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type ActingFacts,
  type CitedVersion,
  type DocumentSummary,
  documentSummary,
  forceTimeline,
  summaryOf,
  textFactsOf,
  toldDays,
} from '../../shared/library';
import type { Db, Tables } from '../database';
import { whenAsked } from '../platform';
import { among } from './among-repository';
import { listAllActs } from './relations-repository';
import { fieldsOfRow } from './repository';
import { listAllVersionRows, listDocumentsOf, type VersionRow, versionOfRow } from './versions-repository';

type DocumentRow = Tables['documents'];

/** What a list line is made from. */
interface LineSource {
  readonly row: DocumentRow;
  readonly versions: readonly VersionRow[];
  readonly acts: readonly ActingFacts[];
}

interface Line extends LineSource {
  readonly summary: DocumentSummary;
}

/** Lines made while others may ask for something, at a time. */
const AT_ONCE = 100;

const NONE: readonly never[] = [];

/**
 * Lines made before, by document: making and checking one takes ten times as long as reading its rows. Each is used again only where
 * its rows are to the last column those it was made from, and let go when no list was asked for in a minute: lines of 2,500 documents
 * hold 15 MB.
 */
const kept = new WeakMap<Db, () => Map<string, Line>>();

function sameRow<T extends object>(one: T, other: T): boolean {
  for (const column in one) if (one[column] !== other[column]) return false;
  return true;
}

const sameRows = <T extends object>(one: readonly T[], other: readonly T[]): boolean =>
  one === other || (one.length === other.length && one.every((row, at) => sameRow(row, other[at] as T)));

const isOf = (line: Line, { row, versions, acts }: LineSource): boolean =>
  sameRow(line.row, row) && sameRows(line.versions, versions) && sameRows(line.acts, acts);

function readSources(db: Db, wanted: { readonly removed: boolean } | readonly string[]): LineSource[] {
  const ids = 'removed' in wanted ? undefined : wanted;
  const versions = listAllVersionRows(db, ids);
  const acts = listAllActs(db, ids);
  const present = db.build.selectFrom('documents').selectAll().where('merged_into', 'is', null);
  const rows = db.all(
    'removed' in wanted
      ? present.where('removed_at', wanted.removed ? 'is not' : 'is', null)
      : present.where(among('id', wanted)),
  );
  return rows.map((row) => ({
    row,
    versions: versions.get(row.id) ?? NONE,
    acts: acts.get(row.id) ?? NONE,
  }));
}

function lineOf(source: LineSource): Line {
  const { row, versions, acts } = source;
  const fields = fieldsOfRow(row) as Parameters<typeof summaryOf>[0];
  const force = forceTimeline(textFactsOf(fields), acts);
  // What comes out of the database is checked like anything else from outside: a damaged row must not reach a screen.
  const summary = documentSummary.parse(
    summaryOf({ ...fields, versions: versions.map(versionOfRow), force }),
  );
  return { ...source, summary };
}

function linesKept(db: Db): Map<string, Line> {
  const held = kept.get(db) ?? whenAsked(() => new Map<string, Line>());
  kept.set(db, held);
  return held();
}

function summaryKept(known: Map<string, Line>, source: LineSource): DocumentSummary {
  const before = known.get(source.row.id);
  if (before !== undefined && isOf(before, source)) return before.summary;
  const line = lineOf(source);
  known.set(source.row.id, line);
  return line.summary;
}

/** All documents in the library, or all in the trash, as list lines of their current versions. */
export function listSummaries(db: Db, removed: boolean): DocumentSummary[] {
  const known = linesKept(db);
  return readSources(db, { removed }).map((source) => summaryKept(known, source));
}

/** Some versions in the order given, with what their documents say of themselves; those that are gone are left out. */
export function listCitedVersions(db: Db, versionIds: readonly string[]): CitedVersion[] {
  const known = linesKept(db);
  const documentOf = new Map(listDocumentsOf(db, versionIds).map((one) => [one.id, one.documentId]));
  const sources = readSources(db, [...new Set(documentOf.values())]);
  const documents = new Map(
    sources.map((source) => {
      const { type, appliesTo, force, versions } = summaryKept(known, source);
      const fields = fieldsOfRow(source.row) as Parameters<typeof toldDays>[0] &
        Pick<CitedVersion['proves'], 'status' | 'adoptedOn'>;
      const { status, adoptedOn } = fields;
      const { access } = source.row;
      const proves = { status, access, adoptedOn, ...toldDays(fields) } as CitedVersion['proves'];
      const isInTrash = source.row.removed_at !== null;
      return [source.row.id, { isInTrash, type, appliesTo, proves, force, versions }] as const;
    }),
  );
  return [...new Set(versionIds)].flatMap((id) => {
    const document = documents.get(documentOf.get(id) ?? '');
    return document === undefined ? [] : [{ id, ...document }];
  });
}

/**
 * Makes the lines of a long list some at a time, so that whatever else is asked for meanwhile is answered in between; the list itself
 * is then there at once. Forgets lines of documents that are gone.
 */
export async function readySummaries(db: Db, removed: boolean): Promise<void> {
  const known = linesKept(db);
  const sources = readSources(db, { removed });
  let made = 0;
  for (const source of sources) {
    const before = known.get(source.row.id);
    if (before !== undefined && isOf(before, source)) continue;
    known.set(source.row.id, lineOf(source));
    made += 1;
    if (made % AT_ONCE === 0) await nextTurn();
  }
  if (known.size <= 2 * sources.length + AT_ONCE) return;
  const present = new Set(sources.map(({ row }) => row.id));
  for (const id of known.keys()) if (!present.has(id)) known.delete(id);
}
