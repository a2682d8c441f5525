import { AppError } from '../../shared/kernel';
import {
  type CatalogueField,
  catalogueField,
  currentVersion,
  type DocumentVersion,
  fieldsAfterJoin,
  isOrderOf,
  type JoinKind,
  type LibraryDocument,
  markOfficial,
  mayBeOfficial,
  orderAfterJoin,
  relationFault,
  relationsAfterJoin,
  type VersionFields,
} from '../../shared/library';
import { appendHistory, type Db, type HistoryChange, listHistory } from '../database';
import { asHistoryText, GUESSED, guessedText } from './history-text';
import {
  deleteRelation,
  insertRelation,
  listRelations,
  type StoredRelation,
  updateRelationEnds,
} from './relations-repository';
import { findDocument, insertWork, updateDocument } from './repository';
import {
  findVersionPlace,
  followMerges,
  hasJoinedAt,
  hasVersionsFrom,
  listMergedInto,
  listMoved,
  moveVersion,
  orderVersions,
  touchDocument,
  updateMergedInto,
  updateVersion,
} from './versions-repository';

/** A change under way: when, by whom. */
export interface ChangeStamp {
  readonly at: string;
  readonly actor: string;
}

/** The relations that a document had when it became a part of another, kept in its history to put them back. */
const JOINED_RELATIONS = 'joinedRelations';
const LONGEST_LABEL = 120;

const noting =
  (db: Db, { at, actor }: ChangeStamp) =>
  (
    entity: HistoryChange['entity'],
    entityId: string,
    field: string,
    before: string | null,
    after: string | null,
  ) =>
    appendHistory(db, { at, actor, entity, entityId, field, before, after });

/** Writes changed fields of a version with their history. Gives whether anything changed. */
export function changeVersion(
  db: Db,
  stamp: ChangeStamp,
  version: DocumentVersion,
  changes: Partial<VersionFields> & { readonly isOfficial?: boolean },
): boolean {
  const changed = Object.entries(changes).filter(
    ([field, value]) => value !== undefined && version[field as keyof typeof changes] !== value,
  );
  if (changed.length === 0) return false;
  const asText = (value: string | boolean | null | undefined) =>
    value === null || value === undefined ? null : String(value);
  const note = noting(db, stamp);
  for (const [field, value] of changed) {
    note('version', version.id, field, asText(version[field as keyof typeof changes]), asText(value));
  }
  updateVersion(db, version.id, Object.fromEntries(changed));
  return true;
}

/** Marks a version as the official text or takes the mark away, in the order that keeps at most one mark at any moment. */
export function changeMark(
  db: Db,
  stamp: ChangeStamp,
  versions: readonly DocumentVersion[],
  versionId: string,
  official: boolean,
): boolean {
  const changes = markOfficial(versions, versionId, official);
  const ordered = [...changes].sort(
    ([, a], [, b]) => Number(a.isOfficial ?? false) - Number(b.isOfficial ?? false),
  );
  for (const [id, change] of ordered) {
    const version = versions.find((each) => each.id === id);
    if (version) changeVersion(db, stamp, version, change);
  }
  return changes.size > 0;
}

/** Puts versions into an order, with its history. @throws AppError `library.order-incomplete` */
export function changeOrder(
  db: Db,
  stamp: ChangeStamp,
  document: LibraryDocument,
  versionIds: readonly string[],
): boolean {
  const before = document.versions.map(({ id }) => id);
  if (!isOrderOf(document.versions, versionIds)) throw new AppError('library.order-incomplete');
  if (before.join() === versionIds.join()) return false;
  orderVersions(db, document.id, versionIds);
  noting(db, stamp)('document', document.id, 'versionOrder', before.join(' '), versionIds.join(' '));
  return true;
}

function get(db: Db, documentId: string): LibraryDocument {
  const found = findDocument(db, documentId);
  if (!found) throw new AppError('library.not-found');
  return found;
}

/** What is said of a version when its document becomes a part of another. */
function asJoined(
  version: DocumentVersion,
  part: LibraryDocument,
  whole: LibraryDocument,
  kind: JoinKind,
): Partial<VersionFields> {
  const named = version.label !== '' || kind === 'translation' || part.title === whole.title;
  return {
    label: named ? version.label : part.title.slice(0, LONGEST_LABEL).trim(),
    language: version.language ?? part.language,
    publishedOn: version.publishedOn ?? (part.versions.length === 1 ? part.adoptedOn : null),
    standing: version.standing ?? (kind === 'translation' ? 'unofficial-translation' : null),
  };
}

