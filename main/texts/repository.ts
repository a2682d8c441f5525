import type { Db } from '../database';

/** What was looked at and left at its older text: `citationId laterVersionId`. */
export function listKept(db: Db): ReadonlySet<string> {
  const rows = db.all(db.build.selectFrom('kept_citations').select(['citation_id', 'version_id']));
  return new Set(rows.map((row) => keptKey(row.citation_id, row.version_id)));
}

export function keptKey(citationId: string, laterVersionId: string): string {
  return `${citationId} ${laterVersionId}`;
}

/** Gives whether anything was written. */
export function insertKept(db: Db, citationId: string, laterVersionId: string, at: string): boolean {
  const written = db.run(
    db.build
      .insertInto('kept_citations')
      .values({ citation_id: citationId, version_id: laterVersionId, kept_at: at })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return written > 0;
}

/** Gives whether anything was there. */
export function deleteKept(db: Db, citationId: string, laterVersionId: string): boolean {
  const gone = db.run(
    db.build
      .deleteFrom('kept_citations')
      .where('citation_id', '=', citationId)
      .where('version_id', '=', laterVersionId),
  );
  return gone > 0;
}
