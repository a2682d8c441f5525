import { z } from 'zod';
import { type LibraryDocument, libraryDocument, toldDays, type VersionBrief } from '../../shared/library';
import type { Db } from '../database';

/** What other rooms may ask about a version that is cited or read. */
export interface VersionFacts {
  readonly documentId: string;
  readonly title: string;
  readonly pageCount: number;
  readonly type: LibraryDocument['type'];
  readonly topics: LibraryDocument['topics'];
  readonly state: LibraryDocument['state'];
  readonly status: LibraryDocument['status'];
  readonly access: LibraryDocument['access'];
  readonly publishedOn: string | null;
  readonly adoptedOn: string | null;
  readonly inForceOn: string | null;
  readonly expiresOn: string | null;
  readonly isRemoved: boolean;
  /** Which of several versions it is; null when the document has only this one. */
  readonly version: Pick<VersionBrief, 'label' | 'publishedOn' | 'language'> | null;
}

const { type, title, status, access, adoptedOn, inForceOn, expiresOn, guessed, language, state, topics } =
  libraryDocument.shape;
/** What comes out of the database is checked: a damaged row must not reach a screen. */
const checked = z.object({
  ...{ type, title, status, access, adoptedOn, inForceOn, expiresOn, guessed, language, state, topics },
  versionId: libraryDocument.shape.id,
  documentId: libraryDocument.shape.id,
  pageCount: z.number().int().nonnegative(),
  label: z.string(),
  publishedOn: adoptedOn,
  removedAt: libraryDocument.shape.removedAt,
  versions: z.number(),
});

function factsQuery(db: Db) {
  return db.build
    .selectFrom('document_versions')
    .innerJoin('documents', 'documents.id', 'document_versions.document_id')
    .innerJoin('files', 'files.sha256', 'document_versions.sha256')
    .select(['document_versions.id as versionId', 'documents.id as documentId', 'documents.type'])
    .select(['documents.title', 'documents.status', 'documents.state', 'documents.topics'])
    .select(['documents.access', 'documents.adopted_on as adoptedOn', 'documents.in_force_on as inForceOn'])
    .select(['documents.expires_on as expiresOn', 'documents.removed_at as removedAt'])
    .select('documents.guessed')
    .select(['files.page_count as pageCount', 'document_versions.label'])
    .select('document_versions.published_on as publishedOn')
    .select(({ fn, selectFrom }) => [
      fn.coalesce('document_versions.language', 'documents.language').as('language'),
      selectFrom('document_versions as each')
        .select(({ fn: { countAll } }) => countAll<number>().as('count'))
        .whereRef('each.document_id', '=', 'documents.id')
        .as('versions'),
    ])
    .where('documents.merged_into', 'is', null);
}

function factsOf(row: { readonly topics: string; readonly guessed: string }): VersionFacts {
  const {
    versions,
    removedAt,
    label,
    language: written,
    versionId: _id,
    guessed: guesses,
    ...facts
  } = checked.parse({
    ...row,
    topics: JSON.parse(row.topics),
    guessed: JSON.parse(row.guessed),
  });
  const { publishedOn } = facts;
  return {
    ...facts,
    ...toldDays({ ...facts, guessed: guesses }),
    isRemoved: removedAt !== null,
    version: versions > 1 ? { label, publishedOn, language: written } : null,
  };
}

/** What is known of versions since one of the tables was written to last. */
interface Known {
  readonly facts: Map<string, VersionFacts | undefined>;
  /** What is not among them is not there. */
  hasAll: boolean;
  /** Reading all of them was tried. */
  wasTried: boolean;
}

const KNOWN = {};
const TABLES = ['documents', 'document_versions', 'files'] as const;
/** Who has asked for so many one by one is looking through answers: all at once cost as much as some hundreds of them. */
const ONE_BY_ONE = 30;

/** Reads all versions; whether it could. One whose row is damaged is left out, and told where it is asked for by itself. */
function readAll(db: Db, facts: Known['facts']): boolean {
  let isWhole = true;
  try {
    for (const row of db.all(factsQuery(db))) {
      if (facts.has(row.versionId)) continue;
      try {
        facts.set(row.versionId, factsOf(row));
      } catch {
        isWhole = false;
      }
    }
  } catch {
    // A damaged part of the file: what lies elsewhere is found one by one.
    return false;
  }
  return isWhole;
}

/**
 * A version with what its document says of itself; undefined when there is none. Every citation of every answer asks for this, some
 * ten thousand times for one screen in an office of forty agencies.
 */
export function findVersionFacts(db: Db, versionId: string): VersionFacts | undefined {
  const known = db.kept(
    KNOWN,
    TABLES,
    (): Known => ({
      facts: new Map(),
      hasAll: false,
      wasTried: false,
    }),
  );
  if (known.facts.has(versionId)) return known.facts.get(versionId);
  if (known.hasAll) return undefined;
  if (known.facts.size >= ONE_BY_ONE && !known.wasTried) {
    known.wasTried = true;
    known.hasAll = readAll(db, known.facts);
    if (known.facts.has(versionId) || known.hasAll) return known.facts.get(versionId);
  }
  const row = db.first(factsQuery(db).where('document_versions.id', '=', versionId));
  const facts = row && factsOf(row);
  known.facts.set(versionId, facts);
  return facts;
}
