import { Alert, Text } from '@mantine/core';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { today, useDates } from '../../platform';
import { useSavedAhead } from '../queries';

/** Says that the clock of the computer, on which every day here rests, cannot be right together with what was saved. */
export function ClockNotice() {
  const { t } = useTranslation('home');
  const dates = useDates();
  const savedAt = useSavedAhead().data?.savedAt ?? null;
  if (savedAt === null) return null;
  return (
    <Alert
      role="status"
      color="yellow"
      variant="outline"
      icon={<Clock aria-hidden size={20} />}
      title={t('clock.title')}
      mb="md"
    >
      <Text size="sm">{t('clock.what', { now: dates.day(today()), saved: dates.dayOf(savedAt) })}</Text>
      <Text size="sm" fw={600}>
        {t('clock.next')}
      </Text>
    </Alert>
  );
}
