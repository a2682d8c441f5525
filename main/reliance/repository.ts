import { sql } from 'kysely';
import type { DecisionMade } from '../../shared/reliance';
import type { Db, Tables } from '../database';

type DecisionRow = Omit<Tables['reliance_decisions'], 'seq'>;

const toDecision = (row: DecisionRow): DecisionMade => ({
  dependant: row.dependant,
  change: row.change_key,
  decision: row.decision as DecisionMade['decision'],
  reason: row.reason,
  by: row.decided_by,
  at: row.decided_at,
});

/** Decisions on some things, by thing, oldest first. */
export function listDecisions(db: Db, dependants: readonly string[]): ReadonlyMap<string, DecisionMade[]> {
  if (dependants.length === 0) return new Map();
  const rows = db.all(
    db.build
      .selectFrom('reliance_decisions')
      .selectAll()
      // One parameter however many there are: the text of the query stays the same.
      .where(sql<boolean>`dependant IN (SELECT value FROM json_each(${JSON.stringify(dependants)}))`)
      .orderBy('seq'),
  );
  return Map.groupBy(rows.map(toDecision), ({ dependant }) => dependant);
}

/** Everything about which something was decided. */
export function listDecided(db: Db): string[] {
  return db
    .all(db.build.selectFrom('reliance_decisions').select('dependant').distinct())
    .map(({ dependant }) => dependant);
}

export function insertDecision(db: Db, made: DecisionMade): void {
  db.run(
    db.build.insertInto('reliance_decisions').values({
      dependant: made.dependant,
      change_key: made.change,
      decision: made.decision,
      reason: made.reason,
      decided_by: made.by,
      decided_at: made.at,
    }),
  );
}
