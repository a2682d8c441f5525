import { AppError, inOrderOfWriting, isAppError } from '../../shared/kernel';
import type {
  DocumentFacts,
  ExtractedPage,
  ExtractionSummary,
  LegacyEncoding,
  QualityReason,
  TextReading,
  WordOnPage,
} from '../../shared/library';
import { encodingOfFont, isLegacyFont, mayHoldLegacyText } from '../legacy';
import { freeMemory } from '../platform';
import { codeSources } from './code-sources';
import { readDocumentFacts, readPageLabel } from './document-facts';
import { type Layers, layersOf } from './layers';
import { LIMITS } from './limits';
import { type CodeSources, readWithOwnCodes } from './own-codes';
import { readEachWord, readText, withEncodingsOfWords, withNamedEncodings } from './page-conversion';
import { type PageGlyphs, readPageGlyphs } from './page-glyphs';
import { type FontUse, judgePage, lacksLetters } from './page-quality';
import { makePageText, type PageText, wordsOnPage } from './page-text';
import type { PdfSource } from './pdf-source';
import { loadPdfium, type Pdfium, type PdfiumCode } from './pdfium';
import { hasScan, isPictureWithNotes } from './picture-pages';
import { isCutOff, repairs } from './repair';
import { mayHoldSpacedLetters, withSpacedLettersJoined, withWideLinesJoined } from './spaced-letters';
import { loadPageText } from './upright-text';
import {
  notDrawn,
  type WrittenValue,
  type WrittenValues,
  wordsOfValue,
  writtenValues,
} from './written-values';
import { isGarbled, lettersAreShifted, watchLetters } from './wrong-letters';

export interface ReadOptions {
  /** For files locked with one; used for this call and wiped. */
  readonly password?: string;
  /** The user's word about the text of this document; `auto` unless given. */
  readonly reading?: TextReading;
  /** Pages over which a process was lost; they are told as damaged without being opened. */
  readonly without?: readonly number[];
  /** Hears that the file is open, before the first page is. */
  readonly onOpened?: () => Promise<void>;
  /** Hears each page in order; the next one is read when it has resolved. Throw to stop. */
  readonly onPage: (page: ExtractedPage) => void | Promise<void>;
}

export interface Extractor {
  /**
   * Reads a PDF's pages and facts.
   * @throws AppError `pdf.password` (locked: data.tried tells whether a password was given), `pdf.invalid` (damaged beyond
   *   reading, or not a PDF), `pdf.protected` (a kind of protection no reader here knows), `pdf.no-pages`, `pdf.memory`,
   *   `pdf.engine`
   */
  extract(source: PdfSource, options: ReadOptions): Promise<ExtractionSummary>;
  /**
   * The words of one page (from 1) as `extract` reads them with this `reading`, with where they stand; none where the file has no such page.
   * @throws AppError as `extract`
   */
  words(source: PdfSource, page: number, reading: TextReading): Promise<readonly WordOnPage[]>;
  /** Bytes the engine holds; 0 when none is loaded. */
  heapBytes(): number;
}

/** How often the engine may break on one file before the file is given up. */
const MOST_BREAKS = 3;
/** Annotations that show text of their own: notes written on the page, stamps, filled fields. */
const SHOWN_ANNOTATIONS: ReadonlySet<number> = new Set([3, 13, 20]);
/** The annotation that a paper clip stands for. */
const ATTACHED_FILE = 17;

type Rotation = ExtractedPage['rotation'];
const ROTATIONS: readonly Rotation[] = [0, 90, 180, 270];

/** The engine has hit an impossible state or ran out of memory; it must not be used again. */
function isBreak(cause: unknown): boolean {
  return cause instanceof Error && !(cause instanceof AppError);
}

