import { HEAD_BYTES, HEADER_WITHIN, headerAt } from '../../shared/library';
import type { PdfSource } from './pdf-source';

const CHUNK = 1024 * 1024;
/** Parts overlap by this much, so that nothing looked for is cut in two. */
const OVERLAP = 2048;

/** Calls `look` with the file in Latin-1, part by part, until it gives something. */
function scan<T>(source: PdfSource, look: (part: string) => T | undefined): T | undefined {
  for (let at = 0; at < source.size; at += CHUNK) {
    const bytes = new Uint8Array(Math.min(CHUNK + OVERLAP, source.size - at));
    if (!source.read(at, bytes)) return undefined;
    const found = look(Buffer.from(bytes.buffer).toString('latin1'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A source with bytes put behind its end. */
function withTail(source: PdfSource, tail: Uint8Array): PdfSource {
  return {
    size: source.size + tail.length,
    read(position, target) {
      const own = Math.max(0, Math.min(target.length, source.size - position));
      if (own > 0 && !source.read(position, target.subarray(0, own))) return false;
      if (own === target.length) return true;
      const from = position + own - source.size;
      const rest = tail.subarray(from, from + target.length - own);
      target.set(rest, own);
      return rest.length === target.length - own;
    },
  };
}

/** A source without the bytes before `start`. */
function from(source: PdfSource, start: number): PdfSource {
  return {
    size: source.size - start,
    read: (position, target) => position >= 0 && source.read(position + start, target),
  };
}

/** A source with bytes put before its begin. */
function withHead(source: PdfSource, head: Uint8Array): PdfSource {
  return {
    size: source.size + head.length,
    read(position, target) {
      if (position < 0) return false;
      const own = head.subarray(position, position + target.length);
      target.set(own);
      if (own.length === target.length) return true;
      return source.read(position + own.length - head.length, target.subarray(own.length));
    },
  };
}

/**
 * For a file whose header is lost or stands behind other things: the same file beginning with one. Undefined when the header is where
 * the engine finds it. Where no more than the line of the header was lost, all places are again as the file states them; else the
 * engine looks for the objects themselves.
 */
function withNewHeader(source: PdfSource): PdfSource | undefined {
  const head = new Uint8Array(Math.min(HEAD_BYTES, source.size));
  if (!source.read(0, head)) return undefined;
  const at = headerAt(head);
  if (at < 0) return withHead(source, Buffer.from('%PDF-1.7\n'));
  return at < HEADER_WITHIN ? undefined : from(source, at);
}

/** What may be opened instead of a file that the engine finds invalid, the best first: with a header, with a trailer. */
export function repairs(source: PdfSource): readonly PdfSource[] {
  const headed = withNewHeader(source);
  const ended = withNewTrailer(headed ?? source);
  return [headed, ended].filter((repaired) => repaired !== undefined);
}

/** The last bytes of a file in Latin-1, where PDFs have the mark of their end. */
function tailOf(source: PdfSource): string {
  const bytes = new Uint8Array(Math.min(CHUNK / 1024, source.size));
  return source.read(source.size - bytes.length, bytes) ? Buffer.from(bytes.buffer).toString('latin1') : '';
}

const hasEnd = (source: PdfSource) => tailOf(source).includes('%%EOF');

/** What stands where a PDF, or the state of it before a change, ends; and what begins an object. */
const ENDS_AND_OBJECTS = /%%EOF|startxref\s+\d|\d\s+\d+\s+obj\b/g;

/**
 * Whether the end of a file is missing, as after a download that broke off: no end is marked, or objects stand behind the last one. A file
 * that lacks no more than a word of its end mark is whole, and so is one behind whose end other things were put.
 */
export function isCutOff(source: PdfSource): boolean {
  const lastIn = (part: string) => part.match(ENDS_AND_OBJECTS)?.at(-1);
  let last = lastIn(tailOf(source));
  if (last === undefined) {
    scan(source, (part) => {
      last = lastIn(part) ?? last;
      return undefined;
    });
  }
  return last === undefined || last.endsWith('obj');
}

/**
 * For a file whose end is lost: the same file with a new trailer behind it that names its catalogue, so that the engine can
 * find the objects that are left. Undefined when the end is there, no catalogue is found, or the file is encrypted (its key was in the end).
 */
function withNewTrailer(source: PdfSource): PdfSource | undefined {
  if (hasEnd(source)) return undefined;
  const catalogue = /(\d{1,10})\s+(\d{1,5})\s+obj\s*<<(?:(?!endobj)[\s\S]){0,1500}?\/Type\s*\/Catalog\b/;
  const found = scan(source, (part) => catalogue.exec(part) ?? undefined);
  if (!found) return undefined;
  if (scan(source, (part) => (part.includes('/Encrypt') ? true : undefined))) return undefined;
  // First everything that may have been left open is closed: a text in hex, an array, dictionaries, a stream.
  const tail = `\n>]>>>>\nendstream\nendobj\ntrailer\n<< /Root ${found[1]} ${found[2]} R >>\nstartxref\n0\n%%EOF\n`;
  return withTail(source, Buffer.from(tail, 'latin1'));
}
