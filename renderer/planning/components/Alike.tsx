import { Alert, Button, Group, Text } from '@mantine/core';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlikeAction, Plan } from '../../../shared/planning';
import { notifyDone, notifyError } from '../../platform';
import { More, TextLink, usePrinting } from '../../ui';
import { ownFields } from '../blank-action';
import { useAlike, useGoOnFrom, useSaveAction } from '../queries';
import styles from '../screens/Gap.module.css';

/** Shown at first: the actions of the plan stand below. */
const AT_ONCE = 3;

/** Actions that somebody may have typed again instead of carrying them on. Nothing happens without a click. */
export function Alike({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('planning');
  const alike = useAlike(plan.id).data ?? [];
  const goOn = useGoOnFrom();
  const save = useSaveAction();
  const refuse = ({ actionId, earlierId }: AlikeAction) => {
    const action = plan.list.find(({ id }) => id === actionId);
    if (action === undefined) return;
    const fields = { ...ownFields(action), notSame: [...(action.notSame ?? []), earlierId] };
    save.mutate(
      { planId: plan.id, actionId, fields },
      { onSuccess: () => notifyDone(t('alike.refused')), onError: notifyError },
    );
  };
  const [drawn, setDrawn] = useState(AT_ONCE);
  const printing = usePrinting();
  if (alike.length === 0) return null;
  return (
    <Alert
      color="blue"
      p="xs"
      mt="md"
      icon={<Link2 aria-hidden size={18} />}
      role="note"
      aria-label={t('alike.label')}
    >
      <Text size="sm" fw={600}>
        {t('alike.count', { count: alike.length })}
      </Text>
      <ul className={styles.plain}>
        {(printing ? alike : alike.slice(0, drawn)).map((each) => (
          <li key={each.actionId} style={{ overflowWrap: 'anywhere' }}>
            <Text size="sm">
              <bdi>{each.title}</bdi>
            </Text>
            <Text size="sm">
              <TextLink
                to="/plans/$planId"
                params={{ planId: each.planId }}
                search={{ action: each.earlierId }}
                size="sm"
              >
                {t('alike.reads', { title: each.earlierTitle, plan: each.planTitle })}
              </TextLink>
            </Text>
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('alike.is-it-named', { title: each.title })}
                loading={goOn.isPending}
                onClick={() =>
                  goOn.mutate(
                    { actionId: each.actionId, from: each.earlierId },
                    { onSuccess: () => notifyDone(t('alike.joined')), onError: notifyError },
                  )
                }
              >
                {t('alike.is-it')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('alike.is-not-named', { title: each.title })}
                loading={save.isPending}
                onClick={() => refuse(each)}
              >
                {t('alike.is-not')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {printing ? null : (
        <More shown={drawn} count={alike.length} atOnce={AT_ONCE} onMore={() => setDrawn(drawn + AT_ONCE)} />
      )}
    </Alert>
  );
}
