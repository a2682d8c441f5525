/** What a rule must know of a version to tell which of two is the later text. */
export interface OrderedVersion {
  readonly id: string;
  /** Its own language, else the document's; null where neither is known. */
  readonly language: string | null;
}

/**
 * The text that took the place of a version: of a document's versions, which stand newest first, the newest one in the same language
 * that comes before it. Undefined where it is the newest itself, or not among them.
 */
export function laterVersion<V extends OrderedVersion>(
  versions: readonly V[],
  versionId: string,
): V | undefined {
  const at = versions.findIndex(({ id }) => id === versionId);
  const version = versions[at];
  return version === undefined
    ? undefined
    : versions.slice(0, at).find(({ language }) => language === version.language);
}
