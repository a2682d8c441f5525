import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Sender } from '../../../shared/exchange';
import { useDates } from '../../platform';
import { StatusBadge } from '../../ui';
import { useIdentity, useSetTrust } from '../queries';
import { usePerson } from '../use-person';
import styles from './exchange.module.css';
import { Fingerprint } from './Fingerprint';

const TONES = { unknown: 'care', trusted: 'good', refused: 'bad' } as const;

/** Who signed, how that can be checked by telephone, and what was decided about the key. */
export function SenderBox({ sender, order = 2 }: { readonly sender: Sender; readonly order?: 2 | 3 }) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  const person = usePerson();
  const trust = useSetTrust();
  // Nobody needs to call themselves: a pack from here that comes back is known by its key.
  const isOwn = useIdentity().data?.fingerprint === sender.fingerprint;
  const decide = (decided: Sender['trust']) => trust.mutate({ publicKey: sender.publicKey, trust: decided });
  return (
    <section className={styles.box} aria-label={t('sender.label', { name: sender.name })}>
      <Stack gap="xs">
        <Group gap="sm">
          <Title order={order} size="h4" className={styles.title}>
            <bdi>{sender.name}</bdi>
          </Title>
          <StatusBadge tone={isOwn ? 'good' : TONES[sender.trust]}>
            {t(isOwn ? 'sender.own' : `sender.trust.${sender.trust}`)}
          </StatusBadge>
        </Group>
        <Fingerprint digits={sender.fingerprint} label={t('sender.fingerprint')} />
        {sender.isChangedKey ? (
          <Alert color="red" variant="outline" icon={<ShieldAlert aria-hidden size={20} />} role="note">
            {t('sender.changed')}
          </Alert>
        ) : null}
        {isOwn ? <Text size="sm">{t('sender.own-what')}</Text> : null}
        {sender.trust === 'unknown' && !isOwn ? <Text size="sm">{t('sender.how')}</Text> : null}
        {sender.decidedAt === null ? null : (
          <Text size="sm" c="dimmed">
            {t('sender.decided', { name: person(sender.decidedBy), moment: dates.moment(sender.decidedAt) })}
          </Text>
        )}
        {isOwn ? null : (
          <Group gap="xs">
            {sender.trust === 'trusted' ? null : (
              <Button size="xs" variant="default" loading={trust.isPending} onClick={() => decide('trusted')}>
                {t('sender.trust-it')}
              </Button>
            )}
            {sender.trust === 'refused' ? null : (
              <Button size="xs" variant="default" loading={trust.isPending} onClick={() => decide('refused')}>
                {t('sender.refuse-it')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </section>
  );
}
