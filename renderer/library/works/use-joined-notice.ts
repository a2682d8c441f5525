import { useTranslation } from 'react-i18next';
import { offerUndo } from '../../platform';
import { useUnjoin } from './queries';

interface Joined {
  /** The document that became a version. */
  readonly documentId: string;
  /** The work that it became a version of. */
  readonly into: string;
  /** What the work is called. */
  readonly title: string;
  /** What else is to be taken back once they are apart. */
  readonly afterwards?: () => Promise<unknown>;
}

/** Says that a document became a version of a work, and takes that back with all versions that came by it. */
export function useJoinedNotice(): (joined: Joined) => void {
  const { t } = useTranslation('works');
  const unjoin = useUnjoin();
  return ({ documentId, into, title, afterwards }) =>
    offerUndo({
      id: `joined-${documentId}`,
      message: t('join.done', { title }),
      undo: async () => {
        await unjoin.mutateAsync({ documentId, into });
        await afterwards?.();
      },
    });
}
