import type { PdfDocument } from './open-pdf';

/** A place a link or an outline entry leads to: a page (1-based) and, where stated, a height on it in PDF points. */
export interface Destination {
  readonly page: number;
  readonly y: number | null;
}

/** Where on the page each kind of destination states its height (ISO 32000-1, 12.3.2.2); null where it does not. */
const HEIGHT_AT: Readonly<Record<string, number>> = { XYZ: 3, FitH: 2, FitBH: 2, FitR: 5 };

function isRef(value: unknown): value is { num: number; gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
}

/** Finds the page a destination names, given by name or as an array; null when it leads nowhere in this file. */
export async function findDestination(document: PdfDocument, given: unknown): Promise<Destination | null> {
  const explicit = typeof given === 'string' ? await document.getDestination(given).catch(() => null) : given;
  if (!Array.isArray(explicit)) return null;
  const [target, kind]: unknown[] = explicit;
  let index: number;
  if (typeof target === 'number') index = target;
  else if (isRef(target)) index = await document.getPageIndex(target).catch(() => -1);
  else return null;
  if (!Number.isInteger(index) || index < 0 || index >= document.numPages) return null;
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? String(kind.name) : '';
  const y: unknown = explicit[HEIGHT_AT[name] ?? -1];
  return { page: index + 1, y: typeof y === 'number' ? y : null };
}

/** An entry of the file's own table of contents. */
export interface OutlineEntry {
  readonly key: string;
  readonly title: string;
  /** What to hand to `findDestination`, or null when the entry leads nowhere in this file. */
  readonly destination: unknown;
  readonly children: readonly OutlineEntry[];
}

/** Deepest level and most entries shown: a table of contents beyond that is made to harm. */
const DEEPEST = 12;
const MOST_ENTRIES = 10_000;

interface RawEntry {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly RawEntry[];
}

/** The file's table of contents; empty when it has none or a broken one. */
export async function readOutline(document: PdfDocument): Promise<readonly OutlineEntry[]> {
  const raw: readonly RawEntry[] = (await document.getOutline().catch(() => [])) ?? [];
  let left = MOST_ENTRIES;
  const take = (entries: readonly RawEntry[], depth: number, path: string): OutlineEntry[] => {
    if (depth > DEEPEST) return [];
    const taken: OutlineEntry[] = [];
    for (const [at, { title, dest, items }] of entries.entries()) {
      left -= 1;
      if (left < 0) break;
      const key = `${path}.${at}`;
      taken.push({
        key,
        title: title.trim(),
        destination: dest ?? null,
        children: take(items, depth + 1, key),
      });
    }
    return taken;
  };
  return take(raw, 1, '');
}

/** A link on a page. Addresses outside the file are shown as text and never opened. */
export interface PageLink {
  readonly id: string;
  /** In PDF points: x, y, width, height. */
  readonly rectangle: [number, number, number, number];
  readonly destination: unknown;
  readonly address: string | null;
  /** The words that the link lies over; empty where they are a picture. */
  readonly words: string;
}

/** Most letters of a link's words that are said: enough to tell it from the others. */
const MOST_SAID = 120;

/** Words under a link as they are said: without the dots that lead to a number in a table of contents. */
function saidWords(text: unknown): string {
  if (typeof text !== 'string') return '';
  const words = text
    .replace(/[.…·_]{3,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > MOST_SAID ? `${words.slice(0, MOST_SAID).trim()}…` : words;
}

/**
 * The links of a page that lead to a place in the file or name a web address. Of an address only what pdf.js has checked (`url`) is
 * taken, never the raw text, which may start programs; launching files, running scripts and sending forms are not links here.
 */
export function linksOf(annotations: readonly unknown[]): PageLink[] {
  const links: PageLink[] = [];
  for (const one of annotations) {
    if (typeof one !== 'object' || one === null) continue;
    const { subtype, id, rect, dest, url, overlaidText } = one as Record<string, unknown>;
    if (subtype !== 'Link' || !Array.isArray(rect)) continue;
    const [x1, y1, x2, y2] = rect.map(Number);
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) continue;
    const address = typeof url === 'string' && /^(https?|mailto):/i.test(url) ? url : null;
    const destination = dest ?? null;
    if (destination === null && address === null) continue;
    links.push({
      id: String(id),
      rectangle: [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)],
      destination,
      address,
      words: saidWords(overlaidText),
    });
  }
  return links;
}
