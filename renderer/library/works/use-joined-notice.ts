import { useTranslation } from 'react-i18next';
import type { LibraryDocument } from '../../../shared/library';
import { offerUndo } from '../../platform';
import { useSplitOff } from './queries';

interface Joined {
  /** The document that became a version. */
  readonly documentId: string;
  /** What the work is called. */
  readonly title: string;
  /** The versions that came. */
  readonly came: readonly string[];
  /** What else is to be taken back once they are apart. */
  readonly afterwards?: () => Promise<unknown>;
}

/** Says that a document became a version of a work, and takes it back by splitting off the versions that came. */
export function useJoinedNotice(): (joined: Joined) => void {
  const { t } = useTranslation('works');
  const splitOff = useSplitOff();
  return ({ documentId, title, came, afterwards }) =>
    offerUndo({
      id: `joined-${documentId}`,
      message: t('join.done', { title }),
      undo: async () => {
        for (const versionId of came) await splitOff.mutateAsync({ versionId });
        await afterwards?.();
      },
    });
}

/** The versions of a work that were not there before. */
export function versionsThatCame(
  work: LibraryDocument,
  before: readonly { readonly id: string }[],
): readonly string[] {
  const known = new Set(before.map(({ id }) => id));
  return work.versions.map(({ id }) => id).filter((id) => !known.has(id));
}