/** Opens a file for reading. @throws AppError, see `Extractor.extract` */
export function openDocument(engine: Pdfium, source: PdfSource, password: string | undefined): number {
  const { call } = engine;
  engine.wasRefusedMemory();
  const document = engine.withCString(password ?? '', (pointer) =>
    call.FPDF_LoadCustomDocument(engine.openFile(source), pointer),
  );
  if (document !== 0) return document;
  const reason = call.FPDF_GetLastError();
  if (reason === 4) throw new AppError('pdf.password', { tried: password !== undefined });
  if (reason === 5) throw new AppError('pdf.protected');
  throw new AppError(engine.wasRefusedMemory() ? 'pdf.memory' : 'pdf.invalid');
}

/** Whether annotations of a page show text of their own, and whether files are attached by them. */
function lookAtAnnotations(engine: Pdfium, page: number): { shown: boolean; attached: boolean } {
  const { call } = engine;
  let [shown, attached] = [false, false];
  const count = Math.min(call.FPDFPage_GetAnnotCount(page), LIMITS.annotations);
  for (let i = 0; i < count && !(shown && attached); i += 1) {
    const annotation = call.FPDFPage_GetAnnot(page, i);
    if (annotation === 0) continue;
    const subtype = call.FPDFAnnot_GetSubtype(annotation);
    call.FPDFPage_CloseAnnot(annotation);
    shown ||= SHOWN_ANNOTATIONS.has(subtype);
    attached ||= subtype === ATTACHED_FILE;
  }
  return { shown, attached };
}

/** An open page; its handle is 0 when it cannot be opened. */
interface OpenedPage {
  readonly page: number;
  /** What its fields and notes say, whether they draw it or not. */
  readonly written: readonly WrittenValue[];
  /** Annotations were drawn into it. */
  readonly flattened: boolean;
  /** A file is attached to it. */
  readonly attached: boolean;
  /** So many letters of it are on layers that are off. */
  readonly hidden: number;
  /** There was no memory for all of it. */
  readonly cramped: boolean;
}

/** Opens a page with its shown annotations drawn into it. */
function openDrawn(
  engine: Pdfium,
  document: number,
  index: number,
  values: WrittenValues,
): Omit<OpenedPage, 'hidden' | 'cramped'> {
  const { call } = engine;
  const page = call.FPDF_LoadPage(document, index);
  if (page === 0) return { page, written: [], flattened: false, attached: false };
  const { shown, attached } = lookAtAnnotations(engine, page);
  if (!shown) return { page, written: [], flattened: false, attached };
  const written = values.of(page);
  const flattened = call.FPDFPage_Flatten(page, 0) === 1;
  if (!flattened) return { page, written, flattened, attached };
  call.FPDF_ClosePage(page);
  return { page: call.FPDF_LoadPage(document, index), written, flattened, attached };
}

/** Opens a page as a viewer shows it: with its shown annotations, and without the text of layers that are off. */
function openPage(
  engine: Pdfium,
  document: number,
  index: number,
  values: WrittenValues,
  layers: Layers,
): OpenedPage {
  const opened = openDrawn(engine, document, index, values);
  if (opened.page === 0) return { ...opened, hidden: 0, cramped: false };
  const cramped = engine.wasRefusedMemory();
  return { ...opened, hidden: layers.putAside(engine, document, opened.page), cramped };
}

/** The text of a page with what its fields and notes say but do not draw. */
function withWritten(text: string, undrawn: readonly WrittenValue[]): string {
  return [text, ...undrawn.map((value) => value.text)].filter((part) => part !== '').join('\n');
}

/** Latin letters and signs drawn with fonts that may mean something else by them, where what they mean is not known. */
function legacyUse({ glyphs, pieces, fonts }: PageGlyphs): FontUse[] {
  const uses = fonts.map((name) => ({ name, latin: 0 }));
  if (!fonts.some((name) => isLegacyFont(name) && encodingOfFont(name) === null)) return uses;
  for (let i = 0; i < glyphs.count; i += 1) {
    const code = glyphs.codes[i] ?? 0;
    const piece = pieces[glyphs.pieces[i] ?? -1];
    const use = piece && uses[piece.font];
    if (use && code > 0x20 && code < 0x250) use.latin += 1;
  }
  return uses.filter(({ name }) => encodingOfFont(name) === null);
}

