import { readSync } from 'node:fs';

/** Random access to a file's bytes, so that the engine holds no whole copy of it. */
export interface PdfSource {
  readonly size: number;
  /** Fills `target` with the bytes from `position` on. False when they cannot be had. Never throws. */
  read(position: number, target: Uint8Array): boolean;
}

/** Bytes that are in memory already. */
export function bytesSource(bytes: Uint8Array): PdfSource {
  return {
    size: bytes.length,
    read(position, target) {
      if (position < 0 || position + target.length > bytes.length) return false;
      target.set(bytes.subarray(position, position + target.length));
      return true;
    },
  };
}

const BLOCK = 64 * 1024;
const BLOCKS = 128;

/**
 * An open file, read in blocks of 64 KB of which the last 128 used are kept: the engine asks for 512 bytes at a time.
 * The descriptor stays the caller's to close.
 */
export function fileSource(descriptor: number, size: number): PdfSource {
  const blocks = new Map<number, Uint8Array>();
  const block = (index: number): Uint8Array | undefined => {
    const known = blocks.get(index);
    if (known) {
      blocks.delete(index);
      blocks.set(index, known);
      return known;
    }
    const start = index * BLOCK;
    const bytes = new Uint8Array(Math.min(BLOCK, size - start));
    if (!readFully(descriptor, start, bytes)) return undefined;
    if (blocks.size >= BLOCKS) {
      for (const oldest of blocks.keys()) {
        blocks.delete(oldest);
        break;
      }
    }
    blocks.set(index, bytes);
    return bytes;
  };
  return {
    size,
    read(position, target) {
      if (position < 0 || position + target.length > size) return false;
      if (target.length > 4 * BLOCK) return readFully(descriptor, position, target);
      let done = 0;
      while (done < target.length) {
        const at = position + done;
        const bytes = block(Math.floor(at / BLOCK));
        if (!bytes) return false;
        const from = at % BLOCK;
        const piece = bytes.subarray(from, from + target.length - done);
        target.set(piece, done);
        done += piece.length;
      }
      return true;
    },
  };
}

function readFully(descriptor: number, position: number, target: Uint8Array): boolean {
  let done = 0;
  try {
    while (done < target.length) {
      const got = readSync(descriptor, target, done, target.length - done, position + done);
      if (got === 0) return false;
      done += got;
    }
  } catch {
    return false;
  }
  return true;
}
