import type { Migration } from './migration.ts';

/**
 * Adds what was decided about things that rest on texts that changed. What was noted as looked at and left at an older text becomes
 * a decision of this kind.
 */
export const reliance: Migration = {
  version: 11,
  name: 'reliance',
  sql: `
CREATE TABLE reliance_decisions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  dependant TEXT NOT NULL CHECK (length(dependant) > 0),
  change_key TEXT NOT NULL CHECK (length(change_key) > 0),
  decision TEXT NOT NULL CHECK (decision IN ('still-true', 'moved', 'answer-again', 'dismissed', 'reopened')),
  reason TEXT NOT NULL CHECK (decision <> 'dismissed' OR length(reason) > 0),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT;

CREATE INDEX reliance_decisions_by_dependant ON reliance_decisions (dependant, seq);

CREATE TRIGGER reliance_decisions_never_change BEFORE UPDATE ON reliance_decisions BEGIN
  SELECT RAISE(ABORT, 'a decision never changes');
END;

CREATE TRIGGER reliance_decisions_never_go BEFORE DELETE ON reliance_decisions BEGIN
  SELECT RAISE(ABORT, 'a decision is never deleted');
END;

INSERT INTO reliance_decisions (dependant, change_key, decision, reason, decided_by, decided_at)
SELECT
  'citation:' || kept.citation_id,
  'version:' || kept.version_id,
  'still-true',
  '',
  coalesce(
    (
      SELECT actor FROM history
      WHERE entity = 'citation' AND entity_id = kept.citation_id AND field = 'keptDespite'
        AND after = kept.version_id
      ORDER BY seq DESC LIMIT 1
    ),
    ''
  ),
  kept.kept_at
FROM kept_citations AS kept
ORDER BY kept.kept_at, kept.citation_id;

DROP TABLE kept_citations;
`,
};