function moveRelations(db: Db, stamp: ChangeStamp, part: string, whole: string): void {
  const all = listRelations(db);
  const after = relationsAfterJoin(all, part, whole);
  if (after === null) throw new AppError('library.join-circular');
  const touched = [...after.moved, ...after.dropped];
  if (touched.length === 0) return;
  const note = noting(db, stamp);
  note('document', part, JOINED_RELATIONS, JSON.stringify(touched), null);
  for (const relation of after.dropped) {
    deleteRelation(db, relation.id);
    note('relation', relation.id, 'relation', JSON.stringify(relation), null);
  }
  for (const relation of after.moved) {
    const from = relation.from === part ? whole : relation.from;
    const to = relation.to === part ? whole : relation.to;
    updateRelationEnds(db, relation.id, from, to);
    note(
      'relation',
      relation.id,
      'relation',
      JSON.stringify(relation),
      JSON.stringify({ ...relation, from, to }),
    );
  }
}

/** What the whole takes over stays when they part: who may see it is never widened by itself. */
function takeOver(db: Db, stamp: ChangeStamp, whole: LibraryDocument, part: LibraryDocument): void {
  const { changes, guessed } = fieldsAfterJoin(whole, part);
  const fields = Object.keys(changes) as CatalogueField[];
  if (fields.length === 0) return;
  const note = noting(db, stamp);
  for (const field of fields) {
    const [before, after] = [whole[field], changes[field] ?? null].map(asHistoryText);
    note('document', whole.id, field, before ?? null, after ?? null);
  }
  const after = [...new Set([...whole.guessed, ...guessed])];
  if (after.length > whole.guessed.length)
    note('document', whole.id, GUESSED, guessedText(whole.guessed), guessedText(after));
  updateDocument(db, whole.id, changes, after, stamp.at);
}

/** The version on top is the text that counts now, if the one before it was and both are in one language. */
function passMarkOn(db: Db, stamp: ChangeStamp, before: LibraryDocument, kind: JoinKind): void {
  const whole = get(db, before.id);
  const [first] = whole.versions;
  const former = currentVersion(before.versions);
  if (first === undefined || former === undefined) return;
  if (kind === 'translation') {
    if (whole.versions.some(({ isOfficial }) => isOfficial) || !mayBeOfficial(former.standing)) return;
    changeMark(db, stamp, whole.versions, former.id, true);
    if (former.standing === null) changeVersion(db, stamp, former, { standing: 'original' });
    return;
  }
  const isNewOnTop = before.versions.every(({ id }) => id !== first.id);
  const sameLanguage = (first.language ?? before.language) === (former.language ?? before.language);
  if (former.isOfficial && isNewOnTop && sameLanguage && mayBeOfficial(first.standing)) {
    changeMark(db, stamp, whole.versions, first.id, true);
  }
}

/**
 * Makes a document a part of another one, which takes over what it knows of the work (`fieldsAfterJoin`). Its versions keep their ids, and
 * with them citations, highlights and reading places; its own row stays, unseen, so that `splitVersion` and `unjoinDocument` can bring it back. Call it inside a transaction.
 *
 * @throws AppError `library.not-found`, `library.join-itself`, `library.join-in-trash`, `library.join-circular`.
 */
export function joinDocuments(
  db: Db,
  stamp: ChangeStamp,
  { documentId, into, as }: { readonly documentId: string; readonly into: string; readonly as: JoinKind },
): void {
  if (documentId === into) throw new AppError('library.join-itself');
  const part = get(db, documentId);
  const whole = get(db, into);
  if (part.removedAt !== null || whole.removedAt !== null) throw new AppError('library.join-in-trash');
  moveRelations(db, stamp, part.id, whole.id);
  takeOver(db, stamp, whole, part);
  const note = noting(db, stamp);
  for (const version of whole.versions) {
    // What came with the document's own fields must not change with what joins it.
    changeVersion(db, stamp, version, { language: version.language ?? whole.language });
  }
  for (const version of part.versions) {
    const place = findVersionPlace(db, version.id);
    changeVersion(db, stamp, version, { ...asJoined(version, part, whole, as), isOfficial: false });
    moveVersion(db, version.id, whole.id, place?.cameFrom ?? part.id);
    note('version', version.id, 'documentId', part.id, whole.id);
  }
  updateMergedInto(db, part.id, whole.id, stamp.at);
  note('document', part.id, 'mergedInto', null, whole.id);
  const dated = (document: LibraryDocument) => (version: DocumentVersion) => ({
    id: version.id,
    publishedOn: version.publishedOn ?? (document.versions.length === 1 ? document.adoptedOn : null),
  });
  const order = orderAfterJoin(whole.versions.map(dated(whole)), part.versions.map(dated(part)), as);
  changeOrder(db, stamp, get(db, whole.id), order);
  passMarkOn(db, stamp, whole, as);
  touchDocument(db, whole.id, stamp.at);
}