function damagedPage(n: number): ExtractedPage {
  return {
    n,
    label: null,
    width: 0,
    height: 0,
    rotation: 0,
    text: '',
    quality: 'suspect',
    reasons: ['page-damaged'],
    conversion: null,
  };
}

/** What is told of a page that cannot be opened, or must not be. */
const notRead = (n: number) => ({
  page: damagedPage(n),
  ...{ legacyFonts: [], attached: false, flattened: false },
});

function finite(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.min(value, 1e6) : 0;
}

/** Glyphs whose places were read, with those of legacy encodings marked and without the spaces inside words that are set wide. */
function markedWithPlaces(read: PageGlyphs): PageGlyphs {
  const glyphs = withWideLinesJoined(read);
  const named = withNamedEncodings(glyphs);
  const { text } = makePageText(named);
  const marked = named === glyphs && mayHoldLegacyText(text) ? withEncodingsOfWords(glyphs) : named;
  return mayHoldSpacedLetters(text) ? withSpacedLettersJoined(marked) : marked;
}

/** A page's glyphs with those of legacy encodings marked, and the text they make. */
function readMarked(
  engine: Pdfium,
  page: number,
  textPage: number,
  sources: CodeSources,
): { glyphs: PageGlyphs; text: PageText } {
  const read = readWithOwnCodes((always) => readPageGlyphs(engine, page, textPage, always), sources);
  const glyphs = withWideLinesJoined(read);
  const named = withNamedEncodings(glyphs);
  const text = makePageText(named);
  if (mayHoldSpacedLetters(text.text)) {
    const measured =
      read.isMeasured === true
        ? read
        : readWithOwnCodes(
            (always) => readPageGlyphs(engine, page, textPage, { ...always, places: true }),
            sources,
          );
    return { glyphs, text: makePageText(markedWithPlaces(measured)) };
  }
  if (named !== glyphs || !mayHoldLegacyText(text.text)) return { glyphs, text };
  // Seldom: words of a legacy encoding in fonts without a telling name.
  const again = readWithOwnCodes(
    (always) => readPageGlyphs(engine, page, textPage, { ...always, pieces: true }),
    sources,
  );
  const marked = withEncodingsOfWords(again);
  return { glyphs, text: marked === again ? text : makePageText(marked) };
}

/**
 * The page that was read last, left open until the next one is: the engine forgets a font when the last page that draws with it is
 * closed, and reading the fonts of every page anew took a twelfth of the time.
 */
interface LeftOpen {
  page: number;
}

function closeLeft({ call }: Pdfium, left: LeftOpen): void {
  if (left.page !== 0) call.FPDF_ClosePage(left.page);
  left.page = 0;
}

/** Opens a file, with what it has lost of its header and trailer made anew; `source` is what was opened. @throws AppError, see `Extractor.extract` */
export function openRepaired(
  engine: Pdfium,
  source: PdfSource,
  password: string | undefined,
): { readonly document: number; readonly source: PdfSource } {
  try {
    return { document: openDocument(engine, source, password), source };
  } catch (cause) {
    if (!isAppError(cause, 'pdf.invalid')) throw cause;
    for (const repaired of repairs(source)) {
      try {
        return { document: openDocument(engine, repaired, password), source: repaired };
      } catch (again) {
        if (!isAppError(again, 'pdf.invalid')) throw again;
      }
    }
    throw cause;
  }
}

/** A form whose pages its maker's reader makes anew (XFA), whole or in part. */
const XFA = 2;
/** The notice that such a form shows elsewhere is shorter, and names the reader in whatever language it is in. */
const LONGEST_NOTICE = 1500;

/** Whether a page without fields is no more than the notice that stands in for a form (“Please wait…”), or nothing at all. */
function standsInForForm({ call }: Pdfium, document: number, page: number, shown: string): boolean {
  if (shown.length > LONGEST_NOTICE || (shown !== '' && !/\bAdobe\b/i.test(shown))) return false;
  if (call.FPDF_GetFormType(document) < XFA) return false;
  return shown !== '' || call.FPDFPage_CountObjects(page) === 0;
}

/** So many pages are looked at for fields, from one that may be a notice on. */
const PAGES_FOR_FIELDS = 20;

