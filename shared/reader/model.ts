import { z } from 'zod';
import { instant, sha256, uuid } from '../kernel';

/** Colours of highlights. Each is drawn with a pattern of its own besides, so that it is known without seeing its colour. */
export const HIGHLIGHT_COLOURS = ['yellow', 'green', 'blue', 'rose'] as const;
export const highlightColour = z.enum(HIGHLIGHT_COLOURS);
export type HighlightColour = z.infer<typeof highlightColour>;

/** A rectangle on a page in PDF points, origin at the lower left: x, y, width, height. */
const rectangle = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/**
 * Something a reader marked on a page of a file: a passage, or the page as a whole when it has no quote. It belongs to the bytes of
 * the file and not to a document, so it is there again when the same file is brought in again; the file itself is never changed.
 */
export const highlight = z.strictObject({
  id: uuid,
  sha256,
  /** Position in the file, 1-based. */
  page: z.number().int().positive(),
  /** Number printed on the page, where known when it was marked. */
  pageLabel: z.string().max(40).nullable(),
  quote: z.string().max(4000),
  /** One a line; none for a page as a whole, or where the file does not show the words. */
  rectangles: z.array(rectangle).max(400),
  colour: highlightColour,
  /** The reader's own words; empty for a highlight alone. */
  note: z.string().max(4000),
  createdAt: instant,
  updatedAt: instant,
});
export type Highlight = z.infer<typeof highlight>;

export const newHighlight = highlight.omit({ id: true, sha256: true, createdAt: true, updatedAt: true });
export type NewHighlight = z.infer<typeof newHighlight>;

/** A highlight with the document in whose newest version the file is, for lists over the whole library. */
export const placedHighlight = z.strictObject({
  ...highlight.shape,
  versionId: uuid,
  documentId: uuid,
  documentTitle: z.string(),
  /** What tells the version from the others of its document; empty where it has one only. */
  versionName: z.string(),
});
export type PlacedHighlight = z.infer<typeof placedHighlight>;
