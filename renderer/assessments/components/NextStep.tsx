import { Text } from '@mantine/core';
import { TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnswerValue } from '../../../shared/assessments';
import type { LadderStep } from '../../../shared/questionnaires';
import { nextStep } from '../ladder';
import styles from './NextStep.module.css';

interface NextStepProps {
  readonly ladder: readonly LadderStep[];
  readonly value: AnswerValue;
  /** Tag of the language of the statements. */
  readonly lang: string;
}

/** What would lift the item by one level. */
export function NextStep({ ladder, value, lang }: NextStepProps) {
  const { t } = useTranslation('assessments');
  if (value.kind !== 'level') return null;
  const next = nextStep(ladder, value.level);
  return (
    <Text size="sm" className={styles.step} data-next-step={next?.level ?? 'none'}>
      <TrendingUp aria-hidden size={16} className={styles.icon} />
      <span>
        {next === undefined ? (
          t('lift.highest')
        ) : (
          <>
            <strong>{t('lift.to', { level: next.level, name: next.name })}</strong>{' '}
            <span lang={lang}>{next.statement}</span>
          </>
        )}
      </span>
    </Text>
  );
}
