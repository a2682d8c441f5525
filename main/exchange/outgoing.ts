import { createHash } from 'node:crypto';
import {
  type Outgoing,
  type OutgoingThing,
  PACK_LIMITS,
  type Selection,
  type ThingContent,
  thingKey,
} from '../../shared/exchange';
import { AppError, canonicalJson, type Json } from '../../shared/kernel';
import type { AccessClass } from '../../shared/vocabulary';
import type { Steps } from '../platform';
import { type Around, kindOf, type RowKind } from './kinds';
import { findReceiver, listSeen, listSent, sentThingsOf } from './ledger-repository';
import { type ChoosingFrom, chooseThings } from './selecting';
import { hashBefore, type Thing } from './things';
import type { PackSource } from './zip-writing';

/** The store of PDFs, as far as sending needs it. */
export interface StoredFiles {
  has(sha256: string): boolean;
  pathOf(sha256: string): string;
}

export interface LeavingOptions {
  readonly around: Around;
  readonly from: ChoosingFrom;
  readonly store: StoredFiles;
  /** Name of the receiver, and whether what they have is left out. */
  readonly to: string;
  readonly onlyNew: boolean;
}

/** What would leave, thing by thing, and what does not. */
export interface Leaving {
  readonly shown: Outgoing;
  readonly things: readonly Thing[];
  readonly files: readonly { readonly sha256: string; readonly bytes: number }[];
}

const fileBytes = (thing: Thing): number => (thing.content as ThingContent<'file'>).bytes;

/** Hashes of what went to a receiver before, by kind and id; the pack that went last. */
export function sentBefore(around: Around, to: string) {
  const receiver = findReceiver(around.db, to);
  const packs =
    receiver === undefined ? [] : listSent(around.db).filter(({ series }) => series === receiver.series);
  const hashes = new Set(packs.flatMap(sentThingsOf).map(([kind, id, hash]) => `${kind}/${id} ${hash}`));
  const went = ({ key }: Thing, hash: string | undefined) =>
    hash !== undefined && hashes.has(`${key} ${hash}`);
  const has = (thing: Thing) =>
    went(thing, thing.hash) || (hashes.size > 0 && went(thing, hashBefore(thing.kind, thing.content)));
  return { receiver, last: packs[0], has };
}

/** Some milliseconds. */
const THINGS_A_STEP = 200;

/** Roughly what the facts of a thing take up in a pack. */
const sizeOf = (thing: Thing): number => JSON.stringify(thing.content).length + 200;

/** Documents, frozen years and files that a thing says something about and without which it would say it of nothing. */
function aboutOf({ kind, content }: Thing): {
  readonly things: readonly string[];
  readonly file: string | null;
} {
  if (kind === 'relation') {
    const { fromDocument, toDocument } = content as ThingContent<'relation'>;
    return { things: [fromDocument, toDocument].map((id) => thingKey('document', id)), file: null };
  }
  if (kind === 'restatement' || kind === 'cause') {
    const needs = kindOf(kind).needs(content as never);
    return { things: needs.map((need) => thingKey(need.kind, need.id)), file: null };
  }
  if (kind === 'numbering' || kind === 'highlight')
    return { things: [], file: (content as ThingContent<'highlight'>).sha256 };
  return { things: [], file: null };
}

/** The same, with the class of each version looked up once: answers of forty agencies cite the same texts tens of thousands of times. */
function rememberingAccess(around: Around): Around {
  const known = new Map<string, AccessClass | null>();
  return {
    ...around,
    accessOf: (versionId) => {
      let access = known.get(versionId);
      if (access === undefined) {
        access = around.accessOf(versionId);
        known.set(versionId, access);
      }
      return access;
    },
  };
}

