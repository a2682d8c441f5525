import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  PACK_LIMITS,
  PART_BYTES,
  type PartHead,
  partHead,
  partName,
  partsFault,
} from '../../shared/exchange';
import { AppError } from '../../shared/kernel';
import { patiently } from '../platform';
import { parseBounded } from './json-bounds';

/** First bytes of a part. */
export const PART_MAGIC = Buffer.from('WMPART01');

const LENGTH = 4;
const MOST_HEAD = 1024;

/** A part on disk: its head, and where what it carries begins. */
export interface FoundPart {
  readonly file: string;
  readonly head: PartHead;
  readonly begin: number;
}

async function hashRange(file: string, start: number, length: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, {
    start,
    end: start + length - 1,
    highWaterMark: 1 << 20,
  }))
    hash.update(piece as Buffer);
  return hash.digest('hex');
}

const carriedBy = (partBytes: number): number => partBytes - PART_MAGIC.length - LENGTH - MOST_HEAD;

/** How many parts of so many bytes a pack of a size takes. */
export function partsOf(size: number, partBytes: number = PART_BYTES): number {
  return Math.max(1, Math.ceil(size / carriedBy(partBytes)));
}

interface WrittenPart {
  readonly unfinished: string;
  readonly file: string;
}

/**
 * Cuts a file into parts beside it, each synced, with names made from `name`. They get their names once all are written: where one cannot
 * be, parts of an earlier pack of that name are as they were. Gives their paths.
 *
 * @param bytes most bytes of one part with its head
 */
export async function cutIntoParts(
  whole: { readonly file: string; readonly size: number; readonly sha256: string },
  target: { readonly folder: string; readonly name: string; readonly bytes?: number },
): Promise<string[]> {
  const carried = carriedBy(target.bytes ?? PART_BYTES);
  const of = partsOf(whole.size, target.bytes);
  if (of > PACK_LIMITS.parts) throw new AppError('pack.too-much', { what: 'parts' });
  const parts: WrittenPart[] = [];
  try {
    for (let part = 1; part <= of; part += 1) {
      const start = (part - 1) * carried;
      const partSize = Math.min(carried, whole.size - start);
      const head: PartHead = {
        format: 'waymark-part/1',
        sha256: whole.sha256,
        size: whole.size,
        part,
        of,
        partSha256: await hashRange(whole.file, start, partSize),
        partSize,
      };
      const text = Buffer.from(JSON.stringify(head));
      const length = Buffer.alloc(LENGTH);
      length.writeUInt32BE(text.length);
      const called = partName(target.name, part, of);
      const unfinished = path.join(target.folder, `.${called}.tmp`);
      parts.push({ unfinished, file: path.join(target.folder, called) });
      const out = createWriteStream(unfinished, { flags: 'w', mode: 0o600, flush: true });
      out.write(Buffer.concat([PART_MAGIC, length, text]));
      await pipeline(createReadStream(whole.file, { start, end: start + partSize - 1 }), out);
    }
    for (const { file } of parts) await assertReplaceable(file);
    await placeAll(parts);
  } catch (cause) {
    for (const { unfinished } of parts) await rm(unfinished, { force: true }).catch(() => undefined);
    throw cause;
  }
  return parts.map(({ file }) => file);
}

/** Gives finished parts their names. Where one cannot get it, none has, and what stood there is there again. */
async function placeAll(parts: readonly WrittenPart[]): Promise<void> {
  const placed: string[] = [];
  const aside: { readonly from: string; readonly to: string }[] = [];
  const asideOf = ({ unfinished }: WrittenPart) => unfinished.replace(/\.tmp$/, '.before.tmp');
  try {
    for (const part of parts) {
      const { unfinished, file } = part;
      const before = asideOf(part);
      if (await stands(file)) {
        await patiently(() => rename(file, before));
        aside.push({ from: file, to: before });
      }
      await patiently(() => rename(unfinished, file));
      placed.push(file);
    }
  } catch (cause) {
    for (const file of placed) await rm(file, { force: true }).catch(() => undefined);
    for (const { from, to } of aside) await patiently(() => rename(to, from)).catch(() => undefined);
    throw cause;
  }
  // Also what a kill left of an earlier try: nobody needs it any more.
  for (const part of parts) await rm(asideOf(part), { force: true }).catch(() => undefined);
}

