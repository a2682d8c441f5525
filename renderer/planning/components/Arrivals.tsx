import { Alert, Button, Group, Text } from '@mantine/core';
import { FileCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Arrival, Plan } from '../../../shared/planning';
import { notifyDone, notifyError } from '../../platform';
import { TextLink } from '../../ui';
import { ownFields } from '../blank-action';
import { useArrivals, useSaveAction } from '../queries';
import styles from '../screens/Gap.module.css';
import { ArrivedDialog } from './ArrivedDialog';

/** Documents that look like what the actions of a plan are to bring about. Nothing happens without a click. */
export function Arrivals({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('planning');
  const arrivals = useArrivals(plan.id).data ?? [];
  const save = useSaveAction();
  const [taken, setTaken] = useState<Arrival | null>(null);
  const actionOf = ({ actionId }: Arrival) => plan.list.find(({ id }) => id === actionId);
  const refuse = (arrival: Arrival) => {
    const action = actionOf(arrival);
    if (action === undefined) return;
    const notExpected = [...(action.notExpected ?? []), arrival.documentId];
    save.mutate(
      { planId: plan.id, actionId: action.id, fields: { ...ownFields(action), notExpected } },
      { onSuccess: () => notifyDone(t('arrived.refused')), onError: notifyError },
    );
  };
  const taking = taken === null ? undefined : actionOf(taken);
  return (
    <>
      {arrivals.length === 0 ? null : (
        <Alert
          color="blue"
          p="xs"
          mt="md"
          icon={<FileCheck aria-hidden size={18} />}
          role="note"
          aria-label={t('arrived.label')}
        >
          <Text size="sm" fw={600}>
            {t('arrived.count', { count: arrivals.length })}
          </Text>
          <ul className={styles.plain}>
            {arrivals.map((arrival) => (
              <li key={`${arrival.actionId} ${arrival.documentId}`} style={{ overflowWrap: 'anywhere' }}>
                <TextLink to="/library/$documentId" params={{ documentId: arrival.documentId }} size="sm">
                  <bdi>{arrival.title}</bdi>
                </TextLink>
                <Text size="sm">
                  {t('arrived.looks', { title: arrival.actionTitle })}{' '}
                  {arrival.likeness === null
                    ? t('arrived.why-type')
                    : t(arrival.sameType ? 'arrived.why-both' : 'arrived.why-title', {
                        percent: Math.round(100 * arrival.likeness),
                      })}
                </Text>
                <Group gap="xs">
                  <Button size="compact-sm" variant="default" onClick={() => setTaken(arrival)}>
                    {t('arrived.is-it')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    loading={save.isPending}
                    onClick={() => refuse(arrival)}
                  >
                    {t('arrived.is-not')}
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {taken === null || taking === undefined ? null : (
        <ArrivedDialog
          plan={plan}
          action={taking}
          documentId={taken.documentId}
          onClose={() => setTaken(null)}
        />
      )}
    </>
  );
}
