import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Item } from '../../../shared/questionnaires';
import { Correction, useRestatements } from '../../assessments';
import { lostWith, Telling } from '../../platform';

interface RestatementsProps {
  readonly snapshotId: string;
  readonly items: ReadonlyMap<string, Item>;
}

/** Corrections of a frozen assessment. Nothing where there are none. */
export function Restatements({ snapshotId, items }: RestatementsProps) {
  const { t } = useTranslation('consolidation');
  const restatements = useRestatements(snapshotId);
  const failed = <Telling of={[restatements]} />;
  if (lostWith(restatements) !== null) return failed;
  const all = restatements.data ?? [];
  if (all.length === 0) return failed;
  return (
    <section aria-labelledby="restated">
      {failed}
      <Title order={2} size="h4" id="restated">
        {t('restate.title', { count: all.length })}
      </Title>
      {all.map((one) => (
        <Correction
          key={one.id}
          made={one}
          what={
            <>
              <strong>{one.itemId}</strong> {items.get(one.itemId)?.topic}:
            </>
          }
        />
      ))}
    </section>
  );
}
