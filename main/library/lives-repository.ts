import {
  type ActOnText,
  type LibraryDocument,
  type LivingVersion,
  lastDayOf,
  type TextLife,
  type TextLives,
} from '../../shared/library';
import type { Db } from '../database';
import { listParts } from './versions-repository';

const LIVES = {};
const TABLES = ['documents', 'document_versions', 'document_relations'] as const;

/**
 * Everything that decides whether a text still says what it said, of every document that is not in the trash. The same map until
 * something of it changes: what is worked out from it can be kept by it.
 */
export function listTextLives(db: Db): TextLives {
  return db.kept(LIVES, TABLES, () => readTextLives(db));
}

function readTextLives(db: Db): Map<string, TextLife> {
  const documents = db.all(
    db.build
      .selectFrom('documents')
      .select(['id', 'title', 'language', 'type', 'status', 'adopted_on', 'in_force_on', 'expires_on'])
      .where('removed_at', 'is', null)
      .where('merged_into', 'is', null),
  );
  const versions = Map.groupBy(
    db.all(
      db.build
        .selectFrom('document_versions')
        .select(['id', 'document_id', 'sha256', 'language', 'label', 'published_on', 'is_official'])
        .orderBy('position', 'desc'),
    ),
    (version) => version.document_id,
  );
  const acts = Map.groupBy(
    db.all(
      db.build
        .selectFrom('document_relations')
        .select(['id', 'kind', 'from_document', 'to_document', 'in_part', 'effective_on'])
        .orderBy('created_at')
        .orderBy('id'),
    ),
    (act) => act.to_document,
  );
  const parts = Map.groupBy(listParts(db), ({ whole }) => whole);
  return new Map(
    documents.map((row) => {
      const language = row.language as TextLife['language'];
      const life: TextLife = {
        documentId: row.id,
        title: row.title,
        language,
        status: row.status as TextLife['status'],
        adoptedOn: row.adopted_on,
        inForceOn: row.in_force_on,
        expiresOn: lastDayOf({ type: row.type as LibraryDocument['type'], expiresOn: row.expires_on }),
        parts: (parts.get(row.id) ?? []).map(({ id }) => id),
        versions: (versions.get(row.id) ?? []).map(
          (version): LivingVersion => ({
            id: version.id,
            sha256: version.sha256,
            language: (version.language as LivingVersion['language']) ?? language,
            label: version.label,
            publishedOn: version.published_on,
            isOfficial: version.is_official === 1,
          }),
        ),
        acts: (acts.get(row.id) ?? []).map(
          (act): ActOnText => ({
            relationId: act.id,
            kind: act.kind as ActOnText['kind'],
            inPart: act.in_part === 1,
            effectiveOn: act.effective_on,
            documentId: act.from_document,
          }),
        ),
      };
      return [row.id, life] as const;
    }),
  );
}
