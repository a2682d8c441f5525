import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordedChange, RecordedThing } from '../../../shared/changes';
import { ErrorNotices, lostWith } from '../../platform';
import { LoadingState, SidePanel } from '../../ui';
import { useThingHistory } from '../queries';
import type { Tell } from '../steps';
import { StepList } from './StepList';

interface ThingHistoryProps {
  readonly title: string;
  readonly things: readonly RecordedThing[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly tell: Tell;
  /** What a thing is called, where the list tells of several. */
  readonly nameOf?: (change: RecordedChange) => string | null;
}

/** Everything that happened to a thing, the newest first: who, when, from what to what, and the way back. */
export function ThingHistory({ title, things, opened, onClose, tell, nameOf }: ThingHistoryProps) {
  const { t } = useTranslation('changes');
  const history = useThingHistory(things, opened);
  return (
    <SidePanel opened={opened} onClose={onClose} title={title}>
      <ErrorNotices of={[history]} />
      {lostWith(history) !== null ? null : history.data === undefined ? (
        <LoadingState />
      ) : history.data.length === 0 ? (
        <Text size="sm">{t('history.nothing')}</Text>
      ) : (
        <StepList changes={history.data} tell={tell} nameOf={nameOf} />
      )}
    </SidePanel>
  );
}
