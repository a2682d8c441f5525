import type { ContributionChoice, ContributionDocument, ContributionReceipt } from '../../shared/assessments';
import {
  chosenKeys,
  decidedOf,
  mixedPlan,
  type PackChoice,
  type PackReceiptLine,
  type PieceSide,
  pieceKey,
  type ThingContent,
  type ThingKind,
  thingKey,
  wantedKeys,
} from '../../shared/exchange';
import { AppError, type NewId } from '../../shared/kernel';
import { appendHistory, type Db } from '../database';
import {
  type ContributionMerge,
  calledIn,
  contributionKey,
  type EvaluateOptions,
  evaluateContribution,
  type Incoming,
  isHere,
  type Judged,
  type JudgedPiece,
  pieceId,
  shownThings,
  takingOf,
} from './evaluating';
import { type Around, kindOf, type RowKind, type Writing } from './kinds';
import { insertChange, type KeptChange, noteSeen } from './ledger-repository';
import { notePlanState } from './plan-states';
import {
  differenceOf,
  listColumn,
  type RowChange,
  readRows,
  type Scope,
  writeChanges,
} from './rows-repository';
import { hashOfAnswer } from './same-now';
import { findThing, type Thing, thingOf } from './things';

export interface Contributions extends ContributionMerge {
  applyContribution(
    document: ContributionDocument,
    choice: ContributionChoice,
    by: { readonly hand: string },
  ): ContributionReceipt;
}

export interface ApplyOptions extends EvaluateOptions {
  readonly contributions: Contributions;
  readonly importId: string;
  readonly at: string;
  readonly actor: string;
  readonly packId: string;
  readonly newId: NewId;
}

/** What was done within the transaction. */
export interface Applied {
  readonly lines: readonly PackReceiptLine[];
  readonly changes: readonly KeptChange[];
  readonly taken: readonly Thing[];
  /** Conflicts in which ours was chosen: settled, so that the same pack does not ask again. */
  readonly settled: readonly Thing[];
  /** What was decided of pieces, so that it is not asked again while others are left. */
  readonly decided: readonly DecidedPiece[];
}

interface DecidedPiece {
  readonly kind: ThingKind;
  readonly id: string;
  readonly hash: string;
}

function writeHistory(db: Db, judged: Judged, changes: readonly RowChange[], options: ApplyOptions): void {
  const { thing, mine, rows } = judged;
  const kind = kindOf(thing.kind as RowKind);
  const after = Object.groupBy(
    changes.flatMap(({ table, after: row }) => (row === null ? [] : [{ table, row }])),
    ({ table }) => table,
  );
  const present = Object.fromEntries(
    Object.entries(after).map(([table, list]) => [table, list?.map(({ row }) => row)]),
  );
  const entityId = kind.historyId?.({ ...rows, ...present }) || thing.id;
  const lines = kind.history?.(mine?.content ?? null, thing.content) ?? [
    { field: 'pack', before: mine?.hash ?? null, after: options.packId },
  ];
  for (const line of [...lines, ...(kind.rowHistory?.(rows, present) ?? [])])
    appendHistory(db, { at: options.at, actor: options.actor, entity: kind.entity, entityId, ...line });
}

/** Where the answers of an agency and what hangs on them lie. */
function contributionScopes(db: Db, { assessmentId, agencyId }: ThingContent<'contribution'>): Scope[] {
  const where = { assessment_id: assessmentId, agency_id: agencyId };
  return [
    { table: 'assessments', where: { id: assessmentId } },
    { table: 'agency_answers', where },
    ...listColumn(db, 'agency_answers', 'id', where).flatMap((id): Scope[] => [
      { table: 'agency_citations', where: { answer_id: id } },
      { table: 'agency_answer_versions', where: { answer_id: id } },
    ]),
    { table: 'contribution_receipts', where },
  ];
}

