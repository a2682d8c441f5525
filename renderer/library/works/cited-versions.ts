import { type CitedVersion, forceOn } from '../../../shared/library';
import type { AppliesTo, DocumentType } from '../../../shared/vocabulary';
import { describeCited, useCited } from '../queries';
import { useVersionName } from './version-name';

/** What is said of versions beside the passages that cite them, by their id. */
export interface CitedVersions {
  /** What tells a version from the others of its document; null where there is no other. */
  nameOf(versionId: string): string | null;
  /** Where it lies if not in the library; null where it is there, and as long as that is not known. */
  whereIs(versionId: string): 'in-trash' | 'gone' | null;
  /** To which part of the country it applies; null where that is all of it, not said or not known. */
  appliesTo(versionId: string): Exclude<AppliesTo, 'national'> | null;
  /** What decides how much it proves; null where it is gone, undefined as long as nothing is known. */
  factsOf(versionId: string): CitedFacts | null | undefined;
  /** Of a version whose text was not adopted or not in force yet on a day, what type of text it is; null of every other. */
  notYetInForce(versionId: string, day: string): DocumentType | null;
}

interface CitedFacts extends Readonly<CitedVersion['proves']> {
  readonly type: DocumentType;
  readonly publishedOn: string | null;
  readonly isRemoved: boolean;
}

type NameOf = ReturnType<typeof useVersionName>;

/** @param cited undefined as long as nothing is known */
function saidOf(cited: readonly CitedVersion[] | undefined, nameOf: NameOf): CitedVersions {
  const known = new Map((cited ?? []).map((version) => [version.id, version]));
  return {
    nameOf: (versionId) => {
      const { versions = [] } = known.get(versionId) ?? {};
      const version = versions.find(({ id }) => id === versionId);
      return version === undefined || versions.length < 2 ? null : nameOf(version, versions);
    },
    whereIs: (versionId) => {
      const version = known.get(versionId);
      if (version === undefined) return cited === undefined ? null : 'gone';
      return version.isInTrash ? 'in-trash' : null;
    },
    appliesTo: (versionId) => {
      const { appliesTo = null } = known.get(versionId) ?? {};
      return appliesTo === 'national' ? null : appliesTo;
    },
    factsOf: (versionId) => {
      const version = known.get(versionId);
      if (version === undefined) return cited === undefined ? undefined : null;
      const { type, proves, isInTrash, versions } = version;
      const { publishedOn = null } = versions.find(({ id }) => id === versionId) ?? {};
      return { ...proves, type, publishedOn, isRemoved: isInTrash };
    },
    notYetInForce: (versionId, day) => {
      const version = known.get(versionId);
      if (version === undefined) return null;
      const { answer, why } = forceOn(version.force, day);
      return answer === 'no' && (why === 'not-yet' || why === 'not-adopted-yet') ? version.type : null;
    },
  };
}

/** What is said of the versions that a screen cites. Only they are asked for: a library may hold thousands. */
export function useCitedVersions(versionIds: readonly string[]): CitedVersions {
  return saidOf(useCited(versionIds), useVersionName());
}

/** Asks what is said of the versions that a document which is saved cites. */
export function useReadCitedVersions(): (versionIds: readonly string[]) => Promise<CitedVersions> {
  const nameOf = useVersionName();
  return async (versionIds) => saidOf(await describeCited(versionIds), nameOf);
}
