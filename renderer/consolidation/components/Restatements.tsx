import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Item } from '../../../shared/questionnaires';
import { AnswerMark, useRestatements } from '../../assessments';
import { ErrorNotice, useDates } from '../../platform';

interface RestatementsProps {
  readonly snapshotId: string;
  readonly items: ReadonlyMap<string, Item>;
}

/** Corrections of a frozen assessment: both values, who, when and why. Nothing where there are none. */
export function Restatements({ snapshotId, items }: RestatementsProps) {
  const { t } = useTranslation(['consolidation', 'assessments']);
  const dates = useDates();
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
        <div key={one.id} data-restated={one.itemId}>
          <Text size="sm" component="div">
            <strong>{one.itemId}</strong> {items.get(one.itemId)?.topic}:{' '}
            <del>
              <AnswerMark answer={{ value: one.before, confirmed: true }} />
            </del>{' '}
            <ins>
              <AnswerMark answer={{ value: one.value, confirmed: true }} />
            </ins>
          </Text>
          <Text size="sm">
            {t('assessments:ground.reason', { words: one.reason })}{' '}
            {t('assessments:ground.by', { name: one.by, at: dates.moment(one.at) })}
          </Text>
        </div>
      ))}
    </section>
  );
}
