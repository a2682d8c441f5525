import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { AppError } from '../../shared/kernel';
import { ZIP_END_BYTES } from '../platform';
import { BEGIN_BYTES, beginsAsPack } from './zip-reading';

/** First bytes of a pack under a passphrase. */
export const SEAL_MAGIC = Buffer.from('WMSEAL01');

const SALT = 16;
const NONCE = 7;
const TAG = 16;
const CHUNK = 1 << 20;
const HEADER = SEAL_MAGIC.length + 3 + SALT + NONCE;
/** scrypt with N = 2^16, r = 8, p = 1 takes 64 MB and some tenths of a second; a reader takes at most N = 2^17. */
const LOG_N = 16;
const MOST_LOG_N = 17;
const R = 8;
const P = 1;

const ZIP_END_MARK = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** One step of a pipeline of bytes. */
export type BytesStep = (parts: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

const keyOf = (passphrase: string, salt: Buffer, logN: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same words typed on another keyboard must give the same key.
    const words = passphrase.normalize('NFKC');
    scrypt(words, salt, 32, { N: 2 ** logN, r: R, p: P, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** The nonce of a chunk: a random start, the number of the chunk, and whether it is the last, so that none can go or move. */
function nonceOf(start: Buffer, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  start.copy(nonce);
  nonce.writeUInt32BE(number, NONCE);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

interface Chunk {
  readonly bytes: Buffer;
  readonly number: number;
  readonly isLast: boolean;
}

/** Cuts bytes into chunks of a size; of nothing there is one that is empty. */
async function* inChunks(parts: AsyncIterable<Buffer>, size: number): AsyncIterable<Chunk> {
  let waiting: Buffer[] = [];
  let length = 0;
  let number = 0;
  for await (const part of parts) {
    waiting.push(part);
    length += part.length;
    if (length <= size) continue;
    let all = Buffer.concat(waiting);
    // The last chunk is only known at the end, so one is always kept back.
    for (; all.length > size; all = all.subarray(size), number += 1)
      yield { bytes: all.subarray(0, size), number, isLast: false };
    waiting = [all];
    length = all.length;
  }
  yield { bytes: Buffer.concat(waiting), number, isLast: true };
}

/** Encrypts a stream with AES-256-GCM in chunks of 1 MB under a key from a passphrase. */
export async function sealing(passphrase: string): Promise<BytesStep> {
  const salt = randomBytes(SALT);
  const start = randomBytes(NONCE);
  const header = Buffer.concat([SEAL_MAGIC, Buffer.from([LOG_N, R, P]), salt, start]);
  const key = await keyOf(passphrase, salt, LOG_N);
  return async function* (parts) {
    yield header;
    for await (const { bytes, number, isLast } of inChunks(parts, CHUNK)) {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(start, number, isLast)).setAAD(header);
      yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    }
  };
}

/** Length of what stands before the first chunk. */
export const SEAL_HEADER_BYTES = HEADER;

interface Keyed {
  readonly header: Buffer;
  readonly key: Buffer;
  readonly start: Buffer;
}

/** What a chunk holds; undefined where it was not sealed so. */
function openedAs({ header, key, start }: Keyed, { bytes, number, isLast }: Chunk): Buffer | undefined {
  if (bytes.length < TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(start, number, isLast), {
    authTagLength: TAG,
  });
  decipher.setAAD(header).setAuthTag(bytes.subarray(-TAG));
  const held = decipher.update(bytes.subarray(0, -TAG));
  try {
    return Buffer.concat([held, decipher.final()]);
  } catch {
    return undefined;
  }
}

/** What a chunk would hold if nobody had changed it. Nobody vouches for it: it only tells what is wrong, and where to look for an end. */
const unproven = ({ key, start }: Keyed, { bytes, number, isLast }: Chunk): Buffer =>
  createDecipheriv('aes-256-gcm', key, nonceOf(start, number, isLast)).update(bytes);

/** Whether the key is that of the pack, by how its first chunk begins; which of its chunks was the last is not known yet. */
const isKeyOf = (keyed: Keyed, first: Chunk): boolean =>
  [true, false].some((isLast) =>
    beginsAsPack(unproven(keyed, { ...first, bytes: first.bytes.subarray(0, BEGIN_BYTES), isLast })),
  );

/**
 * Where the zip within ends, counted in a chunk: its record says where it stands, and may begin in the chunk before.
 *
 * @param before the end of what the chunk before holds
 */
function zipEndOf(before: Buffer, held: Buffer, number: number): number | undefined {
  const bytes = Buffer.concat([before, held]);
  const begin = number * CHUNK - before.length;
  for (let from = bytes.length - ZIP_END_BYTES; from >= 0; from -= 1) {
    from = bytes.lastIndexOf(ZIP_END_MARK, from);
    if (from < 0) return undefined;
    if (bytes.readUInt32LE(from + 12) + bytes.readUInt32LE(from + 16) === begin + from)
      return from + ZIP_END_BYTES - before.length;
  }
  return undefined;
}

/**
 * What the last chunk holds that does not open as it stands, without what was put behind its end: the zip within says where that is, and the
 * chunk up to there proves it.
 *
 * @throws AppError `pack.passphrase`, `pack.truncated`, `pack.damaged`.
 */
function lastWithin(keyed: Keyed, chunk: Chunk, before: Buffer): Buffer {
  const { bytes, number } = chunk;
  const isAll = number === 0 && chunk.isLast;
  if (isAll && bytes.length < BEGIN_BYTES) throw new AppError('pack.truncated');
  if (number === 0 && !isKeyOf(keyed, chunk)) throw new AppError('pack.passphrase');
  const end = zipEndOf(before, unproven(keyed, { ...chunk, isLast: true }), number);
  const isMissing = end === undefined ? chunk.isLast : end + TAG > bytes.length;
  if (isMissing) throw new AppError('pack.truncated');
  const held =
    end === undefined
      ? undefined
      : openedAs(keyed, { bytes: bytes.subarray(0, end + TAG), number, isLast: true });
  if (held === undefined) throw new AppError('pack.damaged');
  return held;
}

/**
 * Opens what `sealing` closed; to be given what follows the header. What stands behind its end is passed over. The stream fails with
 * AppError `pack.passphrase` when the words make no pack of it, `pack.truncated` when its end is missing, `pack.damaged` when it was
 * changed further on than where a pack begins.
 *
 * @param onEnd hears how many bytes were sealed, without the header
 * @throws AppError `pack.limit` for a header that asks for more work than any pack of ours.
 */
export async function opening(
  header: Buffer,
  passphrase: string,
  onEnd: (sealedBytes: number) => void,
): Promise<BytesStep> {
  const [logN, r, p] = header.subarray(SEAL_MAGIC.length);
  if (logN === undefined || logN < 10 || logN > MOST_LOG_N || r !== R || p !== P)
    throw new AppError('pack.limit', { what: 'scrypt' });
  const salt = header.subarray(SEAL_MAGIC.length + 3, SEAL_MAGIC.length + 3 + SALT);
  const start = header.subarray(SEAL_MAGIC.length + 3 + SALT, HEADER);
  const keyed: Keyed = { header, key: await keyOf(passphrase, salt, logN), start };
  return async function* (parts) {
    let before: Buffer = Buffer.alloc(0);
    let isOver = false;
    for await (const chunk of inChunks(parts, CHUNK + TAG)) {
      if (isOver) continue;
      const held = openedAs(keyed, chunk);
      if (held === undefined || chunk.isLast) {
        const last = held ?? lastWithin(keyed, chunk, before);
        onEnd(chunk.number * (CHUNK + TAG) + last.length + TAG);
        isOver = true;
        yield last;
      } else {
        before = held.subarray(1 - ZIP_END_BYTES);
        yield held;
      }
    }
  };
}
