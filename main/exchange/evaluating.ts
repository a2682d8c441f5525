import {
  type ContributionDocument,
  type ContributionPreview,
  saysSame,
  settleConflict,
} from '../../shared/assessments';
import {
  type CorrectionShown,
  differencesOf,
  type IncomingThing,
  judge,
  type PackPreview,
  type PieceSide,
  PLAN_ITSELF,
  PLAN_ORDER,
  type PlanPiece,
  pieceKey,
  planPieces,
  TAKEABLE,
  type ThingContent,
  type ThingStatus,
  thingKey,
} from '../../shared/exchange';
import { isAppError } from '../../shared/kernel';
import type { Steps } from '../platform';
import { type Around, type InPack, kindOf, type Need, type RowKind } from './kinds';
import { listSeen } from './ledger-repository';
import { changedSinceCommon } from './plan-states';
import { listColumn, type RowSet } from './rows-repository';
import { findThing, hashBefore, hashOfSaid, THINGS_A_STEP, type Thing, thingOf } from './things';

/** What the exchange asks of the assessments: they merge the answers of an agency. */
export interface ContributionMerge {
  previewContribution(document: ContributionDocument, by: { readonly hand: string }): ContributionPreview;
  agenciesOfHand(hand: string): ReadonlySet<string>;
}

/** A piece of a plan in which the two differ. */
export interface JudgedPiece extends PlanPiece {
  /** Of what theirs says of it. */
  readonly hash: string;
  /** Somebody decided about this very state before. */
  readonly isKept: boolean;
  /** The side that alone changed it since both had the same; null where both did, or where it is not known. */
  readonly changedBy: PieceSide | null;
}

/** The name under which it is noted what was decided of a piece. */
export const pieceId = (thing: Pick<Thing, 'id'>, { id }: Pick<PlanPiece, 'id'>): string =>
  `${thing.id}/${id}`;

/** How a piece stands in a plan that differs: what only we changed is an older state in theirs, and stays. */
const statusOfPiece = (
  { isKept, changedBy }: Pick<JudgedPiece, 'isKept' | 'changedBy'>,
  whole: ThingStatus,
): ThingStatus =>
  isKept ? 'kept' : changedBy === null ? whole : changedBy === 'theirs' ? 'changed' : 'older';

/** A thing of a pack beside the one here. */
export interface Judged {
  readonly thing: Thing;
  readonly mine: Thing | undefined;
  /** What stays in ours though theirs does not have it, by its name. */
  readonly stays: readonly string[];
  readonly rows: RowSet;
  readonly status: ThingStatus;
  readonly code: string | null;
  /** Where a plan differs, what of it does: each is decided by itself. */
  readonly pieces: readonly JudgedPiece[];
}

/** What is judged in a pack. */
export interface Incoming {
  readonly things: ReadonlyMap<string, Thing>;
  /** Hashes of the PDFs that came along. */
  readonly files: ReadonlySet<string>;
  /** Things that only a later version of the program can read. */
  readonly unknown: number;
  /** The key that signed them. */
  readonly signedBy: string;
}

export interface EvaluateOptions {
  readonly around: Around;
  /** Whether the bytes of a PDF are in the store. */
  readonly hasFile: (sha256: string) => boolean;
}

const inPackOf =
  ({ things }: Incoming): InPack =>
  (kind, id) =>
    things.get(thingKey(kind, id))?.content as never;

/** The states that are known; one that was noted as packs of before compared it is the same state. */
function knownAs(hashes: readonly string[], one: Thing | undefined): ReadonlySet<string> {
  const known = new Set(hashes);
  const before = one === undefined ? undefined : hashBefore(one.kind, one.content);
  if (one !== undefined && before !== undefined && known.has(before)) known.add(one.hash);
  return known;
}