/** Whether a file draws fields, or notes, on its pages from this one on: such a form is shown, and a page that names the reader tells how to fill it in. */
function drawsFields(engine: Pdfium, document: number, from: number): boolean {
  const { call } = engine;
  const end = Math.min(call.FPDF_GetPageCount(document), from + PAGES_FOR_FIELDS);
  for (let index = from; index < end; index += 1) {
    const page = call.FPDF_LoadPage(document, index);
    if (page === 0) continue;
    const { shown } = lookAtAnnotations(engine, page);
    call.FPDF_ClosePage(page);
    if (shown) return true;
  }
  return false;
}

/** So many letters that are not seen are more than a word such as “Draft”, and are told. */
const LEAST_HIDDEN = 40;
/** So many signs that stand before their letters tell that those of a page do. */
const LEAST_DRAWN_FIRST = 3;

function readWords(
  engine: Pdfium,
  document: number,
  left: LeftOpen,
  n: number,
  reading: TextReading,
  sources: CodeSources,
  values: WrittenValues,
  layers: Layers,
): readonly WordOnPage[] {
  const { page, written } = openPage(engine, document, n - 1, values, layers);
  if (page === 0) return [];
  left.page = page;
  const textPage = loadPageText(engine, page);
  if (textPage === 0) return [];
  const glyphs = readWithOwnCodes(
    (always) => readPageGlyphs(engine, page, textPage, { ...always, places: true }),
    sources,
  );
  engine.call.FPDFText_ClosePage(textPage);
  const marked = markedWithPlaces(glyphs);
  const words = wordsOnPage(marked);
  if (written.length > 0)
    for (const value of notDrawn(written, makePageText(marked).text)) {
      for (const word of wordsOfValue(value)) words.push(word);
    }
  const read = readEachWord(words, glyphs.fonts, reading);
  const { text, counts } = makePageText(marked);
  if (reading === 'as-stored' || lacksLetters(counts)) return read;
  const known = readText(text, glyphs.fonts, reading);
  if (known.conversion !== null || known.uncertain) return read;
  // All words at one go, and parted again: nothing goes past a space, and nothing gets longer.
  const mended = inOrderOfWriting(read.map((word) => word.text).join(' '), known.text, LEAST_DRAWN_FIRST);
  let at = 0;
  return read.map((word) => {
    const from = at;
    at += word.text.length + 1;
    return { ...word, text: mended.slice(from, at - 1) };
  });
}

