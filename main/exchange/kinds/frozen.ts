import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../../shared/kernel';
import { readRows } from '../rows-repository';
import type { Around } from './kind';

/** A value in the one way in which it is hashed. */
export const asText = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value)) as Json);

/** Lower-case hex SHA-256 of a text, as rows that are covered by a hash have it. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Whether an assessment that is here was frozen: then nothing of it changes any more. */
export function isFrozen({ db }: Around, id: string): boolean {
  const [row] = readRows(db, [{ table: 'assessments', where: { id } }]).assessments ?? [];
  return row?.status === 'frozen';
}

/** The fault of a thing of an assessment that is frozen here. */
export const whileOpen = ({ assessmentId }: { readonly assessmentId: string }, around: Around) =>
  isFrozen(around, assessmentId) ? 'pack.frozen' : null;