/** Decides what leaves: what was chosen, less what was taken out or may not be seen, less what the receiver has. Writes nothing. */
export function* decideLeaving(selection: Selection, options: LeavingOptions): Steps<Leaving> {
  const { from, store, to, onlyNew } = options;
  const around = rememberingAccess(options.around);
  const chosen = yield* chooseThings(selection, around, from);
  const before = sentBefore(around, to);
  const [left, allowed] = [new Set(selection.left), new Set(selection.allowed)];
  const filesOf = new Map(chosen.filter(({ kind }) => kind === 'file').map((thing) => [thing.id, thing]));
  // Asked for more than once, and a frozen year is read through for it.
  const classes = new Map<Thing, AccessClass>();
  const accessOf = (thing: Thing): AccessClass => {
    const known = classes.get(thing);
    if (known !== undefined) return known;
    const access =
      thing.kind === 'contribution'
        ? kindOf('answer').access({ citations: contributionCitations(thing) } as never, around)
        : kindOf(thing.kind as RowKind).access(thing.content, around);
    classes.set(thing, access);
    return access;
  };
  const titleOf = (thing: Thing): string =>
    thing.kind === 'contribution'
      ? (around.shortNameOf((thing.content as ThingContent<'contribution'>).agencyId) ?? thing.id)
      : kindOf(thing.kind as RowKind).title(thing.content, around);
  const stateOf = (thing: Thing): OutgoingThing['state'] => {
    if (left.has(thing.key)) return 'left';
    if (accessOf(thing) !== 'public' && !allowed.has(thing.key)) return 'held';
    return onlyNew && before.has(thing) ? 'there' : 'leaves';
  };

  const states = new Map<Thing, OutgoingThing['state']>();
  for (const [at, thing] of chosen.filter(({ kind }) => kind !== 'file').entries()) {
    if (at % THINGS_A_STEP === 0 || thing.kind === 'snapshot') yield;
    states.set(thing, stateOf(thing));
  }
  const staying = new Set<string>();
  const going = new Set<string>();
  for (const [thing, state] of states) {
    const stays = state === 'left' || state === 'held';
    if (stays) staying.add(thing.key);
    if (thing.kind !== 'document') continue;
    for (const { sha256 } of (thing.content as ThingContent<'document'>).versions)
      if (!stays) going.add(sha256);
  }
  // What is said of a document or a frozen year that stays here, stays too, and is not even named.
  for (const thing of states.keys()) {
    const { things: about, file } = aboutOf(thing);
    if (about.some((key) => staying.has(key)) || (file !== null && !going.has(file))) states.delete(thing);
  }

  const travelling = new Map<string, Thing>();
  const missingFiles: string[] = [];
  const bytesWith = (thing: Thing): number => {
    if (thing.kind !== 'document') return 0;
    let bytes = 0;
    for (const { sha256 } of (thing.content as ThingContent<'document'>).versions) {
      const file = filesOf.get(sha256);
      if (file === undefined || travelling.has(sha256) || (onlyNew && before.has(file))) continue;
      travelling.set(sha256, file);
      if (store.has(sha256)) bytes += fileBytes(file);
      else missingFiles.push((file.content as ThingContent<'file'>).sourceName);
    }
    return bytes;
  };
  const things: OutgoingThing[] = [];
  for (const [thing, state] of states) {
    if (things.length % THINGS_A_STEP === 0) yield;
    const { key, kind, id } = thing;
    const bytes = state === 'leaves' ? bytesWith(thing) : 0;
    things.push({ key, kind, id, title: titleOf(thing), access: accessOf(thing), state, bytes });
  }
  yield;
  const leaving = [...states].flatMap(([thing, state]) => (state === 'leaves' ? [thing] : []));
  const files = [...travelling.values()].filter(({ id }) => store.has(id));
  const bytes = files.reduce((sum, file) => sum + fileBytes(file), 0);
  const all = [...files, ...leaving];
  return {
    shown: {
      things,
      files: { count: files.length, bytes },
      missingFiles,
      bytes: bytes + all.reduce((sum, thing) => sum + sizeOf(thing), 0),
      lastSent: before.last === undefined ? null : { id: before.last.id, at: before.last.at },
      stamp: stampOf(all),
    },
    things: all,
    files: files.map((file) => ({ sha256: file.id, bytes: fileBytes(file) })),
  };
}

