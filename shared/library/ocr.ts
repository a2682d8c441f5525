import { z } from 'zod';
import { instant, sha256, uuid } from '../kernel';
import { languageCode } from '../vocabulary';
import type { KeptQuality, QualityReason } from './extraction';
import { textStateOf } from './rules';
import type { TextState } from './versions';

/** Parts of a page's width and height in which places are kept: a hundredth of a millimetre and a half on A4. */
export const PLACES_PER_SIDE = 10_000;

/** Numbers kept of each piece of text: start and end in the text, left, top, right and bottom on the page. */
export const NUMBERS_PER_PIECE = 6;

/** Most letters and pieces kept of one page; a dense A3 page has a tenth of it. */
export const MOST_LETTERS = 100_000;
export const MOST_PIECES = 60_000;

/** What a machine read from the picture of a page. */
export const pageReading = z.strictObject({
  text: z.string().max(MOST_LETTERS),
  /**
   * Six numbers for each piece of the text, in order: start and end in it (UTF-16), then left, top, right and bottom on the
   * page as it is shown, in parts of its width and height (`PLACES_PER_SIDE`), from the upper left corner.
   */
  places: z.array(z.number().int().min(0).max(MOST_LETTERS)).max(MOST_PIECES * NUMBERS_PER_PIECE),
  /** Mean over the letters, as the engine judges itself; 0 when there are none. */
  confidence: z.number().int().min(0).max(100),
});
export type PageReading = z.infer<typeof pageReading>;

/** What came of one page. `blank`: nothing is on it. `nothing`: something is, but no words were found. */
export const readingOutcome = z.enum(['waiting', 'read', 'worse', 'blank', 'nothing', 'failed']);
export type ReadingOutcome = z.infer<typeof readingOutcome>;

/** How the reading of a file stands. `stopped` by the user; `refused`: it cannot be read, see `code`. */
export const readingState = z.enum(['waiting', 'stopped', 'refused', 'done']);
export type ReadingState = z.infer<typeof readingState>;

/** The pages of one file that are pictures, and how far their reading is. */
export const readingSummary = z.strictObject({
  sha256,
  documentId: uuid.nullable(),
  versionId: uuid.nullable(),
  title: z.string(),
  state: readingState,
  /** Languages by whose data it is read; empty until they are found out. */
  languages: z.array(languageCode),
  /** The user has named them. */
  chosen: z.boolean(),
  /** Why it cannot be read. */
  code: z.string().nullable(),
  /** Pages to read in all, and those of them that are done, whatever came of them. */
  total: z.number().int().nonnegative(),
  done: z.number().int().nonnegative(),
  /** Of the pages to read, those that have no words of their own; the others have words that are doubtful. */
  withoutWords: z.number().int().nonnegative(),
  /** Pages by what came of them. */
  read: z.number().int().nonnegative(),
  blank: z.number().int().nonnegative(),
  nothing: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  /** Mean over the pages read, 0 to 100; null when there is none yet. */
  confidence: z.number().int().min(0).max(100).nullable(),
  /** The page under way, from 1. */
  current: z.number().int().positive().nullable(),
});
export type ReadingSummary = z.infer<typeof readingSummary>;

/** One page of a file that was or will be read by a machine. */
export const readingPage = z.strictObject({
  page: z.number().int().positive(),
  outcome: readingOutcome,
  confidence: z.number().int().min(0).max(100).nullable(),
  code: z.string().nullable(),
  /** The text the search knows of this page is the machine's. */
  inUse: z.boolean(),
  /** The page has words of its own, which are doubtful. */
  hasWords: z.boolean(),
  readAt: instant.nullable(),
});
export type ReadingPage = z.infer<typeof readingPage>;

/** Reasons for which a text layer is worth less than the machine's reading of the picture. */
const WORSE_THAN_READING: ReadonlySet<QualityReason> = new Set<QualityReason>([
  'unmapped-glyphs',
  'private-use',
  'replacement-characters',
  'legacy-font',
  'mojibake',
  'broken-clusters',
  'wrong-letters',
  'picture-with-notes',
]);

/** Whether a page should be read from its picture. */
export function wantsReading({
  quality,
  reasons,
}: {
  readonly quality: KeptQuality;
  readonly reasons: readonly QualityReason[];
}): boolean {
  // There is nothing on it but a notice.
  if (reasons.includes('form-not-shown')) return false;
  if (quality === 'empty') return true;
  return quality === 'suspect' && reasons.some((reason) => WORSE_THAN_READING.has(reason));
}

/** Reasons that say the letters of a text layer mean nothing at all, or are not those of the page itself. */
const WORTHLESS: ReadonlySet<string> = new Set<QualityReason>([
  'legacy-font',
  'private-use',
  'mojibake',
  'unmapped-glyphs',
  'picture-with-notes',
]);

/** Below this nothing was read: it is what comes of handwriting, drawings and scripts that the data do not know. */
const LEAST_CONFIDENCE = 35;
/** Least confidence at which a reading takes the place of a text layer that is wrong, and of one that is only doubtful. */
const BEATS_WRONG = 60;
const BEATS_DOUBTFUL = 80;

/** Below this mean confidence words of a page may well be wrong: they can be found, but not all of them. */
export const UNSURE_BELOW = 60;

/** Whether the machine's reading is the better text of a page whose text layer is doubtful for these reasons. */
export function readingIsBetter(reasons: readonly string[], reading: PageReading): boolean {
  if (reading.text === '' || reading.confidence < LEAST_CONFIDENCE) return false;
  // A page that is read though no more is said of it than that its text is hidden has none that is seen.
  const saysNothing = (reason: string) => reason === 'picture-with-notes' || reason === 'hidden-text';
  if (reasons.includes('no-text') || reasons.every(saysNothing)) return true;
  return (
    reading.confidence >= (reasons.some((reason) => WORTHLESS.has(reason)) ? BEATS_WRONG : BEATS_DOUBTFUL)
  );
}

/** How well a file can be searched once pictures of it were read. */
export function textStateWithReading(pages: {
  readonly total: number;
  /** Pages with words, read by machine or not. */
  readonly searchable: number;
  /** Of these, pages whose text layer is doubtful and stays. */
  readonly suspect: number;
  /** Of these, pages read by machine. */
  readonly read: number;
  /** Pages with nothing on them. */
  readonly blank: number;
}): TextState {
  const plain = textStateOf({
    total: pages.total - pages.blank,
    searchable: pages.searchable,
    suspect: pages.suspect,
  });
  // A file whose every page is blank has nothing that could be missed.
  if (pages.total > 0 && pages.blank === pages.total) return 'good';
  return pages.read > 0 && (plain === 'good' || plain === 'partial') && pages.read * 4 >= pages.searchable
    ? 'ocr'
    : plain;
}
