import { z } from 'zod';
import { instant, sha256 } from '../kernel';

/** What the first bytes of a file say it is. Only `pdf` can be read in; the others get a clear word of their own. */
export const fileKind = z.enum(['pdf', 'word', 'html', 'image', 'archive', 'pack', 'answers', 'other']);
export type FileKind = z.infer<typeof fileKind>;

/**
 * Raise it when pages of the same file are given another text than before: files read by an earlier version of the program are then read
 * again in the background. One locked with a password keeps the text it has.
 */
export const TEXT_VERSION = 20;

/** A file copied into staging: its bytes are safe on disk and named by their hash. */
export const stagedFile = z.strictObject({
  sha256,
  bytes: z.number().int().positive(),
});
export type StagedFile = z.infer<typeof stagedFile>;

/** Whether a page's text can be searched: `good`; `empty`, nothing drawn as text; `suspect`, text that may not be what the eye reads. */
export const pageQuality = z.enum(['good', 'empty', 'suspect']);
export type PageQuality = z.infer<typeof pageQuality>;

/**
 * Encodings from before Unicode that can be read: Zawgyi (Burmese at other code points), fonts that draw Nepali, Khmer (Limon),
 * Tamil (Bamini) or Sinhala (FM Abhaya) at the codes of Latin letters, and two Vietnamese ones.
 */
export const legacyEncoding = z.enum([
  'zawgyi',
  'preeti',
  'kantipur',
  'sagarmatha',
  'himali',
  'pcs-nepali',
  'limon',
  'tcvn3',
  'vni',
  'bamini',
  'fm-abhaya',
]);
export type LegacyEncoding = z.infer<typeof legacyEncoding>;

/**
 * A page's text was converted by the program for searching. `text` then begins with the converted text (`length` UTF-16 units),
 * and after an empty line come the words that were changed as the file stores them, parted by spaces, so that both are found.
 */
export const textConversion = z.strictObject({
  from: z.array(legacyEncoding).min(1),
  length: z.number().int().nonnegative(),
  /** Where each changed word begins in the converted text, in order: the n-th stored word behind it is that word. */
  starts: z.array(z.number().int().nonnegative()),
});
export type TextConversion = z.infer<typeof textConversion>;

/** How a document's text is to be read: as the program finds it, as it is stored without converting anything, or as Zawgyi. */
export const textReading = z.enum(['auto', 'as-stored', 'zawgyi']);
export type TextReading = z.infer<typeof textReading>;

/** The same of a page as the search keeps it: `ocr` says that a machine read its words from the picture of the page. */
export const keptQuality = z.enum([...pageQuality.options, 'ocr']);
export type KeptQuality = z.infer<typeof keptQuality>;

/** Why a page is not `good`. */
export const qualityReason = z.enum([
  /** No text layer: a scan, a drawing or a blank page. */
  'no-text',
  /** The page could not be read at all; the rest of the file could. */
  'page-damaged',
  /** The page holds more text than a page can; it was cut. */
  'text-cut',
  /** Glyphs without a Unicode meaning were left out. */
  'unmapped-glyphs',
  /** Letters in the private use area: a font's own code. */
  'private-use',
  /** U+FFFD in the text layer: the maker of the file had lost them already. */
  'replacement-characters',
  /** Set in a font with its own 8-bit encoding that cannot be converted here: the letters read are not the letters seen. */
  'legacy-font',
  /** Burmese that may be in Zawgyi or in Unicode: only a person can tell. */
  'encoding-uncertain',
  /** Text decoded with the wrong character set. */
  'mojibake',
  /** Words that begin with a combining sign: letters are out of order or missing. */
  'broken-clusters',
  /** Letters in sequences that the script cannot have: the font's map leads to other letters than those that are seen. */
  'wrong-letters',
  /** A picture with words only in notes, stamps, signatures and fields laid over it, or at its edges. */
  'picture-with-notes',
  /** Text on layers that are off when the file is opened was left out: no reader sees it. */
  'hidden-text',
  /** A notice that stands in for a form which only one maker's reader shows. */
  'form-not-shown',
]);
export type QualityReason = z.infer<typeof qualityReason>;

/** A word of a page with where it stands. A stretch of a script without spaces is one. */
export const wordOnPage = z.strictObject({
  text: z.string(),
  /** In PDF points, origin at the lower left: x, y, width, height. */
  rectangle: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** A line ends behind it. */
  endsLine: z.boolean(),
});
export type WordOnPage = z.infer<typeof wordOnPage>;

/** One page as read. Sizes in points as displayed, that is after rotation. */
export const extractedPage = z.strictObject({
  /** 1 for the first page. */
  n: z.number().int().positive(),
  /** The number printed on the page by the file's page labels, when it has them. */
  label: z.string().max(100).nullable(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
  /** Clockwise. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  text: z.string(),
  quality: pageQuality,
  reasons: z.array(qualityReason),
  /** How the text was converted; null when it stands as the file stores it. */
  conversion: textConversion.nullable(),
});
export type ExtractedPage = z.infer<typeof extractedPage>;

/** One bookmark of the file; `page` counts from 1 and is null when it leads nowhere in the file. */
export const outlineEntry = z.strictObject({
  title: z.string().max(500),
  level: z.number().int().nonnegative(),
  page: z.number().int().positive().nullable(),
});
export type OutlineEntry = z.infer<typeof outlineEntry>;

/** What had to be left out of a file that could be read otherwise. */
export const extractionWarning = z.enum([
  'pages-beyond-limit',
  'outline-cut',
  'pages-damaged',
  /** The end of the file is missing, as after a download that broke off; what is left of it was read. */
  'cut-off',
  /** Pages are but notices that stand in for a form which only one maker's reader shows. */
  'form-not-shown',
]);
export type ExtractionWarning = z.infer<typeof extractionWarning>;

/** Facts about the whole file. Texts are as the file states them: wrong titles are common. */
export const documentFacts = z.strictObject({
  /** Pages the file has. */
  pageCount: z.number().int().nonnegative(),
  /** Pages that were read; less than `pageCount` only with the warning `pages-beyond-limit`. */
  pagesRead: z.number().int().nonnegative(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  subject: z.string().nullable(),
  keywords: z.string().nullable(),
  creator: z.string().nullable(),
  producer: z.string().nullable(),
  created: instant.nullable(),
  modified: instant.nullable(),
  /** BCP 47 tag of the catalogue, as written. */
  language: z.string().nullable(),
  /** Such as `1.7`. */
  pdfVersion: z.string().nullable(),
  /** Encrypted, but readable without (or with the given) password. */
  encrypted: z.boolean(),
  hasForms: z.boolean(),
  hasJavascript: z.boolean(),
  hasAttachments: z.boolean(),
  outline: z.array(outlineEntry),
  /** Fonts with an 8-bit encoding of their own, by name. */
  legacyFonts: z.array(z.string()),
  /** Encodings that pages were converted from. */
  converted: z.array(legacyEncoding),
  /** Pages on which a person has to say whether Burmese is Zawgyi. */
  uncertainPages: z.number().int().nonnegative(),
  warnings: z.array(extractionWarning),
});
export type DocumentFacts = z.infer<typeof documentFacts>;

/** The end of an extraction: the facts, and how the pages fared. */
export const extractionSummary = z.strictObject({
  facts: documentFacts,
  good: z.number().int().nonnegative(),
  empty: z.number().int().nonnegative(),
  suspect: z.number().int().nonnegative(),
  /** Text of the first pages, for guesses about the catalogue. */
  firstPagesText: z.string(),
});
export type ExtractionSummary = z.infer<typeof extractionSummary>;
