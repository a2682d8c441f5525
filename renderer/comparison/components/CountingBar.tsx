import { Checkbox, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/comparison';
import { isOneSpeaker } from '../changes';
import type { CountingChoice } from '../counting';
import styles from './CountingBar.module.css';

interface CountingBarProps {
  readonly comparison: Comparison;
  readonly choice: CountingChoice;
}

/** What is counted, always in words: the same questions in every column or not, and with or without what is no real progress. */
export function CountingBar({ comparison, choice }: CountingBarProps) {
  const { t } = useTranslation('comparison');
  const { constantOnly, realOnly, counting, counted, causeCounts } = choice;
  // Between two who speak there is no progress.
  const hasYears = comparison.columns.some((column, at, all) => at > 0 && isOneSpeaker(all[at - 1], column));
  const moved = causeCounts.real + causeCounts.other + causeCounts.missing;
  return (
    <div className={styles.bar}>
      <Group gap="lg" className={styles.choices ?? ''}>
        <Checkbox
          size="xs"
          label={t('counting.constant-only')}
          checked={constantOnly}
          onChange={({ currentTarget }) => choice.setConstantOnly(currentTarget.checked)}
        />
        {hasYears ? (
          <Checkbox
            size="xs"
            label={t('counting.real-only')}
            checked={realOnly}
            onChange={({ currentTarget }) => choice.setRealOnly(currentTarget.checked)}
          />
        ) : null}
      </Group>
      <Text size="sm" role="status" aria-live="polite" data-counted>
        {constantOnly
          ? t('counting.same', { count: counted, total: comparison.itemsInAll })
          : t('counting.own', { total: comparison.itemsInAll })}{' '}
        {realOnly ? t('counting.left-out', { count: counting.without.size }) : ''}{' '}
        {moved === 0 ? '' : t('counting.causes', { ...causeCounts, count: moved })}
      </Text>
    </div>
  );
}
