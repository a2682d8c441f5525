import { Alert, Text } from '@mantine/core';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/backup';

/** What makes the place of the workspace less safe than a disk of this computer, and what to do about it. */
export function PlaceNotice({ health }: { readonly health: Health }) {
  const { t } = useTranslation('backup');
  const told = health.lost ?? health.place;
  if (told === 'local') return null;
  const isBad = told === 'replaced' || told === 'gone';
  return (
    <Alert
      role="alert"
      color={isBad ? 'red' : 'yellow'}
      variant="outline"
      icon={isBad ? <CircleAlert aria-hidden size={20} /> : <TriangleAlert aria-hidden size={20} />}
      title={t(`place.${told}.title`)}
    >
      <Text size="sm">{t(`place.${told}.why`)}</Text>
      <Text size="sm" fw={600}>
        {t(`place.${told}.next`)}
      </Text>
    </Alert>
  );
}