function judgeAlone(thing: Thing, { around, hasFile }: EvaluateOptions, incoming: Incoming): Judged {
  const kind = thing.kind as RowKind;
  const { rows, thing: present } = findThing(around, kind, thing.id);
  const kept =
    present && kindOf(kind).withoutKept?.(present.content, thing.content, around, inPackOf(incoming));
  const mine = kept === undefined ? present : thingOf(kind, kept);
  const stays = present && kept ? (kindOf(kind).keptIn?.(present.content, kept) ?? []) : [];
  const judged = (
    status: ThingStatus,
    code: string | null = null,
    pieces: readonly JudgedPiece[] = [],
  ): Judged => ({ thing, mine, stays, rows, status, code, pieces });
  if (kind === 'file') {
    if (mine !== undefined) return judged('identical');
    return incoming.files.has(thing.id) || hasFile(thing.id)
      ? judged('new')
      : judged('refused', 'pack.file-missing');
  }
  const { beside } = kindOf(kind);
  const status =
    mine !== undefined && beside !== undefined
      ? beside(mine.content, thing.content)
      : judge({
          mine: mine?.hash ?? null,
          theirs: thing.hash,
          known: knownAs(listSeen(around.db, kind, thing.id), thing),
          ancestors: knownAs(thing.ancestors, mine),
        });
  // What lies in the trash was removed here: it comes back only when somebody wants it, whether it is the same or a later state.
  const isInTrash = kind === 'document' && mine !== undefined && rows.documents?.[0]?.removed_at !== null;
  const toldAs = isInTrash && (status === 'identical' || status === 'changed') ? 'gone' : status;
  if (!TAKEABLE.has(toldAs)) return judged(toldAs);
  const fault = kindOf(kind).fault?.(thing.content, around, inPackOf(incoming)) ?? null;
  if (fault !== null) return judged('refused', fault);
  if (kind === 'document' && mine === undefined) {
    const { versions } = thing.content as ThingContent<'document'>;
    const isHere = versions.some(
      ({ sha256 }) => listColumn(around.db, 'document_versions', 'document_id', { sha256 }).length > 0,
    );
    // The same file under another entry of the catalogue: a second entry is made only when somebody wants it, which is asked once.
    if (isHere) return judged(toldAs === 'gone' ? 'kept' : 'conflict', 'pack.same-file');
  }
  if (kind === 'plan' && toldAs === 'conflict' && mine !== undefined) {
    const changedBy = changedSinceCommon(around.db, thing);
    const pieces = planPieces(
      mine.content as ThingContent<'plan'>,
      thing.content as ThingContent<'plan'>,
    ).map((piece): JudgedPiece => {
      const hash = hashOfSaid(piece.theirs);
      return {
        ...{ ...piece, hash },
        isKept: listSeen(around.db, kind, pieceId(thing, piece)).includes(hash),
        changedBy: changedBy(piece),
      };
    });
    // Numbers of places that give the same order say nothing.
    if (pieces.length === 0) return judged('identical');
    const staysOurs = pieces.every((piece) => piece.isKept || piece.changedBy === 'mine');
    return judged(staysOurs ? 'kept' : toldAs, null, pieces);
  }
  return judged(toldAs);
}

/** Whether something that is needed stands in the workspace, or ships with the program. */
export function isHere({ kind, id }: Need, around: Around): boolean {
  if (kind === 'edition' && around.editions.some((one) => `${one.id}/${one.edition}` === id)) return true;
  return findThing(around, kind as RowKind, id).thing !== undefined;
}

const MISSING: { readonly [kind: string]: string } = { file: 'pack.file-missing', edition: 'pack.edition' };

/** Refuses things that need what is neither here nor in the pack, and then those that need them. */
function* refuseIncomplete(judged: Map<string, Judged>, around: Around): Steps<void> {
  const isThere = (need: Need): boolean => {
    const other = judged.get(thingKey(need.kind, need.id));
    if (other !== undefined && (other.status !== 'refused' || other.mine !== undefined)) return true;
    return isHere(need, around);
  };
  for (let again = true; again; ) {
    again = false;
    let at = 0;
    for (const [key, each] of judged) {
      at += 1;
      if (at % THINGS_A_STEP === 0) yield;
      if (!TAKEABLE.has(each.status)) continue;
      const missing = kindOf(each.thing.kind as RowKind)
        .needs(each.thing.content)
        .find((need) => !isThere(need));
      if (missing === undefined) continue;
      judged.set(key, { ...each, status: 'refused', code: MISSING[missing.kind] ?? 'pack.needs' });
      again = true;
    }
  }
}

