import type { Lookalike } from '../../shared/library';
import type { Db } from '../database';
import {
  countVersions,
  findHolder,
  haveAttachments,
  haveSameText,
  listLookalikes,
  type StoredLookalike,
} from './lookalikes-repository';
import { countReadingsInUse } from './ocr-repository';

/** Whether the text of any of these files was read by machine. */
export function wasReadByMachine(db: Db, files: readonly string[]): boolean {
  return readByMachine(db)(files);
}

/** As `wasReadByMachine`, for many files: the readings are looked up when it is first asked, and once. */
export function readByMachine(db: Db): (files: readonly string[]) => boolean {
  let readings: ReadonlyMap<string, number> | undefined;
  return (files) => {
    const known = readings ?? countReadingsInUse(db);
    readings = known;
    return files.some((sha256) => known.has(sha256));
  };
}

/**
 * The two documents of a pair of files; none where it is one by now, or one of them lies in the trash. Who asks for many pairs looks up
 * once what was read by machine.
 */
export function pairOf(
  db: Db,
  { one, other, likeness }: StoredLookalike,
  isRead: (files: readonly string[]) => boolean = (files) => wasReadByMachine(db, files),
): Lookalike[] {
  const [a, b] = [findHolder(db, one), findHolder(db, other)];
  if (!a || !b || a.documentId === b.documentId) return [];
  // Ids of UUID version 7 rise with time, which parts documents of one moment.
  const isLater = `${a.createdAt} ${a.documentId}` > `${b.createdAt} ${b.documentId}`;
  const side = ({ documentId, versionId, title, sourceName, language }: typeof a, sha256: string) => ({
    ...{ documentId, versionId, sha256, title, sourceName },
    language: language as Lookalike['later']['language'],
  });
  const [later, earlier] = isLater ? [side(a, one), side(b, other)] : [side(b, other), side(a, one)];
  const isCopy =
    likeness === 1 &&
    haveSameText(db, one, other) &&
    countVersions(db, later.documentId) === 1 &&
    // What a machine misread may hide the one number that is another.
    !isRead([one, other]) &&
    // One covering letter may have been sent twice with other annexes.
    !haveAttachments(db, [one, other]);
  return [{ one, other, likeness, isCopy, later, earlier }];
}

/** The documents of a pair, in one word. */
export function documentsOf({ later, earlier }: Lookalike): string {
  return `${later.documentId} ${earlier.documentId}`;
}

/** Pairs nobody has decided about. Two documents may be alike in several of their files; they are asked about once, by those most alike. */
export function pairsToDecide(db: Db): Lookalike[] {
  const byDocuments = new Map<string, Lookalike>();
  const isRead = readByMachine(db);
  for (const pair of listLookalikes(db, null).flatMap((stored) => pairOf(db, stored, isRead)))
    if (!byDocuments.has(documentsOf(pair))) byDocuments.set(documentsOf(pair), pair);
  return [...byDocuments.values()];
}
