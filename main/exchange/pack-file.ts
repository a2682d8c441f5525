import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, open, rename, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FORMAT, type Format, PACK_LIMITS, type PackManifest } from '../../shared/exchange';
import { AppError } from '../../shared/kernel';
import { hashFile, patiently, syncFolder } from '../platform';
import { readingError, writingError } from './disk-errors';
import { clearLeftBehind } from './left-behind';
import { cutIntoParts, joinParts, PART_MAGIC, partsOf } from './parts';
import { opening, SEAL_HEADER_BYTES, SEAL_MAGIC, sealing } from './sealing';
import type { Signer } from './signing';
import { type CheckedPack, readPack } from './zip-reading';
import { type PackSource, packStream } from './zip-writing';

/** A pack as it lies on the disk after it was written. */
export interface WrittenPack {
  /** Hash of the pack file; of the whole where it was cut into parts. */
  readonly sha256: string;
  readonly bytes: number;
  readonly parts: number;
}

export interface PackTarget {
  /** Where the pack goes; parts get names made from it, beside it. */
  readonly file: string;
  readonly passphrase: string | null;
  readonly inParts: boolean;
  readonly partBytes?: number;
  /** Called once the pack is whole and synced, before anything of it stands where it can be carried away. A throw ends it. */
  readonly beforePlacing?: (written: WrittenPack) => Promise<void>;
}

/** Read at once: enough for a slow stick, and little for a small pack. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Writes a pack beside its place and then puts it there, whole or not at all. Parts of one that could not be finished are removed, and so
 * is what a kill left of another in that folder.
 *
 * @throws AppError `store.hash` when a stored PDF is damaged or cannot be read, `workspace.save-full`, `workspace.save-refused`,
 * `pack.denied`, `pack.gone`, `pack.too-much`, `fs.locked`.
 */
export async function writePack(
  head: Omit<PackManifest, 'files'>,
  sources: readonly PackSource[],
  signer: Signer,
  target: PackTarget,
): Promise<WrittenPack> {
  const folder = path.dirname(target.file);
  const name = path.basename(target.file);
  const unfinished = path.join(folder, `.${name}.tmp`);
  try {
    // Begun and kept open: on Windows another program may look into what was closed, and hold it.
    const out = (await open(unfinished, 'w', 0o600)).createWriteStream({ flush: true });
    // What can be cleared another time keeps no pack from being written.
    await clearLeftBehind(unfinished).catch(() => undefined);
    const hash = createHash('sha256');
    let bytes = 0;
    const count = async function* (stream: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
      for await (const part of stream) {
        bytes += part.length;
        if (bytes > PACK_LIMITS.packBytes) throw new AppError('pack.too-much', { what: 'pack' });
        hash.update(part);
        yield part;
      }
    };
    const packed = packStream(head, sources, signer);
    if (target.passphrase === null) await pipeline(packed, count, out);
    else await pipeline(packed, await sealing(target.passphrase), count, out);
    const whole = { file: unfinished, size: bytes, sha256: hash.digest('hex') };
    const parts = target.inParts ? partsOf(bytes, target.partBytes) : 1;
    const written: WrittenPack = { sha256: whole.sha256, bytes, parts };
    await target.beforePlacing?.(written);
    if (target.inParts)
      await cutIntoParts(whole, {
        folder,
        name,
        ...(target.partBytes === undefined ? {} : { bytes: target.partBytes }),
      });
    else await patiently(() => rename(unfinished, target.file));
    // Where even this is refused the pack stands all the same.
    await patiently(() => rm(unfinished, { force: true })).catch(() => undefined);
    // Not every stick can do it; the rename has happened all the same.
    await syncFolder(folder).catch(() => undefined);
    return written;
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw writingError(cause);
  }
}

async function firstBytes(file: string, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const startsWith = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

/** The size of a file. Refuses what is no plain file: a pipe could wait for ever, a link can be turned elsewhere while it is read. */
async function sizeOfFile(file: string): Promise<number> {
  const found = await lstat(file);
  if (!found.isFile()) throw new AppError('pack.notpack');
  if (found.size > PACK_LIMITS.packBytes) throw new AppError('pack.limit', { what: 'pack' });
  return found.size;
}

interface CopiedPack {
  readonly sha256: string;
  readonly bytes: number;
}

async function copyInto(target: string, stream: Readable | AsyncIterable<Buffer>): Promise<CopiedPack> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    stream,
    async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) {
        bytes += part.length;
        if (bytes > PACK_LIMITS.packBytes) throw new AppError('pack.limit', { what: 'pack' });
        hash.update(part);
        yield part;
      }
    },
    createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { sha256: hash.digest('hex'), bytes };
}