function applyContribution(
  thing: Thing,
  choice: PackChoice,
  around: Around,
  { contributions }: ApplyOptions,
  hand: string,
): { readonly lines: PackReceiptLine[]; readonly changes: RowChange[] } {
  const { db } = around;
  const document = thing.content as ThingContent<'contribution'>;
  const shown = evaluateContribution(thing, contributions, around, hand);
  const itemOf = (key: string) => key.slice(thing.key.length + 1);
  const offered = shown
    .filter(({ status }) => status === 'new' || status === 'changed')
    .map(({ key }) => key);
  const chosen = choice.take === null ? offered : offered.filter((key) => choice.take?.includes(key));
  const conflicts = Object.fromEntries(
    shown
      .filter(({ key, status }) => status === 'conflict' && choice.conflicts[key] !== undefined)
      .map(({ key }) => [itemOf(key), choice.conflicts[key] as 'mine' | 'theirs']),
  );
  const isLeftOf = ({ key, status }: (typeof shown)[number]) =>
    status === 'conflict' && choice.conflicts[key] === undefined;
  const theirs = new Map(
    shown.some(isLeftOf)
      ? contributions
          .previewContribution(document, { hand })
          .answers.map((answer, at) => [contributionKey(thing, answer.itemId, at), answer.theirs])
      : [],
  );
  const line = (each: (typeof shown)[number], taken: boolean): PackReceiptLine => {
    const { key, kind, title, status, code } = each;
    const isLeft = isLeftOf(each);
    const said = isLeft ? theirs.get(key) : null;
    return {
      ...{ key, kind, title, status, code, taken },
      ...(isLeft && { isLeft }),
      ...(said && { theirs: hashOfAnswer(said) }),
    };
  };
  if (chosen.length === 0 && Object.keys(conflicts).length === 0)
    return { lines: shown.map((each) => line(each, false)), changes: [] };
  const before = readRows(db, contributionScopes(db, document));
  const receipt = contributions.applyContribution(
    document,
    { itemIds: chosen.map(itemOf), conflicts },
    { hand },
  );
  const after = readRows(db, contributionScopes(db, document));
  const taken = new Set(
    receipt.lines.flatMap((each, at) => (each.taken ? [contributionKey(thing, each.itemId, at)] : [])),
  );
  return {
    lines: shown.map((each) => line(each, taken.has(each.key))),
    changes: differenceOf(before, after),
  };
}

/** The plans of actions, those that come along before those that are here. */
function planOfActionIn(
  { things }: Incoming,
  wanted: ReadonlySet<string>,
  around: Around,
): Writing['planOfAction'] {
  const coming = new Map<string, ThingContent<'plan'>>();
  for (const { key, kind, content } of things.values()) {
    if (kind !== 'plan' || !wanted.has(key)) continue;
    const plan = content as ThingContent<'plan'>;
    for (const { id } of plan.actions) coming.set(id, plan);
  }
  return (id) => {
    const [planId] = listColumn(around.db, 'plan_actions', 'plan_id', { id });
    const here = planId === undefined ? undefined : findThing(around, 'plan', planId).thing;
    return coming.get(id) ?? (here?.content as ThingContent<'plan'> | undefined);
  };
}

/** Whether an action that stays goes on from another: one of a plan whose place is taken, and that comes without it, does not stay. */
function goneOnFromIn({ things }: Incoming, wanted: ReadonlySet<string>, db: Db): Writing['isGoneOnFrom'] {
  const stays = (id: string): boolean => {
    const [planId = ''] = listColumn(db, 'plan_actions', 'plan_id', { id });
    const key = thingKey('plan', planId);
    const coming = wanted.has(key)
      ? (things.get(key)?.content as ThingContent<'plan'> | undefined)
      : undefined;
    return coming === undefined || coming.actions.some((action) => action.id === id) || isGoneOnFrom(id);
  };
  const isGoneOnFrom = (id: string): boolean =>
    listColumn(db, 'plan_actions', 'id', { carried_from: id }).some(stays);
  return isGoneOnFrom;
}

/** What becomes of a plan that is decided piece by piece. */
interface Mixed {
  readonly thing: Thing;
  /** Whether nothing of it was left for later. */
  readonly isDecided: boolean;
  /** By their keys, whose pieces it has now; null for those that were left for later. */
  readonly sides: ReadonlyMap<string, PieceSide | null>;
  readonly decided: readonly DecidedPiece[];
}

/** What was decided of pieces, as a choice about the wholes: one of which something is taken is taken, as it then reads. */
export function decidePieces(
  judged: ReadonlyMap<string, Judged>,
  choice: PackChoice,
): { readonly choice: PackChoice; readonly mixed: ReadonlyMap<string, Mixed> } {
  const conflicts = { ...choice.conflicts };
  const ticked = choice.take === null ? null : new Set(choice.take);
  const mixed = new Map<string, Mixed>();
  for (const [key, { thing, mine, pieces }] of judged) {
    if (mine === undefined || pieces.length === 0) continue;
    const sideOf = ({ id, isKept, changedBy }: JudgedPiece): PieceSide | null => {
      const decided = decidedOf(key, id, choice) ?? (isKept || changedBy === 'mine' ? 'mine' : null);
      const comes = changedBy === 'theirs' && ticked?.has(pieceKey(key, id)) !== false;
      return decided ?? (comes ? 'theirs' : null);
    };
    const sides = pieces.map(sideOf);
    const byId = new Map(pieces.map((piece) => [piece.id, sideOf(piece) ?? 'mine']));
    const keyed = new Map(pieces.map((piece) => [pieceKey(key, piece.id), sideOf(piece)]));
    const isDecided = !sides.includes(null);
    delete conflicts[key];
    if (sides.includes('theirs')) conflicts[key] = 'theirs';
    else if (isDecided) conflicts[key] = 'mine';
    const content = mixedPlan(
      mine.content as ThingContent<'plan'>,
      thing.content as ThingContent<'plan'>,
      (id) => byId.get(id) ?? 'mine',
    );
    const decided = pieces
      .filter(({ id }) => decidedOf(key, id, choice) !== null)
      .map((piece) => ({ kind: thing.kind, id: pieceId(thing, piece), hash: piece.hash }));
    mixed.set(key, { thing: thingOf('plan', content, thing.ancestors), isDecided, sides: keyed, decided });
  }
  return { choice: { ...choice, conflicts }, mixed };
}

