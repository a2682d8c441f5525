import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { PackageOpen, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReceivedPack, SentPack } from '../../../shared/exchange';
import { ErrorNotices, lostWith, useDates } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, PageHeader, StatusBadge, TextLink } from '../../ui';
import styles from '../components/exchange.module.css';
import { Fingerprint } from '../components/Fingerprint';
import { SenderBox } from '../components/SenderBox';
import { placeWord } from '../place-word';
import { useIdentity, useLedger, useSenders } from '../queries';
import { useSize } from '../use-size';

/** What came from whom and went to whom, with the keys by which senders are known. */
export function ExchangeScreen() {
  const { t } = useTranslation('exchange');
  const ledger = useLedger();
  const actions = (
    <Group gap="xs">
      <ButtonLink to="/exchange/bring-in" leftSection={<PackageOpen aria-hidden size={16} />}>
        {t('bring.title')}
      </ButtonLink>
      <ButtonLink to="/exchange/send" leftSection={<Send aria-hidden size={16} />}>
        {t('send.title')}
      </ButtonLink>
    </Group>
  );
  return (
    <>
      <PageHeader title={t('title')} what={t('what')} next={t('next')} actions={actions} />
      <ErrorNotices of={[ledger]} />
      {lostWith(ledger) !== null ? null : ledger.data === undefined ? (
        <LoadingState />
      ) : ledger.data.received.length + ledger.data.sent.length === 0 ? (
        <EmptyState title={t('none')} action={actions}>
          {t('none-why')}
        </EmptyState>
      ) : (
        <Stack gap="xl">
          <Received list={ledger.data.received} />
          <Sent list={ledger.data.sent} />
        </Stack>
      )}
      <Keys />
    </>
  );
}

function Received({ list }: { readonly list: readonly ReceivedPack[] }) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="exchange-received">
      <Title order={2} size="h3" id="exchange-received">
        {t('received.title')}
      </Title>
      <Table.ScrollContainer minWidth={700}>
        <Table className={styles.table} aria-labelledby="exchange-received" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {(
                [
                  'fact.taken',
                  'fact.from',
                  'fact.kind',
                  'received.things',
                  'fact.code',
                  'received.state',
                ] as const
              ).map((key) => (
                <Table.Th key={key} scope="col">
                  {t(key)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.map((pack) => (
              <Table.Tr key={pack.id}>
                <Table.Td>
                  <TextLink to="/exchange/receipts/$receiptId" params={{ receiptId: pack.id }}>
                    {dates.moment(pack.at)}
                  </TextLink>
                </Table.Td>
                <Table.Td className={styles.title}>
                  <bdi>{pack.sender}</bdi>
                </Table.Td>
                <Table.Td>{t(`pack-kind.${pack.kind}`)}</Table.Td>
                <Table.Td>{t('received.count', { count: pack.taken })}</Table.Td>
                <Table.Td>
                  <Fingerprint digits={pack.code} label={t('fact.code')} />
                </Table.Td>
                <Table.Td>
                  <StatusBadge tone={pack.undoneAt === null ? 'good' : 'plain'}>
                    {t(pack.undoneAt === null ? 'received.stands' : 'received.undone')}
                  </StatusBadge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Sent({ list }: { readonly list: readonly SentPack[] }) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  const size = useSize();
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="exchange-sent">
      <Title order={2} size="h3" id="exchange-sent">
        {t('sent.title')}
      </Title>
      <Table.ScrollContainer minWidth={700}>
        <Table className={styles.table} aria-labelledby="exchange-sent" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {(['sent.at', 'fact.to', 'fact.kind', 'sent.things', 'fact.size', 'fact.code'] as const).map(
                (key) => (
                  <Table.Th key={key} scope="col">
                    {t(key)}
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.map((pack) => (
              <Table.Tr key={pack.id}>
                <Table.Td>
                  <TextLink to="/exchange/sent/$packId" params={{ packId: pack.id }}>
                    {dates.moment(pack.at)}
                  </TextLink>
                  <Stands pack={pack} />
                </Table.Td>
                <Table.Td className={styles.title}>
                  <bdi>{pack.to}</bdi>
                </Table.Td>
                <Table.Td>{t(`pack-kind.${pack.kind}`)}</Table.Td>
                <Table.Td>{t('received.count', { count: pack.things.length })}</Table.Td>
                <Table.Td>
                  {size(pack.bytes)}
                  {pack.parts > 1 ? <Text size="sm">{t('sent.parts', { count: pack.parts })}</Text> : null}
                  {pack.sealed ? <Text size="sm">{t('sent.sealed')}</Text> : null}
                </Table.Td>
                <Table.Td>
                  <Fingerprint digits={pack.code} label={t('fact.code')} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

/** Says of a pack that it did not go out, or not yet. */
function Stands({ pack }: { readonly pack: SentPack }) {
  const { t } = useTranslation('exchange');
  const word = placeWord(pack);
  return word === null ? null : (
    <StatusBadge tone={word === 'sent.unplaced' ? 'care' : 'plain'}>{t(word)}</StatusBadge>
  );
}

function Keys() {
  const { t } = useTranslation('exchange');
  const identity = useIdentity();
  const senders = useSenders();
  return (
    <Stack gap="sm" mt="xl" component="section" aria-labelledby="exchange-keys">
      <Title order={2} size="h3" id="exchange-keys">
        {t('keys.title')}
      </Title>
      <Text size="sm">{t('keys.what')}</Text>
      <div className={styles.columns}>
        <div className={styles.box}>
          <Stack gap="xs">
            <Title order={3} size="h4">
              {t('keys.own')}
            </Title>
            {identity.data === undefined ? null : (
              <Fingerprint digits={identity.data.fingerprint} label={t('keys.own')} />
            )}
            <Text size="sm">{t('keys.own-what')}</Text>
          </Stack>
        </div>
        {(senders.data ?? []).map((sender) => (
          <SenderBox key={sender.publicKey} sender={sender} order={3} />
        ))}
      </div>
    </Stack>
  );
}
