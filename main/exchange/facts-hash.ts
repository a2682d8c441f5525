import { createHash } from 'node:crypto';
import type { Db } from '../database';
import { runAtOnce, type Steps } from '../platform';
import { factsRows } from './rows-repository';

/** Rows whose texts are hashed in some milliseconds. */
const ROWS_A_STEP = 2000;

/**
 * One hash over all facts of a workspace: every row of every table of facts, whatever the order in which it was written. The history
 * and the ledgers are left out, since taking back is itself a thing that happened; so is what is made from files.
 */
export const hashFacts = (db: Db): string => runAtOnce(hashingFacts(db));

/** The same in steps: right for a moment only, when nothing is written between two of them. */
export function* hashingFacts(db: Db): Steps<string> {
  const hash = createHash('sha256');
  let rows = 0;
  for (const line of factsRows(db)) {
    // The lines of a table are there at once, and read with the first of them.
    if (line.startsWith('# ') || rows % ROWS_A_STEP === 0) yield;
    rows += 1;
    hash.update(line).update('\n');
  }
  return hash.digest('hex');
}
