import { type Progress, progress } from '../../shared/assessments';
import { canonicalJson } from '../../shared/kernel';
import type { Db } from '../database';
import { fingerprint } from './fingerprint';
import type { SnapshotRow } from './repository';

/** What names a snapshot and its content. */
type Named = Pick<SnapshotRow, 'id' | 'hash'>;

const sealOf = ({ id, hash }: Named, counts: string): string => fingerprint(`${id} ${hash} ${counts}`);

/** Keeps the counts of a snapshot whose content is sound. */
export function keepCounts(db: Db, snapshot: Named, counted: Progress): void {
  const counts = canonicalJson(counted);
  const kept = { counts, seal: sealOf(snapshot, counts) };
  db.run(
    db.build
      .insertInto('snapshot_counts')
      .values({ snapshot_id: snapshot.id, ...kept })
      .onConflict((conflict) => conflict.column('snapshot_id').doUpdateSet(kept)),
  );
}

/** The counts that are kept, by snapshot. A line that is not as it was kept, or was kept for another content, is left out. */
export function listCounts(db: Db): ReadonlyMap<string, Progress> {
  const rows = db.all(
    db.build
      .selectFrom('snapshot_counts')
      .innerJoin('snapshots', 'snapshots.id', 'snapshot_counts.snapshot_id')
      .select(['snapshots.id', 'snapshots.hash', 'counts', 'seal']),
  );
  return new Map(
    rows
      .filter((row) => sealOf(row, row.counts) === row.seal)
      .map(({ id, counts }) => [id, progress.parse(JSON.parse(counts))]),
  );
}
