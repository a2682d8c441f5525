import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Item } from '../../../shared/questionnaires';
import { Correction, useRestatements } from '../../assessments';
import { ErrorNotice } from '../../platform';

interface RestatementsProps {
  readonly snapshotId: string;
  readonly items: ReadonlyMap<string, Item>;
}

/** Corrections of a frozen assessment. Nothing where there are none. */
export function Restatements({ snapshotId, items }: RestatementsProps) {
  const { t } = useTranslation('consolidation');
  const restatements = useRestatements(snapshotId);
  if (restatements.isError) return <ErrorNotice error={restatements.error} />;
  const all = restatements.data ?? [];
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="restated">
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
