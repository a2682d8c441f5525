import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/backup';
import { notifyDone, notifyError, reasonSentence, useDates } from '../../platform';
import { useMakeBackup } from '../queries';
import { HealthFact } from './HealthFact';

/** When the last backup was made, why the last try failed if it did, and a button to make one now. */
export function LatestBackup({ health }: { readonly health: Health }) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const make = useMakeBackup();
  const { newest, failure } = health;
  const state = failure !== null ? 'failed' : newest === null ? 'none' : 'sound';
  return (
    <HealthFact
      title={t('latest.title')}
      tone={failure !== null ? 'bad' : newest === null ? 'plain' : 'good'}
      state={t(`latest.${state}`)}
      moment={newest === null ? null : dates.moment(newest.createdAt)}
      action={t('latest.make')}
      busy={make.isPending}
      onAction={() =>
        make.mutate(undefined, { onSuccess: () => notifyDone(t('latest.made')), onError: notifyError })
      }
    >
      {failure === null ? null : <Text size="sm">{reasonSentence(failure)}</Text>}
      {newest === null && failure === null ? (
        <Text size="sm" c="dimmed">
          {t('latest.none-why')}
        </Text>
      ) : null}
    </HealthFact>
  );
}
