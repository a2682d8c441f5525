import type { DocumentFacts, ExtractionWarning, OutlineEntry } from '../../shared/library';
import { LIMITS } from './limits';
import type { Pdfium } from './pdfium';

/**
 * A PDF date (`D:YYYYMMDDHHmmSSOHH'mm'`, later parts optional) as an ISO instant in UTC; null when it is none. A date
 * without an offset is taken as UTC.
 */
export function parsePdfDate(text: string | null): string | null {
  const found =
    /^\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?\s*(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?/.exec(
      text ?? '',
    );
  if (!found) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', , sign, oh, om] = found;
  const numbers = [Number(month), Number(day), Number(hour), Number(minute), Number(second)] as const;
  if (Number(year) < 1900 || numbers[0] < 1 || numbers[0] > 12 || numbers[1] < 1 || numbers[1] > 31)
    return null;
  if (numbers[2] > 23 || numbers[3] > 59 || numbers[4] > 59) return null;
  const utc = Date.UTC(Number(year), numbers[0] - 1, numbers[1], numbers[2], numbers[3], numbers[4]);
  const offset = sign ? (sign === '-' ? -1 : 1) * (Number(oh) * 60 + Number(om ?? 0)) : 0;
  return new Date(utc - offset * 60_000).toISOString();
}

function clean(text: string | null): string | null {
  const trimmed = text
    ?.toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return trimmed ? trimmed : null;
}

function readOutline(engine: Pdfium, document: number): { entries: OutlineEntry[]; cut: boolean } {
  const { call } = engine;
  const entries: OutlineEntry[] = [];
  const seen = new Set<number>();
  let cut = false;
  const pageOf = (bookmark: number): number | null => {
    let destination = call.FPDFBookmark_GetDest(document, bookmark);
    if (destination === 0) {
      const action = call.FPDFBookmark_GetAction(bookmark);
      // 1 is "go to a place in this file".
      if (action !== 0 && call.FPDFAction_GetType(action) === 1) {
        destination = call.FPDFAction_GetDest(document, action);
      }
    }
    if (destination === 0) return null;
    const index = call.FPDFDest_GetDestPageIndex(document, destination);
    return index < 0 ? null : index + 1;
  };
  const walk = (parent: number, level: number): void => {
    let bookmark = call.FPDFBookmark_GetFirstChild(document, parent);
    while (bookmark !== 0) {
      if (seen.has(bookmark) || entries.length >= LIMITS.outlineEntries) {
        cut = true;
        return;
      }
      seen.add(bookmark);
      const self = bookmark;
      const title = clean(
        engine.utf16Text((buffer, bytes) => call.FPDFBookmark_GetTitle(self, buffer, bytes)),
      );
      entries.push({ title: (title ?? '').slice(0, 500).toWellFormed(), level, page: pageOf(self) });
      if (level + 1 < LIMITS.outlineDepth) walk(self, level + 1);
      else if (call.FPDFBookmark_GetFirstChild(document, self) !== 0) cut = true;
      bookmark = call.FPDFBookmark_GetNextSibling(document, self);
    }
  };
  walk(0, 0);
  return { entries, cut };
}

/** What can be known of an open document without reading its pages. */
export function readDocumentFacts(engine: Pdfium, document: number): DocumentFacts {
  const { call, scratch } = engine;
  const meta = (name: string) =>
    clean(
      engine.utf16Text((buffer, bytes) =>
        call.FPDF_GetMetaText(document, engine.cString(name), buffer, bytes),
      ),
    );
  const pageCount = Math.max(0, call.FPDF_GetPageCount(document));
  const outline = readOutline(engine, document);
  const versioned = call.FPDF_GetFileVersion(document, scratch);
  const version = engine.heap().HEAPU32[scratch >> 2] ?? 0;
  const warnings: ExtractionWarning[] = [];
  if (outline.cut) warnings.push('outline-cut');
  if (pageCount > LIMITS.pages) warnings.push('pages-beyond-limit');
  return {
    pageCount,
    pagesRead: 0,
    title: meta('Title'),
    author: meta('Author'),
    subject: meta('Subject'),
    keywords: meta('Keywords'),
    creator: meta('Creator'),
    producer: meta('Producer'),
    created: parsePdfDate(meta('CreationDate')),
    modified: parsePdfDate(meta('ModDate')),
    language: clean(
      engine.utf16Text((buffer, bytes) => call.EPDFCatalog_GetLanguage(document, buffer, bytes)),
    ),
    pdfVersion: versioned && version >= 10 ? `${Math.floor(version / 10)}.${version % 10}` : null,
    encrypted: call.EPDF_IsEncrypted(document) === 1,
    hasForms: call.FPDF_GetFormType(document) > 0,
    hasJavascript: call.FPDFDoc_GetJavaScriptActionCount(document) > 0,
    // Also where it is but the office document from which the pages were made (a hybrid PDF): its name proves nothing, and it may hold
    // what the pages do not, such as comments and tracked changes. Files that are attached to a page are seen when that is read.
    hasAttachments: call.FPDFDoc_GetAttachmentCount(document) > 0,
    outline: outline.entries,
    legacyFonts: [],
    converted: [],
    uncertainPages: 0,
    warnings,
  };
}

/** The page's printed label, or null. */
export function readPageLabel(engine: Pdfium, document: number, index: number): string | null {
  const { call } = engine;
  const label = clean(
    engine.utf16Text((buffer, bytes) => call.FPDF_GetPageLabel(document, index, buffer, bytes)),
  );
  return label === null ? null : label.slice(0, 100).toWellFormed();
}