/** The same with what each thing was before, as far as it travelled. */
export function* withAncestors({ db }: Pick<Around, 'db'>, leaving: Leaving): Steps<Leaving> {
  const things: Thing[] = [];
  for (const thing of leaving.things) {
    if (things.length % THINGS_A_STEP === 0) yield;
    const ancestors = listSeen(db, thing.kind, thing.id)
      .filter((hash) => hash !== thing.hash)
      .slice(0, 50);
    things.push({ ...thing, ancestors });
  }
  return { ...leaving, things };
}

/** Whether all that was to leave would leave now, and says the same. What would leave besides makes no difference. */
export function leavesStill(decided: Leaving, now: Leaving): boolean {
  const saying = ({ things }: Leaving) => new Map(things.map((thing) => [thing.key, whatItSays(thing)]));
  const present = saying(now);
  return [...saying(decided)].every(([key, says]) => present.get(key) === says);
}

/** The answers of an agency say when they were packed; what they say is what counts. */
function whatItSays({ kind, content, hash }: Thing): string {
  return kind === 'contribution'
    ? canonicalJson((content as ThingContent<'contribution'>).answers as Json)
    : hash;
}

/** One hash over what would leave: when it differs, something else would leave than what was looked at. */
function stampOf(things: readonly Thing[]): string {
  const hash = createHash('sha256');
  for (const thing of things) hash.update(`${thing.key} ${whatItSays(thing)}\n`);
  return hash.digest('hex');
}

function contributionCitations(thing: Thing) {
  const { answers } = thing.content as ThingContent<'contribution'>;
  return (answers as { readonly citations: readonly { readonly versionId: string }[] }[]).flatMap(
    ({ citations }) => citations,
  );
}

const FILE_BYTES = 4 * 1024 ** 2;
const FILE_THINGS = 5_000;

/**
 * Things as files of facts, none too large for a reader, and the PDFs from the store.
 *
 * @throws AppError `pack.too-much` with `what` when no reader would take the pack.
 */
export function sourcesOf({ things, files }: Omit<Leaving, 'shown'>, store: StoredFiles): PackSource[] {
  const sources: PackSource[] = [];
  let waiting: Buffer[] = [];
  let bytes = 0;
  let total = 0;
  const comma = Buffer.from(',');
  const flush = () => {
    if (waiting.length === 0) return;
    const name = `data/things-${String(sources.length + 1).padStart(4, '0')}.json`;
    const [first, ...rest] = waiting;
    const content = [first as Buffer, ...rest.flatMap((each) => [comma, each])];
    sources.push({
      path: name,
      bytes: Buffer.concat([Buffer.from('{"things":['), ...content, Buffer.from(']}')]),
    });
    waiting = [];
    bytes = 0;
  };
  for (const { kind, id, ancestors, content } of things) {
    const text = Buffer.from(JSON.stringify({ kind, id, ancestors, content }));
    if (waiting.length >= FILE_THINGS || bytes + text.length > FILE_BYTES) flush();
    waiting.push(text);
    bytes += text.length + 1;
    total += text.length + 1;
    if (text.length + 100 > PACK_LIMITS.dataBytes) throw new AppError('pack.too-much', { what: 'file' });
  }
  flush();
  // PDFs are packed as they are: what does not fit is told before two gigabytes of it are written.
  if (files.reduce((sum, { bytes: size }) => sum + size, 0) > PACK_LIMITS.packBytes)
    throw new AppError('pack.too-much', { what: 'pack' });
  if (total > PACK_LIMITS.allDataBytes) throw new AppError('pack.too-much', { what: 'data' });
  for (const { sha256, bytes: size } of files)
    sources.push({ path: `files/${sha256}`, file: store.pathOf(sha256), size, sha256 });
  if (sources.length + 3 > PACK_LIMITS.entries || things.length > PACK_LIMITS.things)
    throw new AppError('pack.too-much', { what: 'entries' });
  return sources;
}
