import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StepList } from '../../changes';
import { ErrorNotices, lostWith } from '../../platform';
import { LoadingState, SidePanel } from '../../ui';
import type { Place } from '../autosave-book';
import { useAnswerHistoryWords } from '../history-words';
import { useHistory } from '../queries';

interface HistoryDrawerProps {
  readonly place: Place;
  /** The assessment is frozen, so nothing can be taken back. */
  readonly readOnly: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Everything that happened to one answer, the newest first: who, when, from what to what, and the way back. */
export function HistoryDrawer({ place, readOnly, opened, onClose }: HistoryDrawerProps) {
  const { t } = useTranslation('assessments');
  const history = useHistory(place, opened);
  const tell = useAnswerHistoryWords();
  const entity = place.agencyId === null ? ('answer' as const) : ('agency-answer' as const);
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('history.title', { item: place.itemId })}>
      <ErrorNotices of={[history]} />
      {lostWith(history) !== null ? null : history.data === undefined ? (
        <LoadingState />
      ) : history.data.length === 0 ? (
        <Text size="sm">{t('history.nothing')}</Text>
      ) : (
        <StepList
          readOnly={readOnly}
          tell={tell}
          changes={history.data.toReversed().map((entry) => ({
            ...entry,
            ...{ entity, id: place.itemId, canUndo: entry.field !== 'carriedOver' },
          }))}
        />
      )}
    </SidePanel>
  );
}
