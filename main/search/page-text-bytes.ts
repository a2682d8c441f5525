import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { IndexDamage, sealed, unsealed } from './postings/bytes.ts';

/**
 * How the text of a page is written down: a checksum, how it is coded, and the coded text. Letters of scripts that have an alphabet of their
 * own take a byte each, as in the code pages of old. Those of Thai, Lao, Khmer, Burmese and Devanagari are left so: deflating makes them hardly
 * smaller, and undoing it takes several times as long, of every page that an answer shows. Those of other scripts are deflated then, which makes
 * them a third smaller than deflating the three bytes that each has else, and is undone sooner. All other texts are deflated as they are.
 */

/** What the first byte says of a text that is deflated as it is; of others it names the block of their letters. */
const DEFLATED = 0;
/** Code units of a block. */
const BLOCK = 128;
const BLOCK_BITS = 7;
/** Above the number of every block: its letters are deflated. */
const LETTERS_DEFLATED = 0x80;
/** Of the scripts that are coded by letters: whichever of their letters comes first names the block. */
const LETTER = /[\u0400-\u07ff\u0900-\u109f\u1780-\u17ff]/;
/** Of those the ones that are left so. */
const IS_LEFT = /^[\u0900-\u097f\u0e00-\u0eff\u1000-\u107f\u1780-\u17ff]$/;
/** Before a code unit that is neither of ASCII nor of the block, which then takes two bytes. */
const ESCAPE = 0x1b;
/** The part of a text that must be of the block: what is mostly ASCII is made smaller by deflating it. */
const LEAST_OF_BLOCK = 0.5;

/** A page is small: less memory than usual to prepare and clear for each takes nearly half the time. */
const DEFLATING = { level: 1, windowBits: 13, memLevel: 7, chunkSize: 4096 } as const;
/** Room for most pages in one piece, and no more than must be cleared. */
const INFLATING = { chunkSize: 8_192 } as const;

/** The text letter by letter behind the number of its block, or null where it is not mostly letters of one of the blocks. */
function byLetters(text: string): Buffer | null {
  const first = text.search(LETTER);
  if (first < 0) return null;
  const block = text.charCodeAt(first) >> BLOCK_BITS;
  const bytes = Buffer.allocUnsafe(1 + 3 * text.length);
  bytes[0] = block;
  let length = 1;
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >> BLOCK_BITS === block) {
      bytes[length] = code | BLOCK;
      letters += 1;
    } else if (code < BLOCK && code !== ESCAPE) bytes[length] = code;
    else {
      bytes[length] = ESCAPE;
      bytes[length + 1] = code & 0xff;
      bytes[length + 2] = code >> 8;
      length += 2;
    }
    length += 1;
  }
  return letters < text.length * LEAST_OF_BLOCK ? null : bytes.subarray(0, length);
}

/** What each byte stands for, by block; made when one is first read. */
const tables = new Map<number, Uint16Array>();

function tableOf(block: number): Uint16Array {
  let table = tables.get(block);
  if (table === undefined) {
    table = Uint16Array.from({ length: 2 * BLOCK }, (_, byte) =>
      byte < BLOCK ? byte : block * BLOCK + byte - BLOCK,
    );
    tables.set(block, table);
  }
  return table;
}

/** Where texts are put together before they are made; two bytes a code unit. */
let room = Buffer.alloc(16_384);
let units = new Uint16Array(room.buffer, room.byteOffset, room.length / 2);

function fromLetters(block: number, bytes: Uint8Array, from: number): string {
  if (bytes.length > units.length) {
    room = Buffer.alloc(bytes.length * 4);
    units = new Uint16Array(room.buffer, room.byteOffset, room.length / 2);
  }
  const table = tableOf(block);
  const out = units;
  let length = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === ESCAPE) {
      if (at + 2 >= bytes.length) throw new IndexDamage('text');
      out[length] = (bytes[at + 1] as number) | ((bytes[at + 2] as number) << 8);
      at += 2;
    } else out[length] = table[byte] as number;
    length += 1;
  }
  return room.toString('utf16le', 0, length * 2);
}

const behind = (first: number, bytes: Uint8Array): Buffer => Buffer.concat([Buffer.of(first), bytes]);

/** The text of a page as it is written down. */
export function textToBytes(text: string): Buffer {
  const letters = byLetters(text);
  if (letters === null) return sealed(behind(DEFLATED, deflateRawSync(text, DEFLATING)));
  const block = letters[0] as number;
  if (IS_LEFT.test(String.fromCharCode(block << BLOCK_BITS))) return sealed(letters);
  return sealed(behind(block | LETTERS_DEFLATED, deflateRawSync(letters.subarray(1), DEFLATING)));
}

/** The text that was written down. @throws IndexDamage */
export function textFromBytes(data: Buffer): string {
  const bytes = unsealed(data);
  const first = bytes[0] as number;
  if (first > DEFLATED && first < LETTERS_DEFLATED) return fromLetters(first, bytes, 1);
  const inflated = inflateRawSync(bytes.subarray(1), INFLATING);
  return first === DEFLATED ? inflated.toString('utf8') : fromLetters(first - LETTERS_DEFLATED, inflated, 0);
}
