/** Every bound that a file from outside meets, in one place. */
export const LIMITS = {
  /** Largest file taken in. */
  fileBytes: 300 * 1024 * 1024,
  /** Pages read of one file; the rest is reported, not hidden. */
  pages: 20_000,
  /** UTF-16 units of text kept of one page. */
  pageText: 2_000_000,
  /** Glyphs looked at on one page. */
  pageGlyphs: 4_000_000,
  /** Drawn objects looked at on one page, for marked spans. */
  pageObjects: 2_000_000,
  /** Annotations looked at on one page. */
  annotations: 20_000,
  /** Bookmarks read. */
  outlineEntries: 5_000,
  outlineDepth: 16,
  /** Units of a title, an author and so on. */
  factText: 2_000,
  /** Units of what is filled into one field, and of all fields and notes of a page together. */
  fieldText: 100_000,
  fieldsOfPage: 200_000,
  /** UTF-16 units of the first pages kept for guesses about the catalogue, and from how many pages. */
  firstPagesText: 20_000,
  firstPages: 4,
  /** Pages and UTF-16 units of text in one batch on its way to the data process. */
  batchPages: 64,
  batchText: 256 * 1024,
  /**
   * The engine's heap. Laws of 500 pages take 20 MB of it, a page of 200,000 texts 80; a page that wants more is left out.
   * Two heaps, a broken one and its successor, and the process around them stay below 512 MB: a broken heap may be there until the
   * next one is thrown away.
   */
  engineBytes: 160 * 1024 * 1024,
  /** In a heap that has grown beyond this no page stays open while the next is read, so that a large one finds the room it had alone. */
  twoPagesBytes: 48 * 1024 * 1024,
  /** A heap that has grown beyond this is thrown away after the file. */
  engineRestBytes: 96 * 1024 * 1024,
} as const;
