import { createHash } from 'node:crypto';
import type { Db } from '../database';
import { factsRows } from './rows-repository';

/**
 * One hash over all facts of a workspace: every row of every table of facts, whatever the order in which it was written. The history
 * and the ledgers are left out, since taking back is itself a thing that happened; so is what is made from files.
 */
export function hashFacts(db: Db): string {
  const hash = createHash('sha256');
  for (const line of factsRows(db)) hash.update(line).update('\n');
  return hash.digest('hex');
}
