import { z } from 'zod';
import { answerValue, restatement } from '../assessments';
import { instant, sha256, uuid } from '../kernel';
import { accessClass } from '../vocabulary';
import { THING_STATUSES } from './judging';
import { packKind } from './manifest';
import { thingKind } from './things';

const count = z.number().int().nonnegative();

/** What is known of whoever signed. `refused` people said that the key is not that of the sender it names. */
export const trust = z.enum(['unknown', 'trusted', 'refused']);
export type Trust = z.infer<typeof trust>;

export const sender = z.strictObject({
  publicKey: z.string(),
  /** Six groups of four digits, to be read out. */
  fingerprint: z.string(),
  /** As the last pack under the key named itself. */
  name: z.string(),
  trust,
  firstSeenAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** Another key is trusted under the same name: a new PC, or somebody else. */
  isChangedKey: z.boolean(),
});
export type Sender = z.infer<typeof sender>;

export const thingStatus = z.enum(THING_STATUSES);

/** A piece of a thing that is decided by itself: the title of the whole, and what it is of it. */
export const packPiece = z.strictObject({
  of: z.string(),
  what: z.enum(['plan', 'order', 'action']),
  /** The side that alone has it. */
  only: z.enum(['mine', 'theirs']).optional(),
});

/** One field in which theirs differs from ours, as short texts. */
export const difference = z.strictObject({
  field: z.string(),
  /**
   * Where one piece of a list differs in a part of it: what people know the piece by, and the part. Of a piece of an order each side says
   * before which other it comes, or nothing where it comes last.
   */
  piece: z.strictObject({ name: z.string(), part: z.string() }).optional(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
});
export type Difference = z.infer<typeof difference>;

/** A correction of a frozen answer in a pack, with what it would change. */
export const correctionShown = z.strictObject({
  made: restatement,
  /** The words that it takes the place of; null where they are not known. */
  textBefore: z.string().nullable(),
  /** How the answer reads here now, where that is something else than what was corrected. */
  now: answerValue.nullable(),
});
export type CorrectionShown = z.infer<typeof correctionShown>;

/** One thing of a pack and what it would do here. */
export const incomingThing = z.strictObject({
  /** `kind/id`; an answer of a contribution has its item besides. */
  key: z.string(),
  kind: thingKind,
  title: z.string(),
  status: thingStatus,
  /** Why it is refused, or what to mind. */
  code: z.string().nullable(),
  access: accessClass,
  differences: z.array(difference),
  /** Where the two differ and this is one piece of what does. */
  piece: packPiece.optional(),
  /** Of a correction of a frozen answer that can be taken in. */
  correction: correctionShown.optional(),
  /** Names of the pieces that are only here and stay whatever is chosen, because something of our own goes on from them. */
  stays: z.array(z.string()),
  /** Keys of the things of the pack that have to come in with it, because they are not here. */
  needs: z.array(z.string()),
});
export type IncomingThing = z.infer<typeof incomingThing>;

/** A pack that was opened and checked, and what taking it in would do. Nothing has been changed yet. */
export const packPreview = z.strictObject({
  opened: uuid,
  kind: packKind,
  sha256,
  /** The hash in digits that both sides can read to each other. */
  code: z.string(),
  bytes: count,
  to: z.string(),
  madeAt: instant,
  note: z.string(),
  isLocked: z.boolean(),
  sender,
  things: z.array(incomingThing),
  /** Things that only a later version of the program can read; they are passed over. */
  unknown: count,
  /** PDFs that come along and are not here yet. */
  newFiles: z.strictObject({ count, bytes: count }),
  /** When this very pack was taken in, if it was and stands. */
  receivedAt: instant.nullable(),
  /** A later pack of the sender was taken in already. */
  isOlder: z.boolean(),
  /** Agencies for which this key has never answered, with those for which it has. */
  unusual: z.array(z.strictObject({ agency: z.string(), usual: z.array(z.string()) })),
});
export type PackPreview = z.infer<typeof packPreview>;

/** What to take of a pack. */
export const packChoice = z.strictObject({
  /** Keys of the things to take; null for all that are new or changed. What was removed here comes back only by its key. */
  take: z.array(z.string().max(260)).max(100_000).nullable(),
  /** Conflicts by key: whose stays. One that is not named stays as it is here, undecided. */
  conflicts: z.record(z.string().max(260), z.enum(['mine', 'theirs'])),
});
export type PackChoice = z.infer<typeof packChoice>;

export const packReceiptLine = z.strictObject({
  key: z.string(),
  kind: thingKind,
  title: z.string(),
  status: thingStatus,
  code: z.string().nullable(),
  piece: packPiece.optional(),
  taken: z.boolean(),
  /** The two differ, and nobody decided whose stays; not noted in receipts of before. */
  isLeft: z.literal(true).optional(),
  /** Hash of what theirs says of it. */
  theirs: sha256.optional(),
  /** It was left, and ours says by now what theirs said; not noted, but seen when the receipt is looked at. */
  isSameNow: z.literal(true).optional(),
});
export type PackReceiptLine = z.infer<typeof packReceiptLine>;

/** A thing that an undo left as it is. */
export const leftThing = z.strictObject({ title: z.string(), why: z.enum(['edited', 'later-pack', 'used']) });
export type LeftThing = z.infer<typeof leftThing>;

/** A pack that came after another and changed things of it. */
export const laterPack = z.strictObject({ id: uuid, sender: z.string(), at: instant });
export type LaterPack = z.infer<typeof laterPack>;

/** Proof that a pack was taken in, and what became of each thing in it. */
export const packReceipt = z.strictObject({
  id: uuid,
  packId: uuid,
  kind: packKind,
  revision: z.number().int().positive(),
  sha256,
  code: z.string(),
  bytes: count,
  sender: z.string(),
  fingerprint: z.string(),
  madeAt: instant,
  note: z.string(),
  at: instant,
  actor: z.string(),
  lines: z.array(packReceiptLine),
  /** Hash over all facts before and after. */
  factsBefore: sha256,
  factsAfter: sha256,
  undoneAt: instant.nullable(),
  undoneBy: z.string().nullable(),
  /** Hash over all facts after the undo. */
  undoneFacts: sha256.nullable(),
  undoneLeft: z.array(leftThing),
  /** How many of the differences that were left for later still wait for a decision. */
  waiting: count,
  /** Whether Home tells of them. */
  isReminded: z.boolean(),
});
export type PackReceipt = z.infer<typeof packReceipt>;

/** A pack that was taken in, as a line of the ledger. */
export const receivedPack = packReceipt
  .omit({ lines: true, factsBefore: true, factsAfter: true, undoneFacts: true, undoneLeft: true })
  .omit({ waiting: true, isReminded: true })
  .extend({ taken: count, refused: count });
export type ReceivedPack = z.infer<typeof receivedPack>;

/** A pack that was made here, as a line of the ledger. */
export const sentPack = z.strictObject({
  id: uuid,
  to: z.string(),
  revision: z.number().int().positive(),
  kind: packKind,
  at: instant,
  actor: z.string(),
  sha256,
  code: z.string(),
  bytes: count,
  parts: z.number().int().positive(),
  sealed: z.boolean(),
  onlyNew: z.boolean(),
  note: z.string(),
  /** Where the file was to stand, while it is not known to; null for a pack that went out. */
  place: z
    .strictObject({
      file: z.string(),
      isBeingWritten: z.boolean(),
      /** Whether what was to leave is still known, so that it can be saved elsewhere as it was agreed to. */
      canSendAgain: z.boolean(),
      /** Who said that it is not sent any more. */
      letGo: z.strictObject({ at: instant, by: z.string() }).nullable(),
    })
    .nullable(),
  things: z.array(z.strictObject({ kind: thingKind, id: z.string(), title: z.string() })),
});
export type SentPack = z.infer<typeof sentPack>;

/** A pack of which differences were left for later and still wait for a decision, as Home tells it. */
export const waitingPack = z.strictObject({ id: uuid, sender: z.string(), at: instant, count });
export type WaitingPack = z.infer<typeof waitingPack>;

/** A pack that is not known to be sent, as Home tells it. */
export const unplacedPack = z.strictObject({ id: uuid, to: z.string(), at: instant });
export type UnplacedPack = z.infer<typeof unplacedPack>;

/** Whether a pack stands where it was being put when the program ended; the folder may be on a stick that was pulled. */
export const foundSent = z.enum(['there', 'not-there', 'no-folder']);
export type FoundSent = z.infer<typeof foundSent>;

/** What an import or an undo did. */
export const packOutcome = z.strictObject({
  /** Null when nothing was taken and nothing decided. */
  receipt: packReceipt.nullable(),
  /** False when the workspace is as before. */
  isChanged: z.boolean(),
});