/**
 * Takes the chosen things of a pack in, in the transaction of the caller.
 *
 * @param judged against the workspace as it is at this moment, so that nothing is overwritten that was written since the preview
 */
export function applyThings(
  incoming: Incoming,
  judged: ReadonlyMap<string, Judged>,
  given: PackChoice,
  options: ApplyOptions,
): Applied {
  const { choice, mixed } = decidePieces(judged, given);
  const { around, actor } = options;
  const { db } = around;
  const taking = takingOf(judged);
  const chosen = chosenKeys(taking, choice);
  const wanted = wantedKeys(taking, choice);
  const coming = new Map(incoming.things);
  for (const [key, { thing }] of mixed) coming.set(key, thing);
  const written = { ...incoming, things: coming };
  const comes = (kind: ThingKind, id: string) =>
    wanted.has(thingKey(kind, id)) || isHere({ kind, id }, around);
  const writing: Writing = {
    actor,
    newId: options.newId,
    hasSnapshot: (id) => comes('snapshot', id),
    hasPlan: (id) => comes('plan', id),
    planOfAction: planOfActionIn(written, wanted, around),
    isGoneOnFrom: goneOnFromIn(written, wanted, db),
    datasetId: (hash) => listColumn(db, 'table_editions', 'id', { hash })[0] ?? '',
  };
  const lines: PackReceiptLine[] = [];
  const changes: KeptChange[] = [];
  const taken: Thing[] = [];
  const settled: Thing[] = [];
  const called = calledIn(incoming, around);
  for (const each of judged.values()) {
    const { thing, rows, status } = each;
    const { kind, key } = thing;
    const isTaken = wanted.has(key);
    const shown = shownThings(each, around, { called, judged });
    for (const [at, { key: line, title, status: stood, code, piece }] of shown.entries()) {
      if (kind === 'file') continue;
      const side = piece === undefined ? given.conflicts[line] : mixed.get(key)?.sides.get(line);
      const why = chosen.has(key) && !isTaken ? 'pack.stayed' : code;
      const isOurs = piece !== undefined && side !== 'theirs';
      const isLeft = stood === 'conflict' && side == null;
      lines.push({
        ...{ key: line, kind, title, status: stood, code: why, taken: isTaken && !isOurs },
        ...(piece && { piece }),
        ...(isLeft && { isLeft, theirs: each.pieces[at]?.hash ?? thing.hash }),
      });
    }
    if (status === 'conflict' && choice.conflicts[key] === 'mine') settled.push(thing);
    if (!isTaken) continue;
    const comesAs = mixed.get(key)?.thing ?? thing;
    const wantedRows = kindOf(thing.kind as RowKind).write(comesAs.content, rows, writing);
    const made = writeChanges(db, differenceOf(rows, wantedRows));
    // What was written must be what its kind allows, whatever was there before.
    if (!findThing(around, thing.kind as RowKind, thing.id).isSound)
      throw new AppError('pack.schema', { at: thing.kind });
    writeHistory(db, each, made, options);
    for (const change of made) changes.push({ ...change, kind, thingId: thing.id });
    // What was left for later is asked again: the state of theirs is known once all of it is decided.
    taken.push(mixed.get(key)?.isDecided === false ? comesAs : thing);
  }
  for (const thing of incoming.things.values()) {
    if (thing.kind !== 'contribution') continue;
    const merged = applyContribution(thing, choice, around, options, incoming.signedBy);
    for (const line of merged.lines) lines.push(line);
    for (const change of merged.changes) changes.push({ ...change, kind: thing.kind, thingId: thing.id });
    if (merged.changes.length > 0) taken.push(thing);
  }
  const decided = [...mixed.values()].flatMap((each) => each.decided);
  return { lines, changes, taken, settled, decided };
}

/** Keeps what an import did, for the undo, and which states it brought. */
export function keepApplied(
  db: Db,
  { changes, taken, settled, decided }: Applied,
  { importId, at }: ApplyOptions,
): void {
  for (const [position, change] of changes.entries()) insertChange(db, importId, position + 1, change);
  for (const thing of [...taken, ...settled]) {
    const { kind, id, hash, ancestors } = thing;
    notePlanState(db, thing, { importId, at });
    for (const known of [hash, ...ancestors]) noteSeen(db, { kind, thingId: id, hash: known, importId, at });
  }
  for (const { kind, id, hash } of decided) noteSeen(db, { kind, thingId: id, hash, importId, at });
}
