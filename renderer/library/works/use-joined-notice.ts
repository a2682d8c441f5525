import { useTranslation } from 'react-i18next';
import type { LibraryDocument } from '../../../shared/library';
import { useSplitOff } from './queries';
import { useUndoNotice } from './undo-notice';

/** Says that a document became a version of a work, and takes it back by splitting off the versions that came. */
export function useJoinedNotice(): (documentId: string, title: string, came: readonly string[]) => void {
  const { t } = useTranslation('works');
  const splitOff = useSplitOff();
  const notice = useUndoNotice();
  return (documentId, title, came) =>
    notice(`joined-${documentId}`, t('join.done', { title }), async () => {
      for (const versionId of came) await splitOff.mutateAsync({ versionId });
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