type Entry = ReturnType<typeof listHistory>[number];

/** The last join of a document, into any document or into one, and where in its history what belongs to that join begins. */
function lastJoin(
  entries: readonly Entry[],
  into?: string,
): { readonly join: Entry; readonly since: number } | undefined {
  const merges = entries.filter(({ field }) => field === 'mergedInto');
  const at = merges.findLastIndex(
    ({ before, after }) => before === null && after !== null && (into === undefined || after === into),
  );
  const join = merges[at];
  return join && { join, since: merges[at - 1]?.seq ?? 0 };
}

/** Whether a relation that is no longer there went with a join: what somebody took away stays away. */
function wentWithJoin(db: Db, relationId: string): boolean {
  const gone = listHistory(db, 'relation', relationId).findLast(({ field }) => field === 'relation');
  if (gone?.before == null) return false;
  const { from, to } = JSON.parse(gone.before) as StoredRelation;
  return [from, to].some((end) =>
    listHistory(db, 'document', end).some(
      ({ field, at, before }) =>
        field === JOINED_RELATIONS && at === gone.at && before?.includes(relationId) === true,
    ),
  );
}

/**
 * Whether a document's relation is now that of another one which had it first: that one joined the document and has left before it.
 */
function isOfOneThatLeft(db: Db, stored: StoredRelation, present: StoredRelation, part: string): boolean {
  const known = listHistory(db, 'relation', stored.id).flatMap(({ field, before, after }) =>
    field === 'relation'
      ? [before, after].flatMap((text) => (text === null ? [] : [JSON.parse(text) as StoredRelation]))
      : [],
  );
  return (['from', 'to'] as const).some((end) => {
    if (stored[end] !== part) return false;
    const since = known.findIndex((each) => each[end] === part);
    return known.some((each, at) => at < since && each[end] === present[end]);
  });
}

function putRelationsBack(db: Db, stamp: ChangeStamp, part: string): void {
  const entries = listHistory(db, 'document', part);
  const last = lastJoin(entries);
  // A join without relations wrote nothing of them: what an earlier one wrote is not of this one.
  const kept = entries.findLast(
    ({ field, seq }) =>
      field === JOINED_RELATIONS && last !== undefined && seq > last.since && seq < last.join.seq,
  )?.before;
  if (kept == null) return;
  const note = noting(db, stamp);
  for (const stored of JSON.parse(kept) as StoredRelation[]) {
    // The other end may have become a part of another document meanwhile.
    const relation = { ...stored, from: followMerges(db, stored.from), to: followMerges(db, stored.to) };
    const present = listRelations(db);
    const known = present.find(({ id }) => id === relation.id);
    const others = present.filter(({ id }) => id !== relation.id);
    const ends = [relation.from, relation.to].map((id) => findDocument(db, id));
    if (ends.includes(undefined) || relationFault(others, relation) !== null) continue;
    if (known && isOfOneThatLeft(db, stored, known, part)) continue;
    if (known) updateRelationEnds(db, known.id, relation.from, relation.to);
    else if (wentWithJoin(db, relation.id)) insertRelation(db, relation, stamp.at);
    else continue;
    note('relation', relation.id, 'relation', known ? JSON.stringify(known) : null, JSON.stringify(relation));
  }
}

/** What a join says of the versions that come in (`asJoined`, and that they have no mark), written before their new document. */
const JOINED_FACTS: ReadonlySet<string> = new Set([
  ...['label', 'language', 'publishedOn', 'standing', 'isOfficial'],
]);

/** What a join wrote of a version just before the line of its move. */
function writtenBy(entries: readonly Entry[], move: number): readonly Entry[] {
  const isOther = ({ field, at }: Entry) => !JOINED_FACTS.has(field) || at !== entries[move]?.at;
  const other = entries.slice(0, move).findLastIndex(isOther);
  return entries.slice(other + 1, move);
}

