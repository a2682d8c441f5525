import { Button, Group, Text } from '@mantine/core';
import { HardDriveDownload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useDates } from '../../platform';
import { useBringCopy } from '../queries';

/** Brings a copy from a stick or folder to the list of backups, as after a computer was lost or for a new one. */
export function BringCopy() {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const bring = useBringCopy();
  const brought = bring.data;
  return (
    <>
      <Text size="sm">{t('bring.why')}</Text>
      <Group>
        <Button
          variant="default"
          loading={bring.isPending}
          leftSection={<HardDriveDownload aria-hidden size={16} />}
          onClick={() => bring.mutate()}
        >
          {t('bring.do')}
        </Button>
      </Group>
      {bring.isError ? <ErrorNotice error={bring.error} /> : null}
      <div role="status">
        {brought === undefined || brought === null ? null : (
          <Text size="sm" data-brought>
            {t('bring.done', { moment: dates.moment(brought.createdAt), copied: brought.copied })}{' '}
            {brought.missing === 0 ? '' : t('bring.missing', { count: brought.missing })}
          </Text>
        )}
      </div>
    </>
  );
}
