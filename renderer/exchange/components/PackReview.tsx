import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { History, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DECLINED,
  heldKeys,
  type IncomingThing,
  type PackPreview,
  wantedKeys,
} from '../../../shared/exchange';
import { ErrorNotice, notifyDone, useDates } from '../../platform';
import { useApply, usePackPreview } from '../queries';
import { isToTick } from '../ticking';
import { useSize } from '../use-size';
import styles from './exchange.module.css';
import { Fingerprint } from './Fingerprint';
import { SenderBox } from './SenderBox';
import { SettleMany } from './SettleMany';
import { type Settled, ThingTable } from './ThingTable';

const ORDER = ['conflict', 'changed', 'new', 'gone', 'refused', 'older', 'kept', 'identical'] as const;

const byStatus = (things: readonly IncomingThing[]) =>
  things.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));

/** What an opened pack holds and would do; nothing has been changed yet. */
export function PackReview({
  first,
  onClose,
}: {
  readonly first: PackPreview;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('exchange');
  const navigate = useNavigate();
  const current = usePackPreview(first.opened);
  const pack = current.data ?? first;
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [settled, setSettled] = useState<Readonly<Record<string, Settled>>>({});
  const apply = useApply();
  const offered = pack.things.filter(isToTick);
  const isRefused = pack.sender.trust === 'refused';
  const conflicts = Object.fromEntries(
    Object.entries(settled).filter((each): each is [string, 'mine' | 'theirs'] => each[1] !== 'open'),
  );
  const kept = Object.values(conflicts).filter((side) => side === 'mine').length;
  // Ticked at first is what is new or changed; what was removed here comes back only when somebody wants it, and so does what needs it.
  const wished = offered.filter(({ key, status }) => choices.get(key) ?? !DECLINED.has(status));
  const cannotCome = heldKeys(pack.things, { take: wished.map(({ key }) => key), conflicts });
  const taken = wished.flatMap(({ key }) => (cannotCome.has(key) && !choices.has(key) ? [] : [key]));
  const ticked = new Set(taken);
  const isAll = taken.length === offered.length;
  // What belongs to something that does not come stays, and what something else needs comes along.
  const choice = { take: taken, conflicts };
  const held = heldKeys(pack.things, choice).size;
  const count = wantedKeys(pack.things, choice).size;
  const isNoneTicked = offered.length > 0 && taken.length === 0;
  const bothChanged = pack.things.filter(({ status }) => status === 'conflict').length;
  const counts = ORDER.map((status) => ({
    status,
    count: pack.things.filter((thing) => thing.status === status).length,
  })).filter((each) => each.count > 0);

  const take = () =>
    apply.mutate(
      { opened: pack.opened, choice },
      {
        onSuccess: ({ receipt }) => notifyDone(t(receipt === null ? 'bring.nothing-changed' : 'bring.done')),
        whileShown: ({ receipt }) => {
          if (receipt === null) return onClose();
          void navigate({ to: '/exchange/receipts/$receiptId', params: { receiptId: receipt.id } });
        },
      },
    );

  return (
    <Stack gap="md">
      <div className={styles.columns}>
        <PackFacts pack={pack} />
        <SenderBox sender={pack.sender} />
      </div>
      {pack.receivedAt === null ? null : <Known moment={pack.receivedAt} />}
      {pack.isOlder ? (
        <Alert color="yellow" variant="outline" icon={<History aria-hidden size={20} />} role="note">
          {t('bring.older')}
        </Alert>
      ) : null}
      {pack.unusual.map(({ agency, usual }) => (
        <Alert
          key={agency}
          color="yellow"
          variant="outline"
          icon={<UsersRound aria-hidden size={20} />}
          role="note"
        >
          {t('bring.unusual', { agency, usual: usual.join(', ') })}
        </Alert>
      ))}
      {pack.unknown > 0 ? (
        <Alert color="yellow" variant="outline" icon={<History aria-hidden size={20} />} role="note">
          {t('bring.unknown', { count: pack.unknown })}
        </Alert>
      ) : null}
      <Group gap="md">
        {counts.map((each) => (
          <Text key={each.status} size="sm">
            {t(`bring.count.${each.status}`, { count: each.count })}
          </Text>
        ))}
        {pack.newFiles.count === 0 ? null : (
          <Text size="sm">{t('bring.files', { count: pack.newFiles.count })}</Text>
        )}
      </Group>
      {apply.isError ? <ErrorNotice error={apply.error} /> : null}
      <Group gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('bring.leave')}
        </Button>
        {offered.length === 0 ? null : (
          <Button
            variant="default"
            onClick={() => setChoices(new Map(offered.map(({ key }) => [key, !isAll])))}
          >
            {t(isAll ? 'bring.tick-none' : 'bring.tick-all')}
          </Button>
        )}
        <Button loading={apply.isPending} disabled={count + kept === 0 || isRefused} onClick={take}>
          {count === 0 && kept > 0 ? t('bring.keep', { count: kept }) : t('bring.apply', { count })}
        </Button>
      </Group>
      {isRefused ? <Text size="sm">{t('bring.refused-key')}</Text> : null}
      {held === 0 ? null : <Text size="sm">{t('bring.held', { count: held })}</Text>}
      {count + kept + held > 0 ? null : (
        <Text size="sm">
          {bothChanged > 0
            ? t('bring.choose-first', { count: bothChanged })
            : t(isNoneTicked ? 'bring.tick-first' : 'bring.nothing')}
        </Text>
      )}
      {count > 0 && kept > 0 ? <Text size="sm">{t('bring.kept', { count: kept })}</Text> : null}
      <Title order={2} size="h4">
        {t('bring.things')}
      </Title>
      <SettleMany things={pack.things} settled={settled} onSettle={setSettled} />
      <ThingTable
        things={byStatus(pack.things)}
        isTaken={({ key }) => ticked.has(key)}
        onTake={(key, taken) => setChoices((before) => new Map(before).set(key, taken))}
        settledOf={(key) => settled[key] ?? 'open'}
        onSettle={(key, value) => setSettled((before) => ({ ...before, [key]: value }))}
      />
    </Stack>
  );
}

function Known({ moment }: { readonly moment: string }) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  return (
    <Alert color="blue" variant="outline" icon={<History aria-hidden size={20} />} role="note">
      {t('bring.known', { moment: dates.moment(moment) })}
    </Alert>
  );
}

function PackFacts({ pack }: { readonly pack: PackPreview }) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  const size = useSize();
  return (
    <section className={styles.box} aria-label={t('bring.pack')}>
      <dl className={styles.facts}>
        <dt>{t('fact.kind')}</dt>
        <dd>{t(`pack-kind.${pack.kind}`)}</dd>
        <dt>{t('fact.made')}</dt>
        <dd>{dates.moment(pack.madeAt)}</dd>
        <dt>{t('fact.to')}</dt>
        <dd>
          <bdi>{pack.to}</bdi>
        </dd>
        <dt>{t('fact.size')}</dt>
        <dd>{size(pack.bytes)}</dd>
        <dt>{t('fact.code')}</dt>
        <dd>
          <Fingerprint digits={pack.code} label={t('fact.code')} />
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
  );
}
