import { z } from 'zod';

const page = z.number().int().positive();
const offset = z.number().int().nonnegative();

/** A stretch of one page by UTF-16 offsets of the text that `search.pageText` gives, end excluded. */
export const pagePart = z.strictObject({ page, start: offset, end: offset });
export type PagePart = z.infer<typeof pagePart>;

/** A stretch of a text: its parts, one a page, and its words on one line, cut where they are long. */
export const textSpan = z.strictObject({
  parts: z.array(pagePart).min(1),
  text: z.string(),
  /** The words are longer than `text`. */
  cut: z.boolean(),
  /** Words and clusters in it. */
  size: z.number().int().nonnegative(),
});
export type TextSpan = z.infer<typeof textSpan>;

/** Where a change stands in one of the texts: a page, a place on it, and the article or section it belongs to. */
export const textPlace = z.strictObject({
  page,
  offset,
  /** About how far down the page that is, 0 to 1. */
  height: z.number(),
  /** The headed line above it, as it stands on its page; empty before the first heading. */
  heading: z.string(),
});
export type TextPlace = z.infer<typeof textPlace>;

export const CHANGE_KINDS = ['added', 'removed', 'changed', 'moved'] as const;
export const changeKind = z.enum(CHANGE_KINDS);
export type ChangeKind = z.infer<typeof changeKind>;

/**
 * One difference. `added` has no `before`, `removed` no `after`. `moved` has the same words, but for changes of their own inside it, in
 * another place.
 */
export const textChange = z.strictObject({
  kind: changeKind,
  before: textSpan.nullable(),
  after: textSpan.nullable(),
  /** Where it stands, or would stand, in each text. */
  places: z.strictObject({ before: textPlace, after: textPlace }),
  /** Some words before and after it, in the later text unless it is removed. */
  context: z.strictObject({ before: z.string(), after: z.string() }),
});
export type TextChange = z.infer<typeof textChange>;

/** A page of each text that show the same; null where the other text has no such page. */
export const pagePair = z.strictObject({ before: page.nullable(), after: page.nullable() });
export type PagePair = z.infer<typeof pagePair>;

/** Two places that show the same: page, and how far down its text, 0 to 1. */
export const scrollAnchor = z.strictObject({
  before: z.tuple([page, z.number()]),
  after: z.tuple([page, z.number()]),
});
export type ScrollAnchor = z.infer<typeof scrollAnchor>;

/** How two texts are lined up: by their words, by the numbers of their articles (translations), or page by page. */
export const alignedBy = z.enum(['words', 'articles', 'pages']);
export type AlignedBy = z.infer<typeof alignedBy>;

const counts = z.record(changeKind, z.number().int().nonnegative());

/** What differs between two texts. */
export const textComparison = z.strictObject({
  changes: z.array(textChange),
  /** Changes of each kind, those not listed too. */
  counts,
  /** Changes in all; more than are listed only when they are very many. */
  total: z.number().int().nonnegative(),
  pages: z.array(pagePair),
  anchors: z.array(scrollAnchor),
  alignedBy,
  /** Share of the words of both texts that are the same, 0 to 1. */
  same: z.number(),
  /** Pages without words, which cannot be compared. */
  wordless: z.strictObject({ before: z.array(page), after: z.array(page) }),
});
export type TextComparison = z.infer<typeof textComparison>;

/** What became of a cited passage in a later text. */
export const reanchored = z.strictObject({
  kind: z.enum(['same', 'reworded', 'lost']),
  /** Where it stands now; null when it is lost. */
  page: page.nullable(),
  /** The number printed on that page, where the file says one. */
  pageLabel: z.string().max(40).nullable(),
  /** The words there, line ends and all; empty for a page as a whole. */
  text: z.string(),
  /** Share of the words that are the same and in order, 0 to 1. */
  likeness: z.number(),
});
export type Reanchored = z.infer<typeof reanchored>;

/** A heading of a text, as it is printed. */
export const contentsEntry = z.strictObject({
  title: z.string(),
  /** 0 for the largest parts. */
  level: z.number().int().nonnegative(),
  page,
  /** Where its line begins on the page, as the index reads it. */
  start: z.number().int().nonnegative(),
});
export type ContentsEntry = z.infer<typeof contentsEntry>;
