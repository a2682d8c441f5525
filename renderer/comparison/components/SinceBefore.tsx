import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SnapshotSummary } from '../../../shared/assessments';
import { useSnapshots } from '../../assessments';
import { lostWith, Telling, useDates } from '../../platform';
import { TextLink } from '../../ui';
import { changeList, yearBefore } from '../changes';
import { useComparison, useItemsOf } from '../queries';
import { CellMark } from './CellMark';
import { Summary } from './Summary';

const TOLD = ['worse', 'better'] as const;

/**
 * What changed since the frozen year before, for whoever signs and has no time to compare: the counts, and every item that is worse or
 * better with its levels. Nothing for the first year.
 */
export function SinceBefore({ snapshot }: { readonly snapshot: SnapshotSummary }) {
  const before = yearBefore(snapshot, useSnapshots().data ?? []);
  return before === undefined ? null : <Since before={before} snapshot={snapshot} />;
}

interface SinceProps {
  readonly before: SnapshotSummary;
  readonly snapshot: SnapshotSummary;
}

function Since({ before, snapshot }: SinceProps) {
  const { t } = useTranslation('comparison');
  const dates = useDates();
  const found = useComparison([before.id, snapshot.id]);
  const { items } = useItemsOf([before, snapshot]);
  const failed = <Telling of={[found]} />;
  if (lostWith(found) !== null) return failed;
  if (found.data === undefined) return null;
  const { restated } = found.data;
  return (
    <section aria-labelledby="since-before" data-since>
      {failed}
      <Title order={2} size="h4" id="since-before">
        {t('since.title', { date: dates.day(before.referenceDate) })}
      </Title>
      <Summary comparison={found.data} span="overall" />
      {restated.some((corrected) => corrected.length > 0) ? (
        <Text size="sm">{t('since.corrected')}</Text>
      ) : null}
      {TOLD.map((direction) => {
        const rows = changeList(found.data, 'overall', new Set([direction]));
        return rows.length === 0 ? null : (
          <div key={direction}>
            <Text size="sm" fw={600}>
              {t(`direction.${direction}`)}
            </Text>
            <ul>
              {rows.map(({ itemId, cells }) => (
                <li key={itemId}>
                  <Text size="sm" component="span">
                    <strong>{itemId}</strong> {items.get(itemId)?.topic ?? ''}:{' '}
                    <CellMark cell={cells[0] ?? '-'} /> → <CellMark cell={cells[1] ?? '-'} />
                  </Text>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <TextLink to="/compare/$ids" params={{ ids: `${before.id},${snapshot.id}` }} size="sm">
        {t('since.compare')}
      </TextLink>
    </section>
  );
}
