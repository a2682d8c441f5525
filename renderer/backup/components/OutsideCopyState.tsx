import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/backup';
import { notifyDone, notifyError, useDates } from '../../platform';
import { useCopyOutside } from '../queries';
import { HealthFact } from './HealthFact';

/** When the data was last copied to another place, whether that was long ago, and a button to copy it now. */
export function OutsideCopyState({ health }: { readonly health: Health }) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const copy = useCopyOutside();
  const { outside, isOutsideDue, work } = health;
  const state = isOutsideDue ? 'due' : outside === null ? 'none' : 'copied';
  const why = isOutsideDue ? t('outside.due-why') : outside === null ? t('outside.none-why') : null;
  return (
    <HealthFact
      title={t('outside.title')}
      tone={isOutsideDue ? 'care' : outside === null ? 'plain' : 'good'}
      state={t(`outside.${state}`)}
      moment={outside === null ? null : dates.moment(outside.at)}
      action={t('outside.copy')}
      busy={copy.isPending}
      disabled={work !== null}
      onAction={() =>
        copy.mutate(undefined, {
          onSuccess: (done) => {
            if (done !== null) notifyDone(t('outside.done', { copied: done.copied, present: done.present }));
          },
          onError: notifyError,
        })
      }
    >
      {why === null ? null : (
        <Text size="sm" c="dimmed">
          {why}
        </Text>
      )}
      {outside?.sameDisk ? <Text size="sm">{t('outside.same-disk')}</Text> : null}
      {outside !== null && outside.healed > 0 ? (
        <Text size="sm">{t('outside.healed', { count: outside.healed })}</Text>
      ) : null}
      {outside !== null && outside.missing > 0 ? (
        <Text size="sm">{t('outside.missing', { count: outside.missing })}</Text>
      ) : null}
    </HealthFact>
  );
}
