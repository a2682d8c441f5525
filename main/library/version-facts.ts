import { z } from 'zod';
import { type LibraryDocument, libraryDocument, type VersionBrief } from '../../shared/library';
import type { Db } from '../database';

/** What other rooms may ask about a version that is cited or read. */
export interface VersionFacts {
  readonly documentId: string;
  readonly title: string;
  readonly pageCount: number;
  readonly type: LibraryDocument['type'];
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

const { type, title, status, access, adoptedOn, inForceOn, expiresOn, language } = libraryDocument.shape;
/** What comes out of the database is checked: a damaged row must not reach a screen. */
const checked = z.object({
  ...{ type, title, status, access, adoptedOn, inForceOn, expiresOn, language },
  documentId: libraryDocument.shape.id,
  pageCount: z.number().int().nonnegative(),
  label: z.string(),
  publishedOn: adoptedOn,
  removedAt: libraryDocument.shape.removedAt,
  versions: z.number(),
});

/**
 * A version with what its document says of itself; undefined when there is none. Every citation of every answer asks for this, so that
 * it reads two rows and not all that hangs on the document.
 */
export function findVersionFacts(db: Db, versionId: string): VersionFacts | undefined {
  const row = db.first(
    db.build
      .selectFrom('document_versions')
      .innerJoin('documents', 'documents.id', 'document_versions.document_id')
      .innerJoin('files', 'files.sha256', 'document_versions.sha256')
      .select(['documents.id as documentId', 'documents.type', 'documents.title', 'documents.status'])
      .select(['documents.access', 'documents.adopted_on as adoptedOn', 'documents.in_force_on as inForceOn'])
      .select(['documents.expires_on as expiresOn', 'documents.removed_at as removedAt'])
      .select(['files.page_count as pageCount', 'document_versions.label'])
      .select('document_versions.published_on as publishedOn')
      .select(({ fn, selectFrom }) => [
        fn.coalesce('document_versions.language', 'documents.language').as('language'),
        selectFrom('document_versions as each')
          .select(({ fn: { countAll } }) => countAll<number>().as('count'))
          .whereRef('each.document_id', '=', 'documents.id')
          .as('versions'),
      ])
      .where('document_versions.id', '=', versionId)
      .where('documents.merged_into', 'is', null),
  );
  if (row === undefined) return undefined;
  const { versions, removedAt, label, language: written, ...facts } = checked.parse(row);
  const { publishedOn } = facts;
  return {
    ...facts,
    isRemoved: removedAt !== null,
    version: versions > 1 ? { label, publishedOn, language: written } : null,
  };
}
