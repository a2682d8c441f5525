import { z } from 'zod';
import { instant, isoDate, sha256, uuid } from '../kernel';
import { languageCode } from '../vocabulary';

/** How much of a file's text can be searched. */
export const textState = z.enum(['good', 'partial', 'suspect', 'none', 'pending', 'ocr']);
export type TextState = z.infer<typeof textState>;

/** Bytes in the store, named by their own hash. */
export const storedFile = z.strictObject({
  sha256,
  bytes: z.number().int().nonnegative(),
  pageCount: z.number().int().nonnegative(),
  /** Pages on which at least one word can be found. */
  searchablePages: z.number().int().nonnegative(),
  textState,
  /** The name the file had when it was brought in. */
  sourceName: z.string(),
  addedAt: instant,
});
export type StoredFile = z.infer<typeof storedFile>;

/** What a version's text is beside the text that counts (vocabulary 2, translation status). */
export const VERSION_STANDINGS = [
  'original',
  'official-translation',
  'unofficial-translation',
  'machine-translation',
] as const;
export const versionStanding = z.enum(VERSION_STANDINGS);
export type VersionStanding = z.infer<typeof versionStanding>;

/** What a user may say of a version. Empty words and null both mean that nothing is stated. */
export const versionFields = z.strictObject({
  /** Such as "as amended in 2015". */
  label: z.string().trim().max(120),
  publishedOn: isoDate.nullable(),
  /** Null: the language of the document. */
  language: languageCode.nullable(),
  standing: versionStanding.nullable(),
  /** Where the file comes from: a gazette, a web address, a person or office. */
  source: z.string().trim().max(500).nullable(),
  obtainedOn: isoDate.nullable(),
  obtainedBy: z.string().trim().max(200).nullable(),
});
export type VersionFields = z.infer<typeof versionFields>;
export type VersionField = keyof VersionFields;

/** A document's text as published on a date, in one language. */
export const documentVersion = z.strictObject({
  id: uuid,
  ...versionFields.shape,
  /** The text that counts when versions differ; at most one of a document's versions. */
  isOfficial: z.boolean(),
  file: storedFile,
});
export type DocumentVersion = z.infer<typeof documentVersion>;

/** A version as lists and the search know it. */
export const versionBrief = z.strictObject({
  id: uuid,
  sha256,
  label: z.string(),
  publishedOn: isoDate.nullable(),
  /** The version's own language, else the document's. */
  language: languageCode.nullable(),
  standing: versionStanding.nullable(),
  isOfficial: z.boolean(),
  pageCount: z.number().int().nonnegative(),
  /** Name of the file it came as, which tells texts of one name apart. What an older index kept does not know it. */
  sourceName: z.string().optional(),
});
export type VersionBrief = z.infer<typeof versionBrief>;

/** The version that stands for the document: the official text, else the first in order; undefined for none. */
export function currentVersion<V extends { readonly isOfficial: boolean }>(
  versions: readonly V[],
): V | undefined {
  return versions.find((version) => version.isOfficial) ?? versions[0];
}

/** Whether a text of this standing may be the one that counts. A translation nobody vouches for never is. */
export function mayBeOfficial(standing: VersionStanding | null): boolean {
  return standing !== 'unofficial-translation' && standing !== 'machine-translation';
}

/** Whether a text of this standing is in another language than the work. */
export function isTranslation(standing: VersionStanding | null): boolean {
  return standing !== null && standing !== 'original';
}

type Marked = Pick<DocumentVersion, 'id' | 'isOfficial' | 'standing'>;

/** What a mark changes of versions: the fields to write, by version. */
export type MarkChanges = ReadonlyMap<
  string,
  { readonly isOfficial?: boolean; readonly standing?: 'original' }
>;

/**
 * Which versions change when one is marked as the official text, or no longer. The mark leaves every other version; a version
 * that could not be official becomes an original by being marked.
 */
export function markOfficial(versions: readonly Marked[], versionId: string, official: boolean): MarkChanges {
  const changes = new Map<string, { isOfficial?: boolean; standing?: 'original' }>();
  for (const version of versions) {
    const wanted = official && version.id === versionId;
    const losesMark = version.isOfficial && (official || version.id === versionId);
    if (wanted) {
      const standing = mayBeOfficial(version.standing) ? {} : { standing: 'original' as const };
      if (!version.isOfficial || 'standing' in standing)
        changes.set(version.id, { isOfficial: true, ...standing });
    } else if (losesMark) changes.set(version.id, { isOfficial: false });
  }
  return changes;
}

/** Whether ids are exactly the versions there are, each once: only then are they an order of them. */
export function isOrderOf(versions: readonly { readonly id: string }[], ids: readonly string[]): boolean {
  const known = new Set(versions.map(({ id }) => id));
  return ids.length === known.size && new Set(ids).size === ids.length && ids.every((id) => known.has(id));
}

/** Languages in which a work can be read, that of its current version first, each once. Versions without one count not. */
export function languagesOf<L>(
  versions: readonly { readonly language: L | null; readonly isOfficial: boolean }[],
): L[] {
  const first = currentVersion(versions);
  const ordered = first === undefined ? [] : [first, ...versions.filter((version) => version !== first)];
  return [...new Set(ordered.flatMap(({ language }) => (language === null ? [] : [language])))];
}

/** What a document becomes of another: a text of the same work from another day, or the same text in another language. */
export const JOIN_KINDS = ['version', 'translation'] as const;
export const joinKind = z.enum(JOIN_KINDS);
export type JoinKind = z.infer<typeof joinKind>;

interface Dated {
  readonly id: string;
  readonly publishedOn: string | null;
}

/** Where a text goes among versions, the latest first: by its day among those whose day is known; before all where it cannot be told. */
function placeByDay(order: readonly Dated[], publishedOn: string | null): number {
  if (publishedOn === null) return 0;
  const earlier = order.findIndex((each) => each.publishedOn !== null && each.publishedOn <= publishedOn);
  return earlier >= 0 ? earlier : order.findLastIndex((each) => each.publishedOn !== null) + 1;
}

/**
 * The order of a work's versions once others have joined it: translations at the end; a text of another day by its day among the versions
 * whose day is known, and before all others where its own is not, or that of none. Versions that were there keep their order among
 * themselves.
 */
export function orderAfterJoin(
  present: readonly Dated[],
  joined: readonly Dated[],
  kind: JoinKind,
): string[] {
  if (kind === 'translation') return [...present, ...joined].map(({ id }) => id);
  const order = [...present];
  for (const version of joined.toReversed()) order.splice(placeByDay(order, version.publishedOn), 0, version);
  return order.map(({ id }) => id);
}
