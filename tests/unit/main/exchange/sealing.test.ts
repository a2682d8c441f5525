import { describe, expect, it } from 'vitest';
import { type BytesStep, opening, SEAL_HEADER_BYTES, sealing } from '../../../../main/exchange/sealing';
import { MIMETYPE } from '../../../../shared/exchange';

const CHUNK = 1 << 20;
const TAG = 16;
const WORDS = 'four plain words here';
const HEAD = Buffer.concat([Buffer.alloc(30), Buffer.from(`mimetype${MIMETYPE}`)]);

/** What looks like a pack of a length: how it begins, and a record at its end that says where it stands. */
function zipOf(length: number): Buffer {
  const zip = Buffer.alloc(length, 'PK\u0005\u0006x1y2');
  HEAD.copy(zip);
  const at = length - 22;
  zip.writeUInt32BE(0x504b0506, at);
  zip.writeUInt32LE(46, at + 12);
  zip.writeUInt32LE(at - 46, at + 16);
  zip.writeUInt16LE(0, at + 20);
  return zip;
}

async function through(step: BytesStep, bytes: Buffer): Promise<Buffer> {
  const parts = async function* () {
    for (let at = 0; at < bytes.length; at += 300_000) yield bytes.subarray(at, at + 300_000);
  };
  const out: Buffer[] = [];
  for await (const part of step(parts())) out.push(part);
  return Buffer.concat(out);
}

async function opened(sealed: Buffer, words = WORDS): Promise<{ held: Buffer; bytes: number }> {
  let bytes = 0;
  const step = await opening(sealed.subarray(0, SEAL_HEADER_BYTES), words, (length) => {
    bytes = length;
  });
  return { held: await through(step, sealed.subarray(SEAL_HEADER_BYTES)), bytes };
}

describe('what is under a passphrase', () => {
  it.each([
    ['in one chunk', 500],
    ['that ends shortly before a border', CHUNK - TAG],
    ['that ends on a border', CHUNK],
    ['whose end crosses a border', CHUNK + 5],
    ['that ends soon after a border', CHUNK + 22],
    ['in three chunks', 2 * CHUNK + 3000],
  ])('%s opens whatever stands behind it, and with its end missing is told as that', async (_, length) => {
    const zip = zipOf(length);
    const sealed = await through(await sealing(WORDS), zip);
    const bytes = length + TAG * Math.ceil(length / CHUNK);
    expect(sealed.length).toBe(SEAL_HEADER_BYTES + bytes);
    for (const behind of [0, 22, 2 * CHUNK + 40]) {
      const found = await opened(Buffer.concat([sealed, Buffer.alloc(behind, 'behind')]));
      expect(found.bytes).toBe(bytes);
      expect(found.held.equals(zip)).toBe(true);
    }
    for (const missing of [1, TAG + 1, 300])
      await expect(opened(sealed.subarray(0, -missing))).rejects.toMatchObject({ code: 'pack.truncated' });
    await expect(opened(sealed, 'other words')).rejects.toMatchObject({ code: 'pack.passphrase' });
    const changed = Buffer.from(sealed);
    changed[SEAL_HEADER_BYTES + HEAD.length + 9] = (changed[SEAL_HEADER_BYTES + HEAD.length + 9] ?? 0) ^ 1;
    await expect(opened(changed)).rejects.toMatchObject({ code: 'pack.damaged' });
  });
});
