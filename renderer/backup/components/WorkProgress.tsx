import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SafetyWork } from '../../../shared/backup';

/** How far a check or a copy is. The line stays in the page, so that it is read out when something begins. */
export function WorkProgress({ work }: { readonly work: SafetyWork | null }) {
  const { t } = useTranslation('backup');
  const words =
    work === null
      ? ''
      : work.total === 0
        ? t('work.waiting')
        : t(`work.${work.kind}`, { done: work.done, total: work.total });
  return (
    <Stack gap={4}>
      <Text size="sm" role="status">
        {words}
      </Text>
      {work === null ? null : (
        <Progress
          value={work.total === 0 ? 0 : (100 * work.done) / work.total}
          aria-label={words}
          size="sm"
        />
      )}
    </Stack>
  );
}