/** A pack that was brought in and checked; its files lie in a folder of staging until it is let go. */
export interface StagedPack extends CheckedPack, CopiedPack {
  readonly folder: string;
}

/**
 * Copies a pack, or all parts of one, into a fresh folder of staging (the stick may be pulled), opens it and checks it in full. When
 * it fails, nothing is left in staging.
 *
 * @throws AppError as `readPack` and `joinParts`; `pack.locked` when it is under a passphrase and none is given, `pack.passphrase` for
 * a wrong one; `pack.several` for more than one pack at once; `pack.gone`, `pack.denied`, `fs.locked`.
 */
export async function stagePack(
  sources: readonly string[],
  staging: string,
  passphrase: string | null,
  format: Format = FORMAT,
): Promise<StagedPack> {
  const folder = path.join(staging, `pack-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    const copied = await bringTogether(sources, path.join(folder, 'pack'));
    const file = await unsealed(path.join(folder, 'pack'), folder, passphrase);
    const files = path.join(folder, 'files');
    await mkdir(files);
    const checked = await readPack(file, files, format);
    return { ...checked, ...(await withoutWhatWasBehind(path.join(folder, 'pack'), copied)), folder };
  } catch (cause) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw readingError(cause);
  }
}

/** A copied pack as its sender wrote it: where reading it cut off what was put behind its end, its hash and its code are those of the rest. */
async function withoutWhatWasBehind(copy: string, copied: CopiedPack): Promise<CopiedPack> {
  const { size } = await stat(copy);
  return size === copied.bytes ? copied : { sha256: await hashFile(copy), bytes: size };
}

async function bringTogether(sources: readonly string[], target: string): Promise<CopiedPack> {
  const sizes: number[] = [];
  for (const file of sources) sizes.push(await sizeOfFile(file));
  const parts: string[] = [];
  for (const file of sources)
    if (startsWith(await firstBytes(file, PART_MAGIC.length), PART_MAGIC)) parts.push(file);
  const [only] = sources;
  if (only === undefined) throw new AppError('pack.notpack');
  if (parts.length === 0) {
    if (!(await areCopies(sources, sizes))) throw new AppError('pack.several');
    // A buffer for a large pack would cost more than reading a small one.
    const highWaterMark = Math.min(CHUNK_BYTES, (sizes[0] ?? 0) + 1);
    return copyInto(target, createReadStream(only, { highWaterMark }));
  }
  if (parts.length < sources.length) throw new AppError('pack.several');
  const joined = await joinParts(parts);
  const copied = await copyInto(target, joined.stream());
  if (copied.sha256 !== joined.sha256) throw new AppError('pack.hash');
  return copied;
}

/** One pack may have come by two e-mails, and both files are chosen: that is one pack. */
async function areCopies(files: readonly string[], sizes: readonly number[]): Promise<boolean> {
  if (new Set(sizes).size > 1) return false;
  if (files.length < 2) return true;
  const hashes = new Set<string>();
  for (const file of files) hashes.add(await hashFile(file));
  return hashes.size === 1;
}

async function unsealed(file: string, folder: string, passphrase: string | null): Promise<string> {
  const head = await firstBytes(file, SEAL_HEADER_BYTES);
  if (!startsWith(head, SEAL_MAGIC)) {
    if (head[0] !== 0x50 || head[1] !== 0x4b) throw new AppError('pack.notpack');
    return file;
  }
  if (head.length < SEAL_HEADER_BYTES) throw new AppError('pack.truncated');
  if (passphrase === null) throw new AppError('pack.locked');
  const opened = path.join(folder, 'opened');
  let bytes = 0;
  await pipeline(
    createReadStream(file, { start: SEAL_HEADER_BYTES, highWaterMark: CHUNK_BYTES }),
    await opening(head, passphrase, (sealed) => {
      bytes = SEAL_HEADER_BYTES + sealed;
    }),
    createWriteStream(opened, { flags: 'wx', mode: 0o600 }),
  );
  await truncate(file, bytes);
  return opened;
}
