import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isFarAhead } from '../reference-date';

/** Says of a reference date that its year is mostly a slip, before it is kept for good. */
export function FarAhead({ day }: { readonly day: string }) {
  const { t } = useTranslation('assessments');
  return (
    <Text size="sm" fw={600} role="status">
      {isFarAhead(day) ? t('start.date-far') : null}
    </Text>
  );
}