/** Whether a line of a version's history tells that its document joined another one, and not that it went back there. */
function isJoin(db: Db, { field, before, after, at }: Entry, into: string): boolean {
  if (field !== 'documentId' || before === null || after !== into) return false;
  return listHistory(db, 'document', before).some(
    (entry) =>
      entry.field === 'mergedInto' && entry.before === null && entry.after === into && entry.at === at,
  );
}

/** The line of a version's history that tells of the last join that brought it into a document. */
const lastJoinOf = (db: Db, versionId: string, into: string): Entry | undefined =>
  listHistory(db, 'version', versionId).findLast((entry) => isJoin(db, entry, into));

/** The history of a version as one of a document, without the times when it was elsewhere with it, and what its way back put as it was. */
function historyIn(db: Db, versionId: string, documentId: string): readonly Entry[] {
  let there: Entry[] = [];
  let back: string | null = null;
  for (const entry of listHistory(db, 'version', versionId)) {
    const isOfWayBack = entry.at === back && JOINED_FACTS.has(entry.field);
    if (isOfWayBack) continue;
    back = null;
    const left = there.findLastIndex(({ field, before }) => field === 'documentId' && before === documentId);
    const isBack = entry.field === 'documentId' && entry.after === documentId && left >= 0;
    if (isBack && !isJoin(db, entry, documentId)) {
      there = there.slice(0, left - writtenBy(there, left).length);
      back = entry.at;
    } else there.push(entry);
  }
  return there;
}

const NEVER_LEFT = { written: [], hadMark: false } as const;

/** What joins wrote of a version since it left a document, the oldest first; and whether it had the mark there. */
function sinceItLeft(
  db: Db,
  versionId: string,
  former: string,
): { readonly written: readonly Entry[]; readonly hadMark: boolean } {
  const entries = listHistory(db, 'version', versionId);
  const left = entries.findLastIndex(({ field, before }) => field === 'documentId' && before === former);
  const joins = entries.flatMap(({ field }, at) => (field === 'documentId' && at >= left ? [at] : []));
  if (left < 0) return NEVER_LEFT;
  const ofMark = writtenBy(entries, left).findLast(({ field }) => field === 'isOfficial');
  return { written: joins.flatMap((join) => writtenBy(entries, join)), hadMark: ofMark?.before === 'true' };
}

/** Takes back what joins said of a version, except where somebody has said something else since. */
function putFactsBack(db: Db, stamp: ChangeStamp, version: DocumentVersion, written: readonly Entry[]): void {
  const { label, language, publishedOn, standing } = version;
  const facts: Record<string, string | null> = { label, language, publishedOn, standing };
  for (const { field, before, after } of written.toReversed()) {
    if (facts[field] === after) facts[field] = before;
  }
  changeVersion(db, stamp, version, facts as Partial<VersionFields>);
}

/**
 * Takes back what a join did to the mark of the official text in what it joined (`passMarkOn`): a mark that it passed on goes back to
 * where it was, one that it gave goes when nothing else that joined is left.
 */
function putMarkBack(
  db: Db,
  stamp: ChangeStamp,
  wholeId: string,
  { join, hadMark }: { readonly join: Entry; readonly hadMark: boolean },
): void {
  const { versions } = get(db, wholeId);
  const isAlone = versions.every(({ id }) => findVersionPlace(db, id)?.cameFrom == null);
  for (const version of versions) {
    const entries = historyIn(db, version.id, wholeId);
    // What a version lost as it came in itself is no mark that was passed on.
    const cameIn = entries.findLast(({ field, at }) => field === 'documentId' && at === join.at)?.seq ?? 0;
    // What somebody has said since, stays.
    const lastOf = (wanted: string) => {
      const entry = entries.findLast(({ field }) => field === wanted);
      const isOfJoin = entry !== undefined && entry.seq > Math.max(join.seq, cameIn) && entry.at === join.at;
      return isOfJoin ? entry : undefined;
    };
    const ofMark = lastOf('isOfficial');
    const isFree = get(db, wholeId).versions.every(({ isOfficial }) => !isOfficial);
    if (ofMark?.after === 'false' && hadMark && isFree) {
      changeMark(db, stamp, get(db, wholeId).versions, version.id, true);
    } else if (ofMark?.after === 'true' && isAlone && version.isOfficial) {
      const ofStanding = lastOf('standing');
      changeVersion(db, stamp, version, {
        isOfficial: false,
        ...(ofStanding !== undefined && ofStanding.after === version.standing
          ? { standing: ofStanding.before as VersionFields['standing'] }
          : {}),
      });
    }
  }
}

