import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type PassThrough, type Readable, Transform } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { MIMETYPE, PACK_LIMITS, type PackFile, type PackManifest } from '../../shared/exchange';
import { AppError } from '../../shared/kernel';
import type { Signer } from './signing';

/** The same input gives the same bytes, so every file has the same date, the first a zip can name. */
const NO_DATE = new Date(1980, 0, 1);

/** A file to be packed: facts lie in memory, PDFs on disk. */
export type PackSource =
  | { readonly path: string; readonly bytes: Buffer }
  | { readonly path: string; readonly file: string; readonly size: number; readonly sha256: string };

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What the manifest says of a source. */
export function describeSource(source: PackSource): PackFile {
  return 'bytes' in source
    ? { path: source.path, size: source.bytes.length, sha256: sha256Of(source.bytes), type: 'things' }
    : { path: source.path, size: source.size, sha256: source.sha256, type: 'pdf' };
}

/** Lets bytes through and fails at the end when they are not those that the hash names. */
function checking(expected: string): Transform {
  const hash = createHash('sha256');
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      done(null, part);
    },
    flush(done) {
      done(hash.digest('hex') === expected ? null : new AppError('store.hash', { sha256: expected }));
    },
  });
}

const isWorthPacking = (bytes: Buffer): boolean => {
  const packed = deflateRawSync(bytes).length;
  // A reader refuses what grows too much, lest it be a bomb.
  return packed < bytes.length && bytes.length < packed * (PACK_LIMITS.ratio / 2);
};

/**
 * A pack as a stream of zip: its type, the manifest, the signature, then everything else in the manifest's order. PDFs are read as
 * they are sent, never held whole. Fails with AppError `store.hash` when a stored PDF is not what its name says, or cannot be read.
 */
export function packStream(
  head: Omit<PackManifest, 'files'>,
  sources: readonly PackSource[],
  signer: Signer,
): Readable {
  const manifest = Buffer.from(
    JSON.stringify({ ...head, files: sources.map(describeSource) } satisfies PackManifest),
  );
  const zip = new ZipFile();
  const plain = { mtime: NO_DATE, mode: 0o100644, forceDosTimestamp: true } as const;
  zip.addBuffer(Buffer.from(MIMETYPE), 'mimetype', { ...plain, compress: false });
  zip.addBuffer(manifest, 'manifest.json', { ...plain, compress: isWorthPacking(manifest) });
  zip.addBuffer(signer.sign(manifest), 'manifest.sig', { ...plain, compress: false });
  const out = zip.outputStream as PassThrough;
  for (const source of sources) {
    if ('bytes' in source) {
      zip.addBuffer(source.bytes, source.path, { ...plain, compress: isWorthPacking(source.bytes) });
      continue;
    }
    const { file, size, sha256 } = source;
    zip.addReadStreamLazy(source.path, { ...plain, compress: false, size }, (give) => {
      const checked = checking(sha256);
      const stored = createReadStream(file, { highWaterMark: 1 << 20 });
      stored.on('error', (cause) => out.destroy(new AppError('store.hash', { sha256 }, cause)));
      checked.on('error', (cause) => out.destroy(cause));
      give(null, stored.pipe(checked));
    });
  }
  zip.on('error', (cause: Error) => out.destroy(cause));
  zip.end();
  return out;
}
