import { crc32 } from 'node:zlib';

/** Bytes that grow while they are written. */
export class ByteWriter {
  bytes = new Uint8Array(256);
  length = 0;

  /** Makes room for so many bytes more. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  /** A whole number from 0 to 2^31 - 1: seven bits a byte, the least first, the highest bit says that more follow. */
  number(value: number): void {
    if (this.length + 5 > this.bytes.length) this.reserve(5);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length] = (rest & 127) | 128;
      this.length += 1;
      rest >>>= 7;
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length] = value;
    this.length += 1;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    // A loop is quicker than a view for the few bytes that most lists have.
    if (end - start < 48) {
      for (let at = start; at < end; at += 1) {
        this.bytes[this.length] = from[at] as number;
        this.length += 1;
      }
      return;
    }
    this.bytes.set(from.subarray(start, end), this.length);
    this.length += end - start;
  }

  clear(): void {
    this.length = 0;
  }

  /** What was written, as long as nothing more is. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** Reads what `ByteWriter` wrote. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number(): number {
    let byte = this.bytes[this.at] as number;
    this.at += 1;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; ; shift += 7) {
      byte = this.bytes[this.at] as number;
      this.at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128 || shift > 28) return value >>> 0;
    }
  }
}

/** A term as UTF-8; use one for many terms. */
export class TermBytes {
  bytes = new Uint8Array(1_024);
  length = 0;
  private readonly encoder = new TextEncoder();

  encode(term: string): void {
    const units = term.length;
    if (units * 3 > this.bytes.length) this.bytes = new Uint8Array(units * 6);
    const { bytes } = this;
    // Most terms are a few letters of the first plane: calling the encoder takes longer than a loop.
    let to = 0;
    for (let at = 0; at < units; at += 1) {
      const code = term.charCodeAt(at);
      if (code < 0x80) {
        bytes[to] = code;
        to += 1;
      } else if (code < 0x800) {
        bytes[to] = 0xc0 | (code >> 6);
        bytes[to + 1] = 0x80 | (code & 0x3f);
        to += 2;
      } else if (code < 0xd800 || code > 0xdfff) {
        bytes[to] = 0xe0 | (code >> 12);
        bytes[to + 1] = 0x80 | ((code >> 6) & 0x3f);
        bytes[to + 2] = 0x80 | (code & 0x3f);
        to += 3;
      } else {
        this.length = this.encoder.encodeInto(term, bytes).written;
        return;
      }
    }
    this.length = to;
  }
}

/** Order of two byte strings, the shorter first where one begins the other: that of the code points of UTF-8. */
export function compareBytes(a: Uint8Array, aLength: number, b: Uint8Array, bLength: number): number {
  const shared = Math.min(aLength, bLength);
  for (let at = 0; at < shared; at += 1) {
    const difference = (a[at] as number) - (b[at] as number);
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}

/** Thrown when a part of the index is not what was written. */
export class IndexDamage extends Error {}

const CHECK_BYTES = 4;

/** Bytes with their checksum before them. */
export function sealed(bytes: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(CHECK_BYTES + bytes.length);
  out.writeUInt32LE(crc32(bytes), 0);
  out.set(bytes, CHECK_BYTES);
  return out;
}

/** The bytes that were sealed. @throws IndexDamage */
export function unsealed(data: Buffer): Uint8Array {
  const bytes = data.subarray(CHECK_BYTES);
  if (data.length < CHECK_BYTES || crc32(bytes) !== data.readUInt32LE(0)) throw new IndexDamage('checksum');
  return bytes;
}
