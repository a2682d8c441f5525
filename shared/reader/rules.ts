/** What is known of a version without any words of Waymark's own. */
export interface TitledVersion {
  readonly id: string;
  readonly label: string;
  readonly publishedOn: string | null;
  /** The name of its file when it was brought in. */
  readonly sourceName: string;
}

/**
 * What tells a version from the others of its document: its label, else its day; the name of its file where it has neither, or another
 * is called the same. Empty where the document has one version only.
 */
export function versionNameAmong(version: TitledVersion, all: readonly TitledVersion[]): string {
  if (all.length < 2) return '';
  const plain = ({ label, publishedOn }: TitledVersion) => (label === '' ? (publishedOn ?? '') : label);
  const name = plain(version);
  const isAlone = all.every((other) => other.id === version.id || plain(other) !== name);
  if (name !== '' && isAlone) return name;
  return name === '' ? version.sourceName : `${name}, ${version.sourceName}`;
}
