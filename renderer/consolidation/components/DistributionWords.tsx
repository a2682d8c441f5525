import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AnswerValue, distributionOf } from '../../../shared/assessments';
import { LEVELS } from '../../../shared/vocabulary';

interface DistributionWordsProps {
  readonly values: readonly AnswerValue[];
  /** For a cell of a table. */
  readonly short?: boolean;
}

/** How many provinces stand on each level, and how many have no level; never a mean (items B.7). */
export function DistributionWords({ values, short = false }: DistributionWordsProps) {
  const { t } = useTranslation('consolidation');
  const { asked, levels, notApplicable, notKnown, notAnswered } = distributionOf(values);
  if (asked === 0) return null;
  const parts = [
    ...LEVELS.filter((level) => levels[level] > 0).map((level) =>
      t(short ? 'distribution.level-short' : 'distribution.level', { count: levels[level], asked, level }),
    ),
    ...(notApplicable > 0 ? [t('distribution.na', { count: notApplicable })] : []),
    ...(notKnown > 0 ? [t('distribution.nk', { count: notKnown })] : []),
    ...(notAnswered > 0 ? [t('distribution.none', { count: notAnswered })] : []),
  ];
  return (
    <Text component="span" size={short ? 'xs' : 'sm'} data-distribution>
      {parts.join(short ? ', ' : '; ')}
    </Text>
  );
}
