import { CHAIN_START, chainHash } from '../history-chain.ts';
import type { Migration } from './migration.ts';

/**
 * Gives every entry of the history the hash of the one before it and of itself. Nothing is lost: every entry keeps its number and
 * what it says. Where entries were missing already the chain goes on over the gap, and the gap stays to be seen.
 */
export const chainedHistory: Migration = {
  version: 10,
  name: 'chained history',
  functions: {
    chain_hash: (
      previous: string,
      seq: number,
      at: string,
      actor: string,
      entity: string,
      entity_id: string,
      field: string,
      before: string | null,
      after: string | null,
    ) => chainHash(previous, { seq, at, actor, entity, entity_id, field, before, after }),
  },
  sql: `
CREATE TABLE history_chained (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

WITH RECURSIVE chain (seq, hash) AS (
  SELECT 0, '${CHAIN_START}'
  UNION ALL
  SELECT
    entry.seq,
    chain_hash(
      chain.hash, entry.seq, entry.at, entry.actor, entry.entity, entry.entity_id, entry.field, entry.before, entry.after
    )
  FROM chain
  JOIN history AS entry ON entry.seq = (SELECT min(later.seq) FROM history AS later WHERE later.seq > chain.seq)
)
INSERT INTO history_chained
SELECT entry.seq, at, actor, entity, entity_id, field, before, after, chain.hash
FROM chain
JOIN history AS entry ON entry.seq = chain.seq
ORDER BY entry.seq;

-- How many entries there ever were outlives the new table: a history that was cut short shows by it.
UPDATE sqlite_sequence
SET seq = (SELECT old.seq FROM sqlite_sequence AS old WHERE old.name = 'history')
WHERE name = 'history_chained';

DROP TABLE history;
ALTER TABLE history_chained RENAME TO history;
CREATE INDEX history_by_entity ON history (entity, entity_id, seq);
CREATE TRIGGER history_never_changes BEFORE UPDATE ON history BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
CREATE TRIGGER history_never_goes BEFORE DELETE ON history BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
`,
};
