import { useTranslation } from 'react-i18next';
import type { LibraryDocument } from '../../../shared/library';
import { useSplitOff } from './queries';
import { useUndoNotice } from './undo-notice';

/** Says that a document became a version of another one, and takes it back by splitting off what came. */
export function useJoinedNotice(): (
  documentId: string,
  work: LibraryDocument,
  before: readonly { readonly id: string }[],
) => void {
  const { t } = useTranslation('works');
  const splitOff = useSplitOff();
  const notice = useUndoNotice();
  return (documentId, work, before) => {
    const known = new Set(before.map(({ id }) => id));
    const came = work.versions.filter(({ id }) => !known.has(id));
    notice(`joined-${documentId}`, t('join.done', { title: work.title }), async () => {
      for (const { id } of came) await splitOff.mutateAsync({ versionId: id });
    });
  };
}
