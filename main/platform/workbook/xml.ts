import { TextDecoder } from 'node:util';
import { AppError } from '../../../shared/kernel';

/** Elements within each other; a workbook has a dozen. */
const DEEPEST = 64;
/** UTF-16 units of one tag; the longest of a spreadsheet program name thousands of cells. */
const LONGEST_TAG = 1_000_000;
/** A name like `&amp;` is shorter, so a sign that begins none is known as such after so many units. */
const LONGEST_ENTITY = 16;

/** Hears what stands in a text of XML. Names come without their prefix. */
export interface XmlHearer {
  /** An element begins; `raw` is what stands behind its name, for `attributesOf`. An empty one ends at once. */
  open(name: string, raw: string, isEmpty: boolean): void;
  /** Text, perhaps in pieces. */
  text(text: string): void;
  close(name: string): void;
}

const unreadable = () => new AppError('workbook.unreadable');

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Attributes by their names, without prefix. */
export function attributesOf(raw: string): ReadonlyMap<string, string> {
  const said = [...raw.matchAll(/([^\s=]{1,100})\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return new Map(
    said.map(([, name = '', double, single]) => [localName(name), plainText(double ?? single ?? '')]),
  );
}

const [LESS, MORE, QUOTE, APOSTROPHE] = [0x3c, 0x3e, 0x22, 0x27];

/** Where a tag ends that begins at `from`, or -1; what stands in quotes does not end it. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === MORE) return at;
    else if (unit === QUOTE || unit === APOSTROPHE) quote = unit;
    else if (unit === LESS && at > from) throw unreadable();
  }
  return -1;
}

/** What stands between marks of its own: where it ends, and how much of it is text. */
function passageAt(text: string, from: number): { readonly begin: number; readonly close: string } | null {
  if (text.startsWith('<!--', from)) return { begin: 4, close: '-->' };
  if (text.startsWith('<![CDATA[', from)) return { begin: 9, close: ']]>' };
  if (text.startsWith('<?', from)) return { begin: 2, close: '?>' };
  // A document type declares what may grow without end; no spreadsheet program writes one.
  if (text.startsWith('<!', from) && text.length - from >= 9) throw unreadable();
  return null;
}

/** How much of a text at the end of a piece is whole: half an entity waits for the next piece. */
function wholeText(text: string, from: number): number {
  const at = text.lastIndexOf('&');
  const isHalf = at >= from && text.length - at < LONGEST_ENTITY && !text.includes(';', at);
  return isHalf ? at : text.length;
}

/**
 * Reads XML in pieces, at most a tag of which is held. Nothing is asked for, nothing declared is believed.
 *
 * @throws AppError `workbook.unreadable` for what is not well formed, too deep, or declares a document type.
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, hearer: XmlHearer): Promise<void> {
  const inside: string[] = [];
  let decoder: TextDecoder | undefined;
  let rest = '';
  /** Half a line end, which waits for the next piece. */
  let half = '';
  let hasRoot = false;

  const tagAt = (text: string, at: number, end: number) => {
    if (text.charCodeAt(at + 1) === 0x2f) {
      const name = localName(text.slice(at + 2, end).trim());
      if (inside.pop() !== name) throw unreadable();
      hearer.close(name);
      return;
    }
    const isEmpty = text.charCodeAt(end - 1) === 0x2f;
    const whole = text.slice(at + 1, isEmpty ? end - 1 : end);
    const space = whole.search(/\s/);
    const name = localName(space < 0 ? whole : whole.slice(0, space));
    if (name === '' || (inside.length === 0 && hasRoot) || inside.length >= DEEPEST) throw unreadable();
    hasRoot = true;
    hearer.open(name, space < 0 ? '' : whole.slice(space), isEmpty);
    if (isEmpty) hearer.close(name);
    else inside.push(name);
  };

  /** Reads what is whole and gives the rest. */
  const read = (text: string): string => {
    let at = 0;
    while (at < text.length) {
      if (text.charCodeAt(at) !== LESS) {
        const next = text.indexOf('<', at);
        const end = next < 0 ? wholeText(text, at) : next;
        if (end > at && inside.length > 0) hearer.text(plainText(text.slice(at, end)));
        if (next < 0) return text.slice(end);
        at = next;
        continue;
      }
      const passage = passageAt(text, at);
      const end = passage === null ? endOfTag(text, at) : text.indexOf(passage.close, at + passage.begin);
      if (end < 0) return text.slice(at);
      if (passage === null) tagAt(text, at, end);
      else if (passage.close === ']]>' && inside.length > 0) hearer.text(text.slice(at + passage.begin, end));
      at = end + (passage?.close.length ?? 1);
    }
    return '';
  };

  const hear = (text: string) => {
    const all = half + text;
    half = all.endsWith('\r') ? '\r' : '';
    // In XML a line ends in one way, whatever the part was written on; other ends are written out.
    const lines = all.slice(0, all.length - half.length).replaceAll(/\r\n?/g, '\n');
    rest = read(rest + lines);
    if (rest.length > LONGEST_TAG) throw unreadable();
  };
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    hear(decoded(decoder, piece));
  }
  if (decoder !== undefined) hear(decoded(decoder));
  if (rest.trim() !== '' || inside.length > 0 || !hasRoot) throw unreadable();
}

/** Parts of a workbook are UTF-8, or UTF-16 where a mark says so. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  let text: string;
  try {
    text = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw unreadable();
  }
  // No XML holds it; it comes of another encoding, or of harm.
  if (text.includes('\0')) throw unreadable();
  return text;
}