/** Judges every thing of a pack but the contributions, by key. Writes nothing. In steps: what is judged counts for one moment only. */
export function* judging(incoming: Incoming, options: EvaluateOptions): Steps<Map<string, Judged>> {
  const judged = new Map<string, Judged>();
  for (const [key, thing] of incoming.things) {
    if (thing.kind === 'contribution') continue;
    if (judged.size % THINGS_A_STEP === 0 || thing.kind === 'snapshot') yield;
    judged.set(key, judgeAlone(thing, options, incoming));
  }
  yield* refuseIncomplete(judged, options.around);
  return judged;
}

/** Key of one answer of a contribution. */
export const contributionKey = (thing: Thing, itemId: string | null, at: number): string =>
  `${thing.key}/${itemId ?? `#${at}`}`;

/**
 * What an answer of a contribution is to the one here. One that says nothing new, while something else is said here, such as after it was
 * taken back, is no answer that is the same: ours stays.
 */
function statusOf(
  { status, mine, theirs }: ContributionPreview['answers'][number],
  isOlder: boolean,
): ThingStatus {
  const isOther =
    mine !== null && theirs !== null && !(saysSame(mine.value, theirs.value) && mine.text === theirs.text);
  const told = status === 'identical' && isOther ? 'kept' : status;
  return isOlder && told !== 'identical' ? 'older' : told;
}

/** What a contribution would change, answer by answer; one that does not fit at all is one refused thing. */
export function evaluateContribution(
  thing: Thing,
  merge: ContributionMerge,
  around: Around,
  hand: string,
): IncomingThing[] {
  const document = thing.content as ThingContent<'contribution'>;
  const agency = around.shortNameOf(document.agencyId) ?? document.madeBy;
  const base = { kind: 'contribution' as const, access: 'public' as const, needs: [] };
  try {
    const preview = merge.previewContribution(document, { hand });
    return preview.answers.map((answer, at) => ({
      ...base,
      key: contributionKey(thing, answer.itemId, at),
      title: `${answer.itemId ?? '–'}, ${agency}, ${document.state} ${document.referenceDate}`,
      status: statusOf(answer, preview.isOlder),
      code: answer.code,
      // What would become of it: pieces that only we have added stay.
      stays: [],
      differences: differencesOf(
        'answer',
        answer.mine,
        answer.status === 'conflict' && answer.merged !== null && answer.theirs !== null
          ? settleConflict(answer.merged, answer.theirs)
          : (answer.merged ?? answer.theirs),
      ),
    }));
  } catch (cause) {
    if (!isAppError(cause)) throw cause;
    return [
      {
        ...base,
        key: contributionKey(thing, null, 0),
        title: agency,
        status: 'refused',
        code: cause.code,
        differences: [],
        stays: [],
      },
    ];
  }
}

/** Agencies whose answers are in a pack under a key that has so far answered for others only: somebody may have chosen the wrong one. */
export function unusualAgencies(
  { things, signedBy }: Incoming,
  merge: ContributionMerge,
  called: Around,
): PackPreview['unusual'] {
  const given = [...things.values()].filter(({ kind }) => kind === 'contribution');
  const usual = given.length === 0 ? new Set<string>() : merge.agenciesOfHand(signedBy);
  if (usual.size === 0) return [];
  const nameOf = (id: string) => called.shortNameOf(id) ?? id;
  return given.flatMap(({ content }) => {
    const { agencyId } = content as ThingContent<'contribution'>;
    return usual.has(agencyId) ? [] : [{ agency: nameOf(agencyId), usual: [...usual].map(nameOf) }];
  });
}

const SHOWN: ReadonlySet<ThingStatus> = new Set(['changed', 'conflict', 'older']);

