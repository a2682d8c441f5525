import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Comparison, DirectionCounts } from '../../../shared/comparison';
import { comparableOf, countsOf, localCountsOf, type Span, WORSE_FIRST } from '../changes';

interface SummaryProps {
  readonly comparison: Comparison;
  readonly span: Span;
}

/** Always told, even when there is none. */
const ALWAYS = new Set(['better', 'worse', 'same']);

const SPOKEN = [
  'better',
  'worse',
  'same',
  ...WORSE_FIRST.filter((direction) => !ALWAYS.has(direction)),
] as const;

/** What changed, in one line of words, with the number of items that could be compared. */
export function Summary({ comparison, span }: SummaryProps) {
  const { t } = useTranslation('comparison');
  const local = localCountsOf(comparison, span);
  return (
    <Text component="p" mt="xs" mb={0} data-summary>
      <Counts counts={countsOf(comparison, span)} total={comparison.itemsInAll} />
      {local === undefined ? null : (
        <span data-local>
          {' '}
          {t('summary.local')} <Counts counts={local} total={comparison.local?.itemsInAll ?? 0} />
        </span>
      )}
    </Text>
  );
}

function Counts({ counts, total }: { readonly counts: DirectionCounts; readonly total: number }) {
  const { t } = useTranslation('comparison');
  const told = SPOKEN.filter((direction) => ALWAYS.has(direction) || counts[direction] > 0);
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