function readPage(
  engine: Pdfium,
  document: number,
  left: LeftOpen,
  n: number,
  reading: TextReading,
  sources: CodeSources,
  values: WrittenValues,
  layers: Layers,
  isWrong: (text: string) => boolean,
  isNotice: (page: number, n: number, shown: string) => boolean,
): { page: ExtractedPage; legacyFonts: readonly string[]; attached: boolean; flattened: boolean } {
  const { call } = engine;
  if (engine.heapBytes() > LIMITS.twoPagesBytes) closeLeft(engine, left);
  const opened = openPage(engine, document, n - 1, values, layers);
  const { page, written, flattened, attached, hidden } = opened;
  const damaged = { page: damagedPage(n), legacyFonts: [], attached, flattened };
  if (page === 0) return damaged;
  closeLeft(engine, left);
  const textPage = loadPageText(engine, page);
  if (textPage === 0) {
    call.FPDF_ClosePage(page);
    return damaged;
  }
  const { glyphs, text } = readMarked(engine, page, textPage, sources);
  const fonts = reading === 'as-stored' ? [] : legacyUse(glyphs);
  const undrawn = notDrawn(written, text.text);
  const stored = readText(withWritten(text.text, undrawn), glyphs.fonts, reading);
  // In old encodings, and where that is not sure, vowels stand before their letters as they should; where letters are missing, a vowel may
  // stand before another than its own.
  const isUnicode =
    reading !== 'as-stored' && stored.conversion === null && !stored.uncertain && !lacksLetters(text.counts);
  const read = isUnicode
    ? { ...stored, text: inOrderOfWriting(stored.text, stored.text, LEAST_DRAWN_FIRST) }
    : stored;
  const shown = read.conversion === null ? read.text : read.text.slice(0, read.conversion.length);
  const wrongLetters =
    isWrong(shown) || lettersAreShifted(shown) || (isGarbled(shown) && hasScan(engine, page));
  const more = undrawn.reduce((sum, value) => sum + value.text.length, 0);
  const pictureWithNotes =
    shown !== '' && isPictureWithNotes(engine, page, textPage, flattened, shown, text.counts.drawn, more);
  const judged = judgePage({ ...text, text: shown }, fonts, {
    ...read,
    wrongLetters,
    pictureWithNotes,
    hiddenText: hidden >= LEAST_HIDDEN,
    notShown: !flattened && isNotice(page, n, shown),
  });
  // What did not fit into memory is missing from the text, whatever the rest looks like.
  const cramped = engine.wasRefusedMemory() || opened.cramped;
  const reasons: QualityReason[] = cramped ? ['page-damaged', ...judged.reasons] : judged.reasons;
  const extracted: ExtractedPage = {
    n,
    label: readPageLabel(engine, document, n - 1),
    width: finite(call.FPDF_GetPageWidthF(page)),
    height: finite(call.FPDF_GetPageHeightF(page)),
    rotation: ROTATIONS[call.FPDFPage_GetRotation(page)] ?? 0,
    text: read.text,
    conversion: read.conversion,
    quality: reasons.includes('page-damaged') ? 'suspect' : judged.quality,
    reasons,
  };
  call.FPDFText_ClosePage(textPage);
  left.page = page;
  const legacyFonts = reasons.includes('legacy-font')
    ? fonts.filter((font) => font.latin > 0 && isLegacyFont(font.name)).map((font) => font.name)
    : [];
  return { page: extracted, legacyFonts, attached, flattened };
}

/**
 * Makes an extractor on pdfium. It loads the engine at the first file and a fresh one when the old has grown or broken.
 * One file at a time.
 */
