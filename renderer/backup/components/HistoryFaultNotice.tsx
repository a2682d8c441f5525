import { Alert, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/backup';
import { useHistoryFaultWords } from '../history-fault';

/** What was found wrong with the history when the workspace was opened, unless the last check tells it anyway. */
export function HistoryFaultNotice({ health }: { readonly health: Health }) {
  const { t } = useTranslation('backup');
  const words = useHistoryFaultWords();
  const isTold = health.check?.faults.some(({ part }) => part === 'history') ?? false;
  if (health.history === null || isTold) return null;
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<CircleAlert aria-hidden size={20} />}
      title={t('history.title')}
    >
      <Text size="sm">{words(health.history)}</Text>
      <Text size="sm" fw={600}>
        {t('next.history')}
      </Text>
    </Alert>
  );
}
