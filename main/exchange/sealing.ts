import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { AppError } from '../../shared/kernel';

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

/** Cuts a stream into chunks of a size; `turn` hears of each with its number and whether it is the last. */
function inChunks(size: number, turn: (chunk: Buffer, number: number, isLast: boolean) => Buffer): Transform {
  let waiting: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  const take = (): Buffer => {
    const all = waiting.length === 1 ? (waiting[0] as Buffer) : Buffer.concat(waiting);
    waiting = all.length > size ? [all.subarray(size)] : [];
    bytes = Math.max(0, all.length - size);
    return all.subarray(0, size);
  };
  const safely = (done: TransformCallback, work: () => void) => {
    try {
      work();
    } catch (cause) {
      done(cause as Error);
      return;
    }
    done();
  };
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      waiting.push(part);
      bytes += part.length;
      // The last chunk is only known at the end, so one is always kept back.
      safely(done, () => {
        while (bytes > size) {
          this.push(turn(take(), number, false));
          number += 1;
        }
      });
    },
    flush(done) {
      safely(done, () => void this.push(turn(take(), number, true)));
    },
  });
}

/** Encrypts a stream with AES-256-GCM in chunks of 1 MB under a key from a passphrase. */
export async function sealingStream(passphrase: string): Promise<Transform> {
  const salt = randomBytes(SALT);
  const start = randomBytes(NONCE);
  const header = Buffer.concat([SEAL_MAGIC, Buffer.from([LOG_N, R, P]), salt, start]);
  const key = await keyOf(passphrase, salt, LOG_N);
  return inChunks(CHUNK, (chunk, number, isLast) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(start, number, isLast)).setAAD(header);
    const body = [cipher.update(chunk), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(number === 0 ? [header, ...body] : body);
  });
}

/** Length of what stands before the first chunk. */
export const SEAL_HEADER_BYTES = HEADER;

/**
 * Opens what `sealingStream` closed; to be given what follows the header. The stream fails with AppError `pack.passphrase` when the
 * first chunk does not open (wrong words, or damaged there), `pack.damaged` when a later one does not or the end is missing.
 *
 * @throws AppError `pack.limit` for a header that asks for more work than any pack of ours.
 */
export async function openingStream(header: Buffer, passphrase: string): Promise<Transform> {
  const [logN, r, p] = header.subarray(SEAL_MAGIC.length);
  if (logN === undefined || logN < 10 || logN > MOST_LOG_N || r !== R || p !== P)
    throw new AppError('pack.limit', { what: 'scrypt' });
  const salt = header.subarray(SEAL_MAGIC.length + 3, SEAL_MAGIC.length + 3 + SALT);
  const start = header.subarray(SEAL_MAGIC.length + 3 + SALT, HEADER);
  const key = await keyOf(passphrase, salt, logN);
  return inChunks(CHUNK + TAG, (chunk, number, isLast) => {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(start, number, isLast), {
        authTagLength: TAG,
      });
      decipher.setAAD(header).setAuthTag(chunk.subarray(-TAG));
      return Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()]);
    } catch (cause) {
      throw new AppError(number === 0 ? 'pack.passphrase' : 'pack.damaged', {}, cause);
    }
  });
}
