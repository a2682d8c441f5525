import { Button } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ThingHistory } from '../../changes';
import { usePlanningHistoryWords } from '../history-words';

/** Everything that was decided and noted about a gap, with the way back. */
export function GapHistory({ state, itemId }: { readonly state: string; readonly itemId: string }) {
  const { t } = useTranslation('planning');
  const tell = usePlanningHistoryWords();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<History aria-hidden size={16} />}
        onClick={() => setOpened(true)}
      >
        {t('history.open')}
      </Button>
      <ThingHistory
        title={t('history.gap', { item: itemId })}
        things={[{ entity: 'gap', id: `${state}:${itemId}` }]}
        opened={opened}
        onClose={() => setOpened(false)}
        tell={tell}
      />
    </>
  );
}
