import { z } from 'zod';
import { legacyEncoding, type TextReading, textReading } from '../../shared/library';
import type { Db } from '../database';

/** What is kept of a file's text beside its pages. */
const textFacts = z.object({
  reading: textReading.catch('auto'),
  converted: z.array(legacyEncoding).catch([]),
  uncertainPages: z.number().int().nonnegative().catch(0),
  locked: z.boolean().catch(false),
  warnings: z.array(z.string()).catch([]),
  hasAttachments: z.boolean().catch(false),
});
export type TextFacts = z.infer<typeof textFacts>;

function factsOf(db: Db, sha256: string): Record<string, unknown> {
  const row = db.first(db.build.selectFrom('files').select('facts').where('sha256', '=', sha256));
  return row === undefined ? {} : (JSON.parse(row.facts) as Record<string, unknown>);
}

/** How a file's text was read and is to be read. */
export function findTextFacts(db: Db, sha256: string): TextFacts {
  return textFacts.parse(factsOf(db, sha256));
}

function updateFacts(db: Db, sha256: string, changes: Readonly<Record<string, unknown>>): void {
  const facts = JSON.stringify({ ...factsOf(db, sha256), ...changes });
  db.run(db.build.updateTable('files').set({ facts }).where('sha256', '=', sha256));
}

export function updateTextReading(db: Db, sha256: string, reading: TextReading): void {
  updateFacts(db, sha256, { reading });
}

export function updateTextFacts(
  db: Db,
  sha256: string,
  facts: Pick<TextFacts, 'converted' | 'uncertainPages' | 'warnings' | 'hasAttachments'>,
): void {
  const { converted, uncertainPages, warnings, hasAttachments } = facts;
  updateFacts(db, sha256, { converted, uncertainPages, warnings, hasAttachments });
}
