import { Alert, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type SentPack, thingKey } from '../../../shared/exchange';
import { ErrorNotice, ErrorNotices, lostWith, useDates } from '../../platform';
import { BackLink, LoadingState, PageHeader } from '../../ui';
import styles from '../components/exchange.module.css';
import { Fingerprint } from '../components/Fingerprint';
import { useIdentity, useLookForSent, useSentPack } from '../queries';
import { useThingTitle } from '../thing-words';
import { usePerson } from '../use-person';
import { useSize } from '../use-size';

const isUnplaced = (pack: SentPack | undefined): boolean =>
  pack !== undefined && pack.place !== null && !pack.place.isBeingWritten;

/** What went out in one pack, to be printed and set beside the receipt of whoever got it. */
export function SentScreen() {
  const { t } = useTranslation('exchange');
  const { packId = '' } = useParams({ strict: false });
  const sent = useSentPack(packId);
  // Of one that may never have gone out nothing is said as of one that has.
  const words = isUnplaced(sent.data)
    ? { title: t('sent.unplaced') }
    : { title: t('sent.one'), what: t('sent.what'), next: t('sent.next') };
  return (
    <>
      <PageHeader
        before={<BackLink to="/exchange">{t('back')}</BackLink>}
        {...words}
        actions={
          sent.data === undefined ? undefined : (
            <Button
              variant="default"
              leftSection={<Printer aria-hidden size={16} />}
              onClick={() => window.print()}
            >
              {t('receipt.print')}
            </Button>
          )
        }
      />
      <ErrorNotices of={[sent]} />
      {lostWith(sent) !== null ? null : sent.data === undefined ? (
        <LoadingState />
      ) : (
        <>
          <Place pack={sent.data} />
          <Sent pack={sent.data} />
        </>
      )}
    </>
  );
}

/** Says of a pack that is not known to stand in its place where it was to stand, and looks there again. */
function Place({ pack: { id, place } }: { readonly pack: SentPack }) {
  const { t } = useTranslation('exchange');
  const look = useLookForSent();
  const found = look.data?.found;
  return (
    <>
      {place === null ? null : place.isBeingWritten ? (
        <Text>{t('sent.being-written')}</Text>
      ) : (
        <Alert color="yellow" variant="outline" mb="md">
          <Stack gap="xs" align="flex-start">
            <Text size="sm" className={styles.title}>
              {t('sent.unplaced-why', { file: place.file })}
            </Text>
            <Button variant="default" size="xs" loading={look.isPending} onClick={() => look.mutate(id)}>
              {t('sent.look')}
            </Button>
          </Stack>
        </Alert>
      )}
      {look.isError ? <ErrorNotice error={look.error} /> : null}
      <Text role="status" size="sm" mb={found === undefined ? 0 : 'md'}>
        {found === undefined ? '' : t(`sent.found-${found}`)}
      </Text>
    </>
  );
}

function Sent({ pack }: { readonly pack: SentPack }) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  const size = useSize();
  const titleOf = useThingTitle();
  const person = usePerson();
  const identity = useIdentity();
  return (
    <Stack gap="md">
      <section className={styles.box} aria-label={t('sent.one')}>
        <dl className={styles.facts}>
          <dt>{t('fact.to')}</dt>
          <dd>
            <bdi>{pack.to}</bdi>
          </dd>
          <dt>{t('fact.kind')}</dt>
          <dd>{t(`pack-kind.${pack.kind}`)}</dd>
          <dt>{t('sent.at')}</dt>
          <dd>
            {dates.moment(pack.at)}, <bdi>{person(pack.actor)}</bdi>
          </dd>
          <dt>{t('fact.size')}</dt>
          <dd>
            {size(pack.bytes)}
            {pack.parts > 1 ? `, ${t('sent.parts', { count: pack.parts })}` : ''}
            {pack.sealed ? `, ${t('sent.sealed')}` : ''}
          </dd>
          <dt>{t('fact.code')}</dt>
          <dd>
            <Fingerprint digits={pack.code} label={t('fact.code')} />
            {pack.place === null ? <Text size="sm">{t('sent.same-code')}</Text> : null}
          </dd>
          <dt>{t('keys.own')}</dt>
          <dd>
            {identity.data === undefined ? null : (
              <Fingerprint digits={identity.data.fingerprint} label={t('keys.own')} />
            )}
          </dd>
          {pack.note === '' ? null : (
            <>
              <dt>{t('fact.note')}</dt>
              <dd>
                <bdi>{pack.note}</bdi>
              </dd>
            </>
          )}
        </dl>
      </section>
      <Title order={2} size="h4">
        {t('sent.list', { count: pack.things.length })}
      </Title>
      <Table className={styles.table} aria-label={t('sent.things')} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('bring.thing')}</Table.Th>
            <Table.Th scope="col">{t('bring.kind')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pack.things.map(({ kind, id, title }) => (
            <Table.Tr key={thingKey(kind, id)}>
              <Table.Td className={styles.title}>
                <bdi>{titleOf(kind, title, thingKey(kind, id))}</bdi>
              </Table.Td>
              <Table.Td>{t(`kind.${kind}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
