import { Button } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedThing } from '../../../shared/changes';
import type { Plan } from '../../../shared/planning';
import { ThingHistory } from '../../changes';
import { usePlanningHistoryWords } from '../history-words';

/** Everything that happened to a plan and its actions, with the way back. */
export function PlanHistory({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('planning');
  const tell = usePlanningHistoryWords();
  const [opened, setOpened] = useState(false);
  const titles = new Map(plan.list.map(({ id, title }) => [id, title]));
  const things: RecordedThing[] = [
    { entity: 'plan', id: plan.id },
    ...plan.list.map(({ id }): RecordedThing => ({ entity: 'action', id })),
  ];
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
        title={t('history.plan')}
        things={things}
        opened={opened}
        onClose={() => setOpened(false)}
        tell={tell}
        nameOf={({ id }) => titles.get(id) ?? null}
      />
    </>
  );
}