/** What the things of a pack are called: much of what they speak of may be in the pack only. Made once for a pack. */
export function calledIn(incoming: Incoming, around: Around): Around {
  const inPack = inPackOf(incoming);
  const documentOf = (sha256: string) =>
    [...incoming.things.values()]
      .filter(({ kind }) => kind === 'document')
      .map(({ content }) => content as ThingContent<'document'>)
      .find(({ versions }) => versions.some((version) => version.sha256 === sha256));
  const yearOf = (id: string) => {
    const assessment = inPack('assessment', id);
    return around.yearOf(id) ?? (assessment ? `${assessment.state} ${assessment.referenceDate}` : null);
  };
  return {
    ...around,
    shortNameOf: (id) => around.shortNameOf(id) ?? inPack('agency', id)?.shortName ?? null,
    yearOf,
    yearOfSnapshot: (id) => {
      const assessmentId = inPack('snapshot', id)?.assessmentId;
      return around.yearOfSnapshot(id) ?? (assessmentId === undefined ? null : yearOf(assessmentId));
    },
    titleOfDocument: (id) => around.titleOfDocument(id) ?? inPack('document', id)?.title ?? null,
    titleOfFile: (sha256) => around.titleOfFile(sha256) ?? documentOf(sha256)?.title ?? null,
  };
}

/** Keys of what has to come in with a thing of a pack. */
export function needsOf({ thing }: Judged, judged: ReadonlyMap<string, Judged>): string[] {
  return kindOf(thing.kind as RowKind)
    .needs(thing.content)
    .map(({ kind, id }) => thingKey(kind, id))
    .filter((key) => {
      const other = judged.get(key);
      return other !== undefined && other.mine === undefined && TAKEABLE.has(other.status);
    });
}

/** The things that were judged, as far as it matters for what comes in with what. */
export const takingOf = (judged: ReadonlyMap<string, Judged>) =>
  [...judged.values()].map((each) => ({
    ...{ key: each.thing.key, kind: each.thing.kind, status: each.status },
    needs: needsOf(each, judged),
  }));

/** A judged thing of a pack as it is shown; `called` names what it speaks of, `corrected` says what a correction would change. */
export function shownThing(
  each: Judged,
  around: Around,
  {
    called,
    judged,
    corrected,
  }: {
    readonly called: Around;
    readonly judged: ReadonlyMap<string, Judged>;
    readonly corrected?: (made: ThingContent<'restatement'>) => CorrectionShown;
  },
): IncomingThing {
  const { thing, mine, stays, status, code } = each;
  const kind = kindOf(thing.kind as RowKind);
  return {
    key: thing.key,
    kind: thing.kind,
    title: kind.title(thing.content, called),
    status,
    code,
    access: kind.access(thing.content, around),
    differences:
      SHOWN.has(status) && mine !== undefined ? differencesOf(thing.kind, mine.content, thing.content) : [],
    stays: [...stays],
    ...(corrected !== undefined && thing.kind === 'restatement' && TAKEABLE.has(status)
      ? { correction: corrected(thing.content as ThingContent<'restatement'>) }
      : {}),
    // A PDF is not shown, and always comes along.
    needs: needsOf(each, judged).filter((key) => judged.get(key)?.thing.kind !== 'file'),
  };
}

/** The same as it is to be decided: a plan that differs piece by piece, anything else as one. */
export function shownThings(...given: Parameters<typeof shownThing>): IncomingThing[] {
  const [{ pieces }] = given;
  const whole = shownThing(...given);
  if (pieces.length === 0) return [whole];
  return pieces.map(({ id, action, only, differences, ...piece }, at) => ({
    ...whole,
    status: statusOfPiece(piece, whole.status),
    key: pieceKey(whole.key, id),
    title: action ?? whole.title,
    piece: {
      of: whole.title,
      what: id === PLAN_ITSELF || id === PLAN_ORDER ? id : 'action',
      ...(only && { only }),
    },
    differences: [...differences],
    stays: at === 0 ? whole.stays : [],
  }));
}