/**
 * Takes back that a join told the versions of what it joined their document's language (`joinDocuments`), once nothing that joined is
 * left: they follow their document again, unless somebody has said otherwise since.
 */
function putLanguagesBack(db: Db, stamp: ChangeStamp, wholeId: string): void {
  const whole = get(db, wholeId);
  if (whole.versions.some(({ id }) => findVersionPlace(db, id)?.cameFrom != null)) return;
  for (const version of whole.versions) {
    const said = historyIn(db, version.id, wholeId).findLast(({ field }) => field === 'language');
    if (said === undefined || said.before !== null || said.after !== version.language) continue;
    if (version.language === whole.language && hasJoinedAt(db, wholeId, said.at))
      changeVersion(db, stamp, version, { language: null });
  }
}

/**
 * What had joined a document, and did not come back with it from another one, counts there no more: what its join did to the mark is
 * taken back.
 */
function putMarkOfGoneBack(db: Db, stamp: ChangeStamp, documentId: string): void {
  const last = lastJoin(listHistory(db, 'document', documentId));
  if (last === undefined) return;
  const { join: left, since } = last;
  const moves = { from: documentId, to: left.after ?? '', after: since, before: left.seq };
  const gone = listMoved(db, moves).flatMap(({ id }) => {
    const join = lastJoinOf(db, id, documentId);
    const isGone = join !== undefined && findVersionPlace(db, id)?.documentId !== documentId;
    return isGone ? [{ join, ...sinceItLeft(db, id, documentId) }] : [];
  });
  const hadMark = gone.some((each) => each.hadMark);
  for (const { join } of gone) putMarkBack(db, stamp, documentId, { join, hadMark });
}

/**
 * Documents that are parts of others lead to where their versions are: to the one of `places` that has some, where there are none in
 * the document they lead to. The history is not told: it knows where the versions went.
 */
function leadToVersions(
  db: Db,
  stamp: ChangeStamp,
  documents: ReadonlySet<string>,
  places: readonly string[],
): void {
  for (const document of documents) {
    const leadsTo = followMerges(db, document);
    if (leadsTo === document || hasVersionsFrom(db, leadsTo, document)) continue;
    const place = places.find((each) => hasVersionsFrom(db, each, document));
    if (place !== undefined) updateMergedInto(db, document, place, stamp.at);
  }
}

/**
 * Moves versions out of a document, from the last to the first, each with what was said of it and its mark as they were when it left
 * `former`, which is where they go; null where that is no document they have been before.
 */
function moveOut(
  db: Db,
  stamp: ChangeStamp,
  wholeId: string,
  versions: readonly DocumentVersion[],
  to: { readonly target: string; readonly former: string | null },
): void {
  const { target, former } = to;
  const note = noting(db, stamp);
  const away = former === null ? former : followMerges(db, former);
  const wasAway = former !== null && away !== former;
  if (wasAway) {
    updateMergedInto(db, former, null, stamp.at);
    note('document', former, 'mergedInto', away, null);
  }
  const moved = versions.map((version) => ({
    version,
    ...(former === null ? NEVER_LEFT : sinceItLeft(db, version.id, former)),
  }));
  const parts = new Set(wasAway ? listMergedInto(db, former) : []);
  for (const { version, written } of moved.toReversed()) {
    const cameFrom = findVersionPlace(db, version.id)?.cameFrom ?? null;
    if (cameFrom !== null) parts.add(cameFrom);
    putFactsBack(db, stamp, version, written);
    if (version.isOfficial) changeVersion(db, stamp, version, { isOfficial: false });
    moveVersion(db, version.id, target, former === null || cameFrom === target ? null : cameFrom);
    note('version', version.id, 'documentId', wholeId, target);
  }
  const there = get(db, target).versions;
  const marked = moved.find(({ hadMark }) => hadMark)?.version;
  if (marked && !there.some(({ isOfficial }) => isOfficial)) changeMark(db, stamp, there, marked.id, true);
  const [first] = former === null ? [] : versions;
  const join = first && lastJoinOf(db, first.id, wholeId);
  const hadMark = versions.some(({ isOfficial }) => isOfficial);
  if (join !== undefined) putMarkBack(db, stamp, wholeId, { join, hadMark });
  putLanguagesBack(db, stamp, wholeId);
  leadToVersions(db, stamp, parts, [target, wholeId]);
  if (wasAway) {
    putMarkOfGoneBack(db, stamp, former);
    putRelationsBack(db, stamp, former);
  }
  touchDocument(db, wholeId, stamp.at);
  touchDocument(db, target, stamp.at);
}

