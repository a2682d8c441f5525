import { Checkbox, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Difference, IncomingThing } from '../../../shared/exchange';
import { reasonSentence } from '../../platform';
import { StatusBadge } from '../../ui';
import styles from './exchange.module.css';

export const STATUS_TONES = {
  new: 'main',
  changed: 'main',
  conflict: 'care',
  identical: 'plain',
  older: 'plain',
  kept: 'plain',
  refused: 'bad',
} as const;

export type Settled = 'mine' | 'theirs' | 'open';

interface ThingTableProps {
  readonly things: readonly IncomingThing[];
  readonly isTaken: (key: string) => boolean;
  readonly onTake: (key: string, taken: boolean) => void;
  readonly settledOf: (key: string) => Settled;
  readonly onSettle: (key: string, settled: Settled) => void;
}

/** Every thing of a pack with what it would do, to be ticked or settled. */
export function ThingTable({ things, isTaken, onTake, settledOf, onSettle }: ThingTableProps) {
  const { t } = useTranslation('exchange');
  return (
    <div>
      <Table className={styles.table} aria-label={t('bring.things')} verticalSpacing={8} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('bring.thing')}</Table.Th>
            <Table.Th scope="col">{t('bring.kind')}</Table.Th>
            <Table.Th scope="col">{t('bring.state')}</Table.Th>
            <Table.Th scope="col">{t('bring.choice')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {things.map((thing) => (
            <Table.Tr key={thing.key} data-status={thing.status}>
              <Table.Td className={styles.title}>
                <bdi>{thing.title}</bdi>
                {thing.code === null ? null : (
                  <Text size="sm" c="dimmed">
                    {reasonSentence(thing.code)}
                  </Text>
                )}
                <Differences list={thing.differences} />
              </Table.Td>
              <Table.Td>{t(`kind.${thing.kind}`)}</Table.Td>
              <Table.Td>
                <StatusBadge tone={STATUS_TONES[thing.status]}>{t(`status.${thing.status}`)}</StatusBadge>
              </Table.Td>
              <Table.Td>
                <Choice
                  thing={thing}
                  taken={isTaken(thing.key)}
                  onTake={(taken) => onTake(thing.key, taken)}
                  settled={settledOf(thing.key)}
                  onSettle={(settled) => onSettle(thing.key, settled)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface ChoiceProps {
  readonly thing: IncomingThing;
  readonly taken: boolean;
  readonly onTake: (taken: boolean) => void;
  readonly settled: Settled;
  readonly onSettle: (settled: Settled) => void;
}

function Choice({ thing, taken, onTake, settled, onSettle }: ChoiceProps) {
  const { t } = useTranslation('exchange');
  if (thing.status === 'new' || thing.status === 'changed') {
    return (
      <Checkbox
        checked={taken}
        onChange={(event) => onTake(event.currentTarget.checked)}
        label={t('bring.take')}
        aria-label={t('bring.take-it', { title: thing.title })}
      />
    );
  }
  if (thing.status === 'conflict') {
    return (
      <SegmentedControl
        size="xs"
        value={settled}
        onChange={(value) => onSettle(value as Settled)}
        aria-label={t('bring.settle', { title: thing.title })}
        data={(['open', 'mine', 'theirs'] as const).map((value) => ({
          value,
          label: t(`bring.settled.${value}`),
        }))}
      />
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {t('bring.nothing-to-do')}
    </Text>
  );
}

/** Both values of every field that differs. */
export function Differences({ list }: { readonly list: readonly Difference[] }) {
  const { t, i18n } = useTranslation('exchange');
  if (list.length === 0) return null;
  const fieldName = (field: string) =>
    i18n.exists(`field.${field}`, { ns: 'exchange' }) ? t(`field.${field}`) : field;
  return (
    <ul className={styles.differences}>
      {list.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same piece may stand in a list twice
        <li key={`${each.field} ${at}`}>
          <Stack gap={0}>
            <Text size="sm" fw={600}>
              {fieldName(each.field)}
            </Text>
            <Text size="sm" className={styles.title}>
              {t('bring.here')} <bdi>{each.mine ?? t('bring.empty')}</bdi>
            </Text>
            <Text size="sm" className={styles.title}>
              {t('bring.there')} <bdi>{each.theirs ?? t('bring.empty')}</bdi>
            </Text>
          </Stack>
        </li>
      ))}
    </ul>
  );
}
