import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerValue } from '../../../shared/assessments';
import { distributionWords } from '../distribution';

interface DistributionWordsProps {
  readonly values: readonly AnswerValue[];
  /** For a cell of a table. */
  readonly short?: boolean;
}

/** How many provinces stand on each level, and how many have no level; never a mean (items B.7). */
export function DistributionWords({ values, short = false }: DistributionWordsProps) {
  const { t } = useTranslation('consolidation');
  const words = distributionWords(t, values, short);
  if (words === '') return null;
  return (
    <Text component="span" size={short ? 'xs' : 'sm'} data-distribution>
      {words}
    </Text>
  );
}
