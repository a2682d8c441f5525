import { Alert, Button, Checkbox, Group, Stack, Table, Text, Title } from '@mantine/core';
import { CircleAlert, Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Outgoing, type OutgoingThing, THING_KINDS } from '../../../shared/exchange';
import { useDates } from '../../platform';
import { useThingTitle } from '../thing-words';
import { useSize } from '../use-size';
import styles from './exchange.module.css';

interface WhatLeavesProps {
  readonly outgoing: Outgoing;
  readonly onTick: (things: readonly OutgoingThing[], isTicked: boolean) => void;
}

/** Exactly what would leave and what is held back, to be ticked one by one, with sizes. */
export function WhatLeaves({ outgoing, onTick }: WhatLeavesProps) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  const size = useSize();
  const { things } = outgoing;
  const leaving = things.filter(({ state }) => state === 'leaves');
  const held = things.filter(({ state }) => state === 'held');
  const there = things.filter(({ state }) => state === 'there');
  const groups = THING_KINDS.map((kind) => ({
    kind,
    list: things.filter((thing) => thing.kind === kind && thing.state !== 'there'),
  })).filter(({ list }) => list.length > 0);
  return (
    <Stack gap="sm" className={styles.box} component="section" aria-labelledby="exchange-leaves">
      <Title order={2} size="h4" id="exchange-leaves">
        {t('send.leaves')}
      </Title>
      <Text size="sm" role="status" data-leaves={leaving.length || undefined}>
        {leaving.length === 0
          ? t(things.length === 0 ? 'send.leaves-nothing' : 'send.leaves-none')
          : [
              t('send.leaves-count', { count: leaving.length, size: size(outgoing.bytes) }),
              t('send.leaves-files', { count: outgoing.files.count }),
            ].join(' ')}
      </Text>
      {there.length > 0 ? <Text size="sm">{t('send.already', { count: there.length })}</Text> : null}
      {outgoing.lastSent === null ? null : (
        <Text size="sm">{t('send.last', { moment: dates.moment(outgoing.lastSent.at) })}</Text>
      )}
      {outgoing.missingFiles.length > 0 ? (
        <Alert color="red" variant="outline" icon={<CircleAlert aria-hidden size={20} />} role="note">
          {t('send.missing', { count: outgoing.missingFiles.length })}
          <ul>
            {outgoing.missingFiles.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {held.length > 0 ? (
        <Alert color="yellow" variant="outline" icon={<Lock aria-hidden size={20} />} role="note">
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('send.held', { count: held.length })}</Text>
            <Button size="xs" variant="default" onClick={() => onTick(held, true)}>
              {t('send.held-tick', { count: held.length })}
            </Button>
          </Stack>
        </Alert>
      ) : null}
      {groups.map(({ kind, list }) => (
        <ThingsOfKind key={kind} kind={kind} list={list} onTick={onTick} />
      ))}
    </Stack>
  );
}

/** Lists that are longer begin closed, and show so many lines at once. */
const FEW = 12;
const SHOWN = 200;

function ThingsOfKind({
  kind,
  list,
  onTick,
}: {
  readonly kind: OutgoingThing['kind'];
  readonly list: readonly OutgoingThing[];
  readonly onTick: WhatLeavesProps['onTick'];
}) {
  const { t } = useTranslation('exchange');
  const [opened, setOpened] = useState<boolean | null>(null);
  const [isWhole, setWhole] = useState(false);
  const isHeld = list.some(({ state }) => state === 'held');
  const isOpen = opened ?? (list.length <= FEW || isHeld);
  const ticked = list.filter(({ state }) => state === 'leaves');
  // What waits for a decision stands first.
  const ordered = list.toSorted((a, b) => Number(b.state === 'held') - Number(a.state === 'held'));
  const shown = isWhole ? ordered : ordered.slice(0, SHOWN);
  const name = t(`kinds.${kind}`);
  return (
    <details open={isOpen} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary className={styles.summary}>
        {t('send.group', { kind: name, ticked: ticked.length, count: list.length })}
      </summary>
      {isOpen ? (
        <>
          <Table className={styles.table} aria-label={name} verticalSpacing={4}>
            <Table.Tbody>
              {shown.map((thing) => (
                <ThingRow key={thing.key} thing={thing} onTick={onTick} />
              ))}
            </Table.Tbody>
          </Table>
          <Group gap="xs" mt={4}>
            {shown.length < ordered.length ? (
              <Button size="xs" variant="default" onClick={() => setWhole(true)}>
                {t('send.show-all', { count: ordered.length })}
              </Button>
            ) : null}
            {list.length > 1 ? (
              <Button
                size="xs"
                variant="subtle"
                onClick={() => onTick(list, ticked.length < list.length)}
                aria-label={t(ticked.length < list.length ? 'send.tick-kind' : 'send.untick-kind', {
                  kind: name,
                })}
              >
                {t(ticked.length < list.length ? 'bring.tick-all' : 'bring.tick-none')}
              </Button>
            ) : null}
          </Group>
        </>
      ) : null}
    </details>
  );
}

function ThingRow({
  thing,
  onTick,
}: {
  readonly thing: OutgoingThing;
  readonly onTick: WhatLeavesProps['onTick'];
}) {
  const { t: word } = useTranslation('vocabulary');
  const size = useSize();
  const titleOf = useThingTitle();
  const title = titleOf(thing.kind, thing.title, thing.key);
  return (
    <Table.Tr data-state={thing.state}>
      <Table.Td className={styles.title}>
        <Checkbox
          size="xs"
          checked={thing.state === 'leaves'}
          onChange={(event) => onTick([thing], event.currentTarget.checked)}
          label={<bdi>{title}</bdi>}
          description={
            thing.access === 'public' ? undefined : (
              <span className={styles.access}>
                <Lock aria-hidden size={14} /> {word(`accessClass.${thing.access}.label`)}
              </span>
            )
          }
        />
      </Table.Td>
      <Table.Td className={styles.end}>
        {thing.bytes === 0 ? null : (
          <Text size="sm" c="dimmed">
            {size(thing.bytes)}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
