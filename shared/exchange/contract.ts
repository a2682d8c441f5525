import { z } from 'zod';
import type { Contract } from '../kernel';
import { done, nothing, uuid } from '../kernel';
import {
  foundSent,
  laterPack,
  packChoice,
  packOutcome,
  packPreview,
  packReceipt,
  receivedPack,
  sender,
  sentPack,
  trust,
  unplacedPack,
  waitingPack,
} from './model';
import { outgoing, selection, sendable, sending } from './selection';

const choosing = [
  'assessments.not-found',
  'assessments.answer-damaged',
  'assessments.edition-unknown',
] as const;

/** What can be wrong with writing a pack. */
const writing = [
  ...choosing,
  ...(['exchange.nothing', 'exchange.moved-on', 'store.hash'] as const),
  ...(['workspace.save-full', 'workspace.save-refused'] as const),
  ...(['pack.denied', 'pack.gone', 'pack.too-much', 'fs.locked'] as const),
] as const;

/** What can be wrong with a file from outside. */
const opening = [
  ...(['pack.notpack', 'pack.truncated', 'pack.limit', 'pack.entry', 'pack.damaged', 'pack.schema'] as const),
  ...([
    'pack.hash',
    'pack.sig',
    'pack.key',
    'pack.newer',
    'pack.locked',
    'pack.passphrase',
    'pack.several',
  ] as const),
  ...(['pack.gone', 'pack.denied', 'pack.part-missing', 'pack.part-other', 'pack.part-damaged'] as const),
  ...(['fs.locked', 'store.full'] as const),
] as const;

const backingUp = [
  'backup.full',
  'backup.refused',
  'backup.failed',
  'backup.gone',
  'backup.restoring',
  'db.corrupt',
] as const;

export const exchangeContract = {
  /** The fingerprint under which packs of this workspace are known; makes the key when it is first asked for. */
  'exchange.identity': {
    owner: 'data',
    input: nothing,
    output: z.strictObject({ fingerprint: z.string() }),
    errors: [],
  },
  /** Names to whom packs went. */
  'exchange.receivers': { owner: 'data', input: nothing, output: z.array(z.string()), errors: [] },
  /** What there is to choose from, besides what other rooms list. */
  'exchange.sendable': { owner: 'data', input: nothing, output: sendable, errors: [] },
  /** Exactly what would leave. */
  'exchange.previewSend': {
    owner: 'data',
    input: z.strictObject({ selection, to: z.string().max(200), onlyNew: z.boolean() }),
    output: outgoing,
    errors: choosing,
  },
  /** Asks where the pack is to be saved, writes it and notes it in the ledger; null when the dialog is closed. */
  'exchange.send': {
    owner: 'main',
    input: z.strictObject({ selection, sending }),
    output: sentPack.nullable(),
    errors: writing,
  },
  /** Asks for a pack or its parts; an empty list when the dialog is closed. */
  'exchange.choosePack': {
    owner: 'main',
    input: nothing,
    output: z.array(z.strictObject({ token: uuid, name: z.string() })),
    errors: [],
  },
  /** Packs that were opened from outside, such as by a double click; each is given once. */
  'exchange.given': {
    owner: 'main',
    input: nothing,
    output: z.array(z.strictObject({ token: uuid, name: z.string() })),
    errors: [],
  },
  /** Opens and checks a pack and shows what it would do. Changes nothing. The tokens stay good, for another passphrase. */
  'exchange.open': {
    owner: 'main',
    input: z.strictObject({
      tokens: z.array(uuid).min(1).max(500),
      passphrase: z.string().max(500).nullable(),
    }),
    output: packPreview,
    errors: [...opening, 'exchange.closed'],
  },
  /** What an opened pack would do now. */
  'exchange.preview': {
    owner: 'data',
    input: z.strictObject({ opened: uuid }),
    output: packPreview,
    errors: ['exchange.closed'],
  },
  /** Takes in what was chosen, all of it or nothing. */
  'exchange.apply': {
    owner: 'data',
    input: z.strictObject({ opened: uuid, choice: packChoice }),
    output: packOutcome,
    errors: [
      ...backingUp,
      ...([
        'exchange.closed',
        'pack.refused-key',
        'pack.clash',
        'pack.schema',
        'store.full',
        'fs.locked',
      ] as const),
    ],
  },
  'exchange.close': { owner: 'data', input: z.strictObject({ opened: uuid }), output: done, errors: [] },
  /** Imports that came later and would have to be taken back first for all of this one to go back, the last first. */
  'exchange.laterPacks': {
    owner: 'data',
    input: z.strictObject({ id: uuid }),
    output: z.array(laterPack),
    errors: ['exchange.not-found'],
  },
  /** Takes an import back: every row gets what it was. What was edited or is used since stays and is named. */
  'exchange.undo': {
    owner: 'data',
    input: z.strictObject({ id: uuid }),
    output: packReceipt,
    errors: [...backingUp, 'exchange.not-found', 'exchange.undone-already'],
  },
  /** What came from whom and went to whom, newest first. */
  'exchange.ledger': {
    owner: 'data',
    input: nothing,
    output: z.strictObject({ received: z.array(receivedPack), sent: z.array(sentPack) }),
    errors: [],
  },
  /** A pack that went out, with everything that was in it. */
  'exchange.sent': {
    owner: 'data',
    input: z.strictObject({ id: uuid }),
    output: sentPack,
    errors: ['exchange.not-found'],
  },
  /** Looks once more for a pack that was being put in its place when the program ended. */
  'exchange.lookForSent': {
    owner: 'data',
    input: z.strictObject({ id: uuid }),
    output: z.strictObject({ pack: sentPack, found: foundSent }),
    errors: ['exchange.not-found'],
  },
  /** Packs that are not known to be sent. */
  'exchange.unplaced': { owner: 'data', input: nothing, output: z.array(unplacedPack), errors: [] },
  /** Asks where such a pack is to be saved instead, writes what was to leave there and lets the old one go; null as `send`. */
  'exchange.sendAgain': {
    owner: 'main',
    input: z.strictObject({ id: uuid }),
    output: sentPack.nullable(),
    errors: [...writing, 'exchange.not-found'],
  },
  /** Says of such a pack that it is not sent any more. */
  'exchange.letGo': {
    owner: 'data',
    input: z.strictObject({ id: uuid }),
    output: sentPack,
    errors: ['exchange.not-found'],
  },
  /** Packs of which differences that were left for later still wait for a decision; none of which nobody is to be reminded. */
  'exchange.waiting': { owner: 'data', input: nothing, output: z.array(waitingPack), errors: [] },
  /** Says whether Home tells of what waits in a pack. */
  'exchange.setReminder': {
    owner: 'data',
    input: z.strictObject({ id: uuid, isReminded: z.boolean() }),
    output: packReceipt,
    errors: ['exchange.not-found'],
  },
  'exchange.receipt': {
    owner: 'data',
    input: z.strictObject({ id: uuid }),
    output: packReceipt,
    errors: ['exchange.not-found'],
  },
  /** Keys of senders that were seen. */
  'exchange.senders': { owner: 'data', input: nothing, output: z.array(sender), errors: [] },
  /** Says whether a key is that of the sender it names. */
  'exchange.setTrust': {
    owner: 'data',
    input: z.strictObject({ publicKey: z.string().max(64), trust }),
    output: sender,
    errors: ['exchange.not-found'],
  },
} as const satisfies Contract;
