import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Comparison, Direction, DirectionCounts } from '../../../shared/comparison';
import {
  columnsOf,
  comparableOf,
  countsOf,
  directionsBetween,
  isOneSpeaker,
  localCountsOf,
  type Span,
} from '../changes';

interface SummaryProps {
  readonly comparison: Comparison;
  readonly span: Span;
}

/** Always told, even when there is none: together they are what could be compared. */
const FIRST: readonly Direction[] = ['better', 'worse', 'same', 'different-levels'];

/** What changed, in one line of words, with the number of items that could be compared. */
export function Summary({ comparison, span }: SummaryProps) {
  const { t } = useTranslation('comparison');
  const local = localCountsOf(comparison, span);
  const [from, to] = columnsOf(comparison, span);
  const possible = directionsBetween(isOneSpeaker(comparison.columns[from], comparison.columns[to]));
  return (
    <Text component="p" mt="xs" mb={0} data-summary>
      <Counts counts={countsOf(comparison, span)} total={comparison.itemsInAll} possible={possible} />
      {local === undefined ? null : (
        <span data-local>
          {' '}
          {t('summary.local')}{' '}
          <Counts counts={local} total={comparison.local?.itemsInAll ?? 0} possible={possible} />
        </span>
      )}
    </Text>
  );
}

interface CountsProps {
  readonly counts: DirectionCounts;
  readonly total: number;
  /** What can be told between the two columns. */
  readonly possible: readonly Direction[];
}

function Counts({ counts, total, possible }: CountsProps) {
  const { t } = useTranslation('comparison');
  const told = [
    ...FIRST.filter((direction) => possible.includes(direction)),
    ...possible.filter((direction) => !FIRST.includes(direction) && counts[direction] > 0),
  ];
  return (
    <>
      <strong title={t('formula.comparable')}>
        {t('summary.comparable', { count: comparableOf(counts), total })}
      </strong>{' '}
      {told.map((direction, at) => (
        <span key={direction} title={t(`formula.${direction}`)}>
          {t(`summary.${direction}`, { count: counts[direction] })}
          {at === told.length - 1 ? '.' : ', '}
        </span>
      ))}
    </>
  );
}
