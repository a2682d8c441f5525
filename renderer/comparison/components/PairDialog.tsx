import { useTranslation } from 'react-i18next';
import { ErrorNotices, lostWith } from '../../platform';
import { Dialog, LoadingState } from '../../ui';
import { useComparison, useItemsOf } from '../queries';
import { AnswerPair } from './AnswerPair';

interface PairDialogProps {
  readonly itemId: string;
  /** Keys of two columns. */
  readonly keys: readonly [string, string];
  readonly onClose: () => void;
}

/** Both answers to an item with their words and evidence, read when they are asked for. */
export function PairDialog({ itemId, keys, onClose }: PairDialogProps) {
  const { t } = useTranslation('comparison');
  const comparison = useComparison(keys);
  const items = useItemsOf(comparison.data?.columns ?? []);
  const row = comparison.data?.rows.find((each) => each.itemId === itemId);
  const [first, last] = comparison.data?.columns ?? [];
  return (
    <Dialog opened onClose={onClose} size="70rem" title={`${itemId} ${items.items.get(itemId)?.topic ?? ''}`}>
      <ErrorNotices of={[comparison]} />
      {lostWith(comparison) !== null ? null : row === undefined ||
        first === undefined ||
        last === undefined ? (
        comparison.isPending ? (
          <LoadingState />
        ) : (
          t('cell.not-asked')
        )
      ) : (
        <AnswerPair
          row={row}
          item={items.items.get(itemId)}
          columns={[first, last]}
          places={[0, 1]}
          order={3}
        />
      )}
    </Dialog>
  );
}