/** The document that a version was before, where it can be that one again: it is on its own and not in the trash, or a part of this one. */
function formerDocument(
  db: Db,
  { documentId, cameFrom }: NonNullable<ReturnType<typeof findVersionPlace>>,
): string | null {
  if (cameFrom === null || cameFrom === documentId) return null;
  const leadsTo = followMerges(db, cameFrom);
  const isOnItsOwn = leadsTo === cameFrom && get(db, cameFrom).removedAt === null;
  return isOnItsOwn || leadsTo === documentId ? cameFrom : null;
}

/**
 * Makes a version a document of its own: the one it was before it joined this one, with its catalogue, its relations and what was said
 * of the version then, else a new one with this one's catalogue, to be checked. Gives that document's id. Call it inside a transaction.
 *
 * @throws AppError `library.not-found`, `library.split-last`.
 */
export function splitVersion(db: Db, stamp: ChangeStamp, versionId: string, newId: () => string): string {
  const place = findVersionPlace(db, versionId);
  const whole = place && findDocument(db, place.documentId);
  const version = whole?.versions.find(({ id }) => id === versionId);
  if (!place || !whole || !version) throw new AppError('library.not-found');
  if (whole.versions.length < 2) throw new AppError('library.split-last');
  const former = formerDocument(db, place);
  const target = former ?? newId();
  if (former === null) {
    const fields = Object.fromEntries(catalogueField.options.map((field) => [field, whole[field]])) as Pick<
      LibraryDocument,
      CatalogueField
    >;
    const language = version.language ?? whole.language;
    const guessed = catalogueField.options.filter((field) => field !== 'access' && whole[field] !== null);
    insertWork(db, { id: target, fields: { ...fields, language }, guessed, at: stamp.at });
    noting(db, stamp)('document', target, 'added', null, version.file.sha256);
  }
  moveOut(db, stamp, whole.id, [version], { target, former });
  return target;
}

/** The versions that are where they are by a join of their document, first to last. */
function listCameBy(
  db: Db,
  documentId: string,
  { join, since }: NonNullable<ReturnType<typeof lastJoin>>,
): { readonly id: string; readonly wholeId: string }[] {
  const moves = { from: documentId, to: join.after ?? '', after: since, before: join.seq };
  return listMoved(db, moves).flatMap(({ id, seq }) => {
    const place = findVersionPlace(db, id);
    if (place === undefined || place.cameFrom === null) return [];
    // What was split off since, or taken back before, is elsewhere by another act, also where it joined once more.
    const left: readonly (string | null)[] = [documentId, place.cameFrom];
    const hasLeft = listHistory(db, 'version', id).some(
      (entry) => entry.field === 'documentId' && entry.seq > seq && left.includes(entry.after),
    );
    return hasLeft ? [] : [{ id, wholeId: place.documentId }];
  });
}

/**
 * Takes back that a document became a part of another one: all versions that came with it go back, in the order they had, also those
 * that had come to it from others before, which stay a part of it. What it joined may have joined another one meanwhile: they are
 * taken from where they are. Gives the documents that they left. Call it inside a transaction.
 *
 * @throws AppError `library.not-found`, `library.join-changed` where nothing of that join is left or the document joined another one
 * since, `library.split-last`.
 */
export function unjoinDocument(
  db: Db,
  stamp: ChangeStamp,
  { documentId, into }: { readonly documentId: string; readonly into: string },
): string[] {
  const entries = listHistory(db, 'document', documentId);
  const last = lastJoin(entries, into);
  if (last === undefined) throw new AppError('library.not-found');
  const isOnItsOwn = followMerges(db, documentId) === documentId;
  // Versions that go back into the trash would be lost when that is emptied.
  if (isOnItsOwn && get(db, documentId).removedAt !== null) throw new AppError('library.join-changed');
  const joinedAnother = !isOnItsOwn && lastJoin(entries)?.join !== last.join;
  const came = Map.groupBy(joinedAnother ? [] : listCameBy(db, documentId, last), ({ wholeId }) => wholeId);
  if (came.size === 0) throw new AppError('library.join-changed');
  for (const [wholeId, moved] of came) {
    const { versions } = get(db, wholeId);
    if (moved.length === versions.length) throw new AppError('library.split-last');
    const those = moved.flatMap(({ id }) => versions.filter((version) => version.id === id));
    moveOut(db, stamp, wholeId, those, { target: documentId, former: documentId });
  }
  return [...came.keys()];
}
