import { useTranslation } from 'react-i18next';
import type { LibraryDocument } from '../../../shared/library';
import { offerUndo } from '../../platform';
import { useSplitOff } from './queries';

/** Says that a document became a version of a work, and takes it back by splitting off the versions that came. */
export function useJoinedNotice(): (documentId: string, title: string, came: readonly string[]) => void {
  const { t } = useTranslation('works');
  const splitOff = useSplitOff();
  return (documentId, title, came) =>
    offerUndo({
      id: `joined-${documentId}`,
      message: t('join.done', { title }),
      undo: async () => {
        for (const versionId of came) await splitOff.mutateAsync({ versionId });
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