const stands = async (file: string): Promise<boolean> =>
  (await lstat(file).catch(() => undefined)) !== undefined;

/** Refuses a place where something stands that a file cannot take the place of, before any file has taken another's. */
async function assertReplaceable(file: string): Promise<void> {
  const found = await lstat(file).catch(() => undefined);
  if (found?.isDirectory() === true) throw new AppError('pack.denied');
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Reads the head of a part. @throws AppError `pack.part-damaged` with `name`. */
export async function findPart(file: string): Promise<FoundPart> {
  const handle = await open(file, 'r');
  const damaged = (cause?: unknown) =>
    new AppError('pack.part-damaged', { name: path.basename(file) }, cause);
  try {
    const length = (await readAt(handle, PART_MAGIC.length, LENGTH)).readUInt32BE(0);
    if (length > MOST_HEAD) throw damaged();
    const at = PART_MAGIC.length + LENGTH;
    const head = partHead.parse(parseBounded(await readAt(handle, at, length), 'part'));
    const { size } = await handle.stat();
    if (size !== at + length + head.partSize) throw damaged();
    return { file, head, begin: at + length };
  } catch (cause) {
    throw damaged(cause);
  } finally {
    await handle.close();
  }
}

const MOST_NAMES = 5;

/** Names of parts as they can be told in one sentence. */
function namesOf(parts: readonly FoundPart[]): string {
  const names = parts.slice(0, MOST_NAMES).map(({ file }) => path.basename(file));
  return [...names, ...(parts.length > MOST_NAMES ? ['…'] : [])].join(', ');
}

/**
 * Puts parts together again, in whatever order they are given; each is checked by its own hash, so that a bad one is named.
 *
 * @returns a stream of the whole
 * @throws AppError `pack.part-missing` with `numbers` and `of`; `pack.part-other` for parts of different packs, with the `names` of those
 * that are not of the same pack as most; `pack.part-damaged` with `name`; `pack.hash` for parts that are sound and lie of the whole.
 */
export async function joinParts(
  files: readonly string[],
): Promise<{ readonly stream: () => AsyncIterable<Buffer>; readonly size: number; readonly sha256: string }> {
  const found: FoundPart[] = [];
  for (const file of files) found.push(await findPart(file));
  const fault = partsFault(found.map(({ head }) => head));
  if (fault?.kind === 'other')
    throw new AppError('pack.part-other', {
      names: namesOf(fault.others.map((at) => found[at] as FoundPart)),
    });
  const first = found[0]?.head;
  if (first === undefined) throw new AppError('pack.notpack');
  if (fault?.kind === 'missing')
    throw new AppError('pack.part-missing', { numbers: fault.numbers.join(', '), of: first.of });
  const byNumber = new Map(found.map((part) => [part.head.part, part]));
  const ordered = [...byNumber.values()].sort((a, b) => a.head.part - b.head.part);
  for (const { file, begin, head } of ordered) {
    if ((await hashRange(file, begin, head.partSize)) !== head.partSha256)
      throw new AppError('pack.part-damaged', { name: path.basename(file) });
  }
  const total = ordered.reduce((sum, { head }) => sum + head.partSize, 0);
  if (total !== first.size) throw new AppError('pack.hash');
  return {
    size: total,
    sha256: first.sha256,
    stream: async function* (): AsyncIterable<Buffer> {
      for (const { file, begin, head } of ordered) {
        const piece: Readable = createReadStream(file, {
          start: begin,
          end: begin + head.partSize - 1,
          highWaterMark: 1 << 20,
        });
        for await (const bytes of piece) yield bytes as Buffer;
      }
    },
  };
}