export function createExtractor(code: PdfiumCode, memoryLimit: number = LIMITS.engineBytes): Extractor {
  let engine: Pdfium | undefined;

  let dropped = false;
  const throwAway = () => {
    engine = undefined;
    dropped = true;
  };

  const read = async (source: PdfSource, options: ReadOptions): Promise<ExtractionSummary> => {
    let current = engine ?? (await loadPdfium(code, memoryLimit));
    engine = current;
    let document = 0;
    const left: LeftOpen = { page: 0 };
    let breaks = 0;
    let facts: DocumentFacts | undefined;
    const counts = { good: 0, empty: 0, suspect: 0 };
    const legacyFonts = new Set<string>();
    const converted = new Set<LegacyEncoding>();
    let uncertainPages = 0;
    let attached = false;
    const reading = options.reading ?? 'auto';
    const without = new Set(options.without);
    const sources = codeSources(
      () => current,
      () => given,
    );
    const layers = layersOf(() => given);
    let values: WrittenValues | undefined;
    const isWrong = watchLetters();
    let firstPagesText = '';
    let [damaged, notShown] = [false, false];
    /** What is drawn into a page is taken out of what lies over it, and is not met there again. */
    let fields = false;
    const isNotice = (page: number, n: number, shown: string) =>
      !fields && standsInForForm(current, document, page, shown) && !drawsFields(current, document, n);
    let given = source;
    const cutOff = isCutOff(source);
    /** While the page is with whoever takes it, a failure is theirs. */
    let handedOver = false;
    try {
      const opened = openRepaired(current, source, options.password);
      document = opened.document;
      given = opened.source;
      values = writtenValues(current, document);
      facts = readDocumentFacts(current, document);
      if (facts.pageCount === 0) throw new AppError('pdf.no-pages');
      await options.onOpened?.();
      const pages = Math.min(facts.pageCount, LIMITS.pages);
      for (let n = 1; n <= pages; n += 1) {
        let result: ReturnType<typeof readPage>;
        try {
          result = without.has(n)
            ? notRead(n)
            : readPage(current, document, left, n, reading, sources, values, layers, isWrong, isNotice);
        } catch (cause) {
          if (!isBreak(cause)) throw cause;
          breaks += 1;
          if (breaks >= MOST_BREAKS) throw cause;
          document = 0;
          left.page = 0;
          // It would hold the heap that is thrown away.
          values = undefined;
          throwAway();
          current = await loadPdfium(code, memoryLimit);
          engine = current;
          freeMemory();
          document = openDocument(current, given, options.password);
          values = writtenValues(current, document);
          // Only looking at its layers may be too much for the engine; the page is read without.
          if (layers.hasBroken()) {
            n -= 1;
            continue;
          }
          result = notRead(n);
        }
        const { page } = result;
        counts[page.quality] += 1;
        if (page.reasons.includes('page-damaged')) damaged = true;
        if (page.reasons.includes('form-not-shown')) notShown = true;
        attached ||= result.attached;
        fields ||= result.flattened;
        for (const name of result.legacyFonts) legacyFonts.add(name);
        for (const encoding of page.conversion?.from ?? []) converted.add(encoding);
        if (page.reasons.includes('encoding-uncertain')) uncertainPages += 1;
        if (n <= LIMITS.firstPages && firstPagesText.length < LIMITS.firstPagesText) {
          const read = page.conversion === null ? page.text : page.text.slice(0, page.conversion.length);
          firstPagesText = `${firstPagesText}${read}\n\f`.slice(0, LIMITS.firstPagesText).toWellFormed();
        }
        handedOver = true;
        await options.onPage(page);
        handedOver = false;
      }
      return {
        facts: {
          ...facts,
          pagesRead: pages,
          hasAttachments: facts.hasAttachments || attached,
          legacyFonts: [...legacyFonts],
          converted: [...converted],
          uncertainPages,
          warnings: [
            ...facts.warnings,
            ...(damaged ? (['pages-damaged'] as const) : []),
            ...(cutOff ? (['cut-off'] as const) : []),
            ...(notShown ? (['form-not-shown'] as const) : []),
          ],
        },
        ...counts,
        firstPagesText,
      };
    } catch (cause) {
      if (handedOver || !isBreak(cause)) throw cause;
      document = 0;
      const refused = engine?.wasRefusedMemory() ?? false;
      throwAway();
      throw new AppError(refused ? 'pdf.memory' : 'pdf.crashed', {}, cause);
    } finally {
      if (document !== 0) closeQuietly(current, document, left, values);
      if (engine && engine.heapBytes() > LIMITS.engineRestBytes) throwAway();
    }
  };
  const closeQuietly = (
    used: Pdfium,
    document: number,
    left: LeftOpen,
    values: WrittenValues | undefined,
  ) => {
    try {
      closeLeft(used, left);
      values?.close();
      used.call.FPDF_CloseDocument(document);
    } catch {
      throwAway();
    }
  };
  const words: Extractor['words'] = async (source, n, reading) => {
    const current = engine ?? (await loadPdfium(code, memoryLimit));
    engine = current;
    let document = 0;
    let values: WrittenValues | undefined;
    const left: LeftOpen = { page: 0 };
    try {
      const given = openRepaired(current, source, undefined);
      document = given.document;
      const sources = codeSources(
        () => current,
        () => given.source,
      );
      values = writtenValues(current, document);
      const layers = layersOf(() => given.source);
      return readWords(current, document, left, n, reading, sources, values, layers);
    } catch (cause) {
      if (!isBreak(cause)) throw cause;
      document = 0;
      throwAway();
      throw new AppError('pdf.crashed', {}, cause);
    } finally {
      if (document !== 0) closeQuietly(current, document, left, values);
    }
  };
  const freed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      // What a hard file leaves in the young part of the heap is the difference between two engines fitting or not.
      if (dropped) freeMemory('last-resort');
      dropped = false;
    }
  };
  return {
    extract: (source, options) => freed(read(source, options)),
    words: (...of) => freed(words(...of)),
    heapBytes: () => engine?.heapBytes() ?? 0,
  };
}
