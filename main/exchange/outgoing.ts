import type { Outgoing, OutgoingThing, Selection, ThingContent } from '../../shared/exchange';
import type { AccessClass } from '../../shared/vocabulary';
import { type Around, kindOf, type RowKind } from './kinds';
import { findReceiver, listSeen, listSent, sentThingsOf } from './ledger-repository';
import { type ChoosingFrom, chooseThings } from './selecting';
import type { Thing } from './things';
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

/** What would leave, thing by thing, and what is held back. */
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
  return { receiver, last: packs[0], has: (thing: Thing) => hashes.has(`${thing.key} ${thing.hash}`) };
}

/** Roughly what the facts of a thing take up in a pack. */
const sizeOf = (thing: Thing): number => JSON.stringify(thing.content).length + 200;

/** Decides what leaves: what was chosen, less what is of a class that may not, less what the receiver has. Writes nothing. */
export function decideLeaving(selection: Selection, options: LeavingOptions): Leaving {
  const { around, from, store, to, onlyNew } = options;
  const chosen = chooseThings(selection, around, from);
  const before = sentBefore(around, to);
  const allowed: ReadonlySet<AccessClass> = new Set(selection.classes);
  const filesOf = new Map(chosen.filter(({ kind }) => kind === 'file').map((thing) => [thing.id, thing]));
  const accessOf = (thing: Thing): AccessClass =>
    thing.kind === 'contribution'
      ? kindOf('answer').access({ citations: contributionCitations(thing) } as never, around)
      : kindOf(thing.kind as RowKind).access(thing.content, around);
  const titleOf = (thing: Thing): string =>
    thing.kind === 'contribution'
      ? (around.shortNameOf((thing.content as ThingContent<'contribution'>).agencyId) ?? thing.id)
      : kindOf(thing.kind as RowKind).title(thing.content, around);

  const leaving: Thing[] = [];
  const held: Thing[] = [];
  const heldDocuments = new Set<string>();
  let alreadyThere = 0;
  for (const thing of chosen) {
    if (thing.kind === 'file') continue;
    const content = thing.content as ThingContent<'relation'>;
    const dangles =
      thing.kind === 'relation' &&
      (heldDocuments.has(content.fromDocument) || heldDocuments.has(content.toDocument));
    if (dangles) continue;
    if (!allowed.has(accessOf(thing))) {
      held.push(thing);
      if (thing.kind === 'document') heldDocuments.add(thing.id);
    } else if (onlyNew && before.has(thing)) alreadyThere += 1;
    else leaving.push(thing);
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
  const show = (thing: Thing, bytes: number): OutgoingThing => ({
    kind: thing.kind,
    id: thing.id,
    title: titleOf(thing),
    access: accessOf(thing),
    bytes,
  });
  const things = leaving.map((thing) => show(thing, bytesWith(thing)));
  const files = [...travelling.values()].filter(({ id }) => store.has(id));
  const bytes = files.reduce((sum, file) => sum + fileBytes(file), 0);
  const all = [...files, ...leaving];
  return {
    shown: {
      things,
      held: held.map((thing) => show(thing, 0)),
      alreadyThere,
      files: { count: files.length, bytes },
      missingFiles,
      bytes: bytes + all.reduce((sum, thing) => sum + sizeOf(thing), 0),
      lastSentAt: before.last?.at ?? null,
    },
    things: all.map((thing) => ({
      ...thing,
      ancestors: listSeen(around.db, thing.kind, thing.id)
        .filter((hash) => hash !== thing.hash)
        .slice(0, 50),
    })),
    files: files.map((file) => ({ sha256: file.id, bytes: fileBytes(file) })),
  };
}

function contributionCitations(thing: Thing) {
  const { answers } = thing.content as ThingContent<'contribution'>;
  return (answers as { readonly citations: readonly { readonly versionId: string }[] }[]).flatMap(
    ({ citations }) => citations,
  );
}

const FILE_BYTES = 4 * 1024 ** 2;
const FILE_THINGS = 5_000;

/** Things as files of facts, none too large for a reader, and the PDFs from the store. */
export function sourcesOf({ things, files }: Leaving, store: StoredFiles): PackSource[] {
  const sources: PackSource[] = [];
  let waiting: string[] = [];
  let bytes = 0;
  const flush = () => {
    if (waiting.length === 0) return;
    const name = `data/things-${String(sources.length + 1).padStart(4, '0')}.json`;
    sources.push({ path: name, bytes: Buffer.from(`{"things":[${waiting.join(',')}]}`) });
    waiting = [];
    bytes = 0;
  };
  for (const { kind, id, ancestors, content } of things) {
    const text = JSON.stringify({ kind, id, ancestors, content });
    if (waiting.length >= FILE_THINGS || bytes + text.length > FILE_BYTES) flush();
    waiting.push(text);
    bytes += text.length;
  }
  flush();
  for (const { sha256, bytes: size } of files)
    sources.push({ path: `files/${sha256}`, file: store.pathOf(sha256), size, sha256 });
  return sources;
}
