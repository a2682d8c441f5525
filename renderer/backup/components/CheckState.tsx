import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/backup';
import { notifyError, useDates } from '../../platform';
import { useCheck } from '../queries';
import { HealthFact } from './HealthFact';

/** What the last check found, and a button to check now. */
export function CheckState({ health }: { readonly health: Health }) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const start = useCheck();
  const { check, work } = health;
  const looked = check?.looked;
  return (
    <HealthFact
      title={t('check.title')}
      tone={check === null ? 'plain' : check.faultCount === 0 ? 'good' : 'bad'}
      state={
        check === null
          ? t('check.none')
          : check.faultCount === 0
            ? t('check.sound')
            : t('check.damaged', { count: check.faultCount })
      }
      moment={check === null ? null : dates.moment(check.at)}
      action={t('check.start')}
      busy={start.isPending}
      disabled={work !== null}
      onAction={() => start.mutate(undefined, { onError: notifyError })}
    >
      <Text size="sm" c="dimmed">
        {looked === undefined
          ? t('check.none-why')
          : t('check.looked', {
              changes: looked.history,
              answers: looked.answers,
              snapshots: looked.snapshots,
              files: looked.files,
              backups: looked.backups,
            })}
      </Text>
    </HealthFact>
  );
}
