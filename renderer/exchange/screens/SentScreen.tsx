import { Alert, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type SentPack, thingKey } from '../../../shared/exchange';
import { isAppError } from '../../../shared/kernel';
import { ErrorNotice, ErrorNotices, lostWith, notifyDone, useDates } from '../../platform';
import { BackLink, ButtonLink, LoadingState, PageHeader } from '../../ui';
import styles from '../components/exchange.module.css';
import { Fingerprint } from '../components/Fingerprint';
import { placeWord } from '../place-word';
import { useIdentity, useLetGo, useLookForSent, useSendAgain, useSentPack } from '../queries';
import { useThingTitle } from '../thing-words';
import { usePerson } from '../use-person';
import { useSize } from '../use-size';

/** What went out in one pack, to be printed and set beside the receipt of whoever got it. */
export function SentScreen() {
  const { t } = useTranslation('exchange');
  const { packId = '' } = useParams({ strict: false });
  const sent = useSentPack(packId);
  const stands = sent.data === undefined ? null : placeWord(sent.data);
  // Of one that may never go out nothing is said as of one that has.
  const words =
    stands === null
      ? { title: t('sent.one'), what: t('sent.what'), next: t('sent.next') }
      : { title: t(stands) };
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
  const navigate = useNavigate();
  const dates = useDates();
  const person = usePerson();
  const look = useLookForSent();
  const again = useSendAgain();
  const letGo = useLetGo();
  const found = look.data?.found;
  const isBusy = look.isPending || again.isPending || letGo.isPending;
  const saveElsewhere = () =>
    again.mutate(id, {
      onSuccess: (sent) => {
        if (sent !== null) notifyDone(t('send.done', { count: sent.parts }));
      },
      whileShown: (sent) => {
        if (sent !== null) void navigate({ to: '/exchange/sent/$packId', params: { packId: sent.id } });
      },
    });
  return (
    <>
      {place === null || place.isBeingWritten ? null : place.letGo !== null ? (
        <Stack gap="xs" align="flex-start" mb="md">
          <Text size="sm" className={styles.title}>
            {t('sent.let-go-why', {
              moment: dates.moment(place.letGo.at),
              name: person(place.letGo.by),
              file: place.file,
            })}
          </Text>
          <Button variant="default" size="xs" loading={look.isPending} onClick={() => look.mutate(id)}>
            {t('sent.look')}
          </Button>
        </Stack>
      ) : (
        <Alert color="yellow" variant="outline" mb="md">
          <Stack gap="xs" align="flex-start">
            <Text size="sm" className={styles.title}>
              {t('sent.unplaced-why', { file: place.file })}
            </Text>
            <Group gap="xs">
              <Button
                variant="default"
                size="xs"
                loading={look.isPending}
                disabled={isBusy}
                onClick={() => look.mutate(id)}
              >
                {t('sent.look')}
              </Button>
              {place.canSendAgain && !isAppError(again.error, 'exchange.moved-on') ? (
                <Button
                  variant="default"
                  size="xs"
                  loading={again.isPending}
                  disabled={isBusy}
                  onClick={saveElsewhere}
                >
                  {t('sent.save-elsewhere')}
                </Button>
              ) : (
                <ButtonLink variant="default" size="xs" to="/exchange/send">
                  {t('sent.send-anew')}
                </ButtonLink>
              )}
              <Button
                variant="default"
                size="xs"
                loading={letGo.isPending}
                disabled={isBusy}
                onClick={() => letGo.mutate(id)}
              >
                {t('sent.let-go-do')}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      {look.isError ? <ErrorNotice error={look.error} /> : null}
      {again.isError ? <ErrorNotice error={again.error} /> : null}
      {letGo.isError ? <ErrorNotice error={letGo.error} /> : null}
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
      <section className={styles.box} aria-label={t(placeWord(pack) ?? 'sent.one')}>
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
