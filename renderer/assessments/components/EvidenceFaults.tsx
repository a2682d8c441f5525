import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform';
import type { ToldFault } from '../evidence-weights';

interface EvidenceFaultsProps {
  readonly faults: readonly ToldFault[] | undefined;
  /** Day for which the answer is given. */
  readonly on: string;
}

/** Why a piece of evidence does not count, however many have read it. */
export function EvidenceFaults({ faults = [], on }: EvidenceFaultsProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  return faults.map((fault) => (
    <Text key={fault} size="xs" fw={600} w="100%" data-fault={fault}>
      {t(`evidence.fault.${fault}`, { day: dates.day(on) })}
    </Text>
  ));
}
