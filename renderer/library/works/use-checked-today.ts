import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '../../../shared/library';
import { notifyError, offerUndo } from '../../platform';
import { useMarkChecked, useUncheck } from './queries';

const MONTHS = 12;

/** "Checked today, next in 12 months" in one click, with the way back. */
export function useCheckedToday(): {
  readonly check: (document: Pick<DocumentSummary, 'id' | 'title' | 'review'>) => void;
  readonly busy: boolean;
} {
  const { t } = useTranslation('works');
  const mark = useMarkChecked();
  const uncheck = useUncheck();
  return {
    busy: mark.isPending,
    check: ({ id, title, review }) =>
      mark.mutate(
        { documentId: id, months: MONTHS },
        {
          onSuccess: ({ review: written }) =>
            offerUndo({
              id: `checked-${id}`,
              message: t('review.done', { title }),
              undo: () => uncheck.mutateAsync({ documentId: id, before: review, written }),
            }),
          onError: notifyError,
        },
      ),
  };
}
