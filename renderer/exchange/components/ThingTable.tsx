import { Button, Checkbox, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference, IncomingThing } from '../../../shared/exchange';
import { reasonSentence } from '../../platform';
import { StatusBadge } from '../../ui';
import { useDifferenceWords } from '../difference-words';
import { itemOf, useLineWords } from '../thing-words';
import { isToTick } from '../ticking';
import { Corrected } from './Corrected';
import styles from './exchange.module.css';
import { Moves, OnlyOneSide, OnlyYours } from './PiecesOfPlan';

export const STATUS_TONES = {
  new: 'main',
  gone: 'care',
  changed: 'main',
  conflict: 'care',
  identical: 'plain',
  older: 'plain',
  kept: 'plain',
  refused: 'bad',
} as const;

/** Longer lists show so many lines until all are asked for; what wants a decision stands first. */
const SHOWN = 300;

export type Settled = 'mine' | 'theirs' | 'open';

interface ThingTableProps {
  readonly things: readonly IncomingThing[];
  readonly isTaken: (thing: IncomingThing) => boolean;
  readonly onTake: (key: string, taken: boolean) => void;
  readonly settledOf: (key: string) => Settled;
  readonly onSettle: (key: string, settled: Settled) => void;
}

/** Every thing of a pack with what it would do, to be ticked or settled. */
export function ThingTable({ things, isTaken, onTake, settledOf, onSettle }: ThingTableProps) {
  const { t } = useTranslation('exchange');
  const wordsOf = useLineWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? things : things.slice(0, SHOWN);
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
          {shown.map((thing) => (
            <Table.Tr key={thing.key} data-status={thing.status}>
              <Table.Td className={styles.title}>
                <LineTitle thing={thing} />
                {thing.code === null ? null : (
                  <Text size="sm" c="dimmed">
                    {reasonSentence(thing.code, { item: itemOf(thing.key) })}
                  </Text>
                )}
                <OnlyYours thing={thing} />
                {thing.piece?.only !== undefined ? (
                  <OnlyOneSide thing={thing} only={thing.piece.only} />
                ) : thing.piece?.what === 'order' ? (
                  <Moves list={thing.differences} />
                ) : (
                  <Differences
                    kind={thing.kind}
                    list={thing.differences}
                    isOfPiece={thing.piece !== undefined}
                  />
                )}
                {thing.correction === undefined ? null : <Corrected {...thing.correction} />}
                {thing.stays.length === 0 ? null : (
                  <Text size="sm" className={styles.title}>
                    {t('bring.stays')} <bdi>{thing.stays.join('; ')}</bdi>
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{wordsOf(thing).kind}</Table.Td>
              <Table.Td>
                <StatusBadge tone={STATUS_TONES[thing.status]}>{t(`status.${thing.status}`)}</StatusBadge>
              </Table.Td>
              <Table.Td>
                <Choice
                  thing={thing}
                  taken={isTaken(thing)}
                  onTake={(taken) => onTake(thing.key, taken)}
                  settled={settledOf(thing.key)}
                  onSettle={(settled) => onSettle(thing.key, settled)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < things.length ? (
        <Button mt="xs" size="xs" variant="default" onClick={() => setWhole(true)}>
          {t('send.show-all', { count: things.length })}
        </Button>
      ) : null}
    </div>
  );
}

/** What a line of a pack is called, with the whole that it is a piece of. */
export function LineTitle({
  thing,
}: {
  readonly thing: Pick<IncomingThing, 'kind' | 'title' | 'key' | 'piece'>;
}) {
  const { title, of } = useLineWords()(thing);
  return (
    <>
      <bdi>{title}</bdi>
      {of === null ? null : (
        <Text size="sm" c="dimmed">
          <bdi>{of}</bdi>
        </Text>
      )}
    </>
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
  const { title } = useLineWords()(thing);
  if (isToTick(thing)) {
    return (
      <Checkbox
        checked={taken}
        onChange={(event) => onTake(event.currentTarget.checked)}
        label={t('bring.take')}
        aria-label={t('bring.take-it', { title })}
      />
    );
  }
  if (thing.status === 'conflict') {
    return (
      <SegmentedControl
        size="xs"
        value={settled}
        onChange={(value) => onSettle(value as Settled)}
        aria-label={t('bring.settle', { title })}
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
function Differences({
  kind,
  list,
  isOfPiece = false,
}: Pick<IncomingThing, 'kind'> & {
  readonly list: readonly Difference[];
  /** The line itself says which piece it is. */
  readonly isOfPiece?: boolean;
}) {
  const { t } = useTranslation('exchange');
  const words = useDifferenceWords(kind);
  if (list.length === 0) return null;
  const said = (each: Difference, text: string | null) =>
    text === null ? t('bring.empty') : words.value(each, text);
  const pieceOf = (each: Difference) => {
    const part = words.part(each);
    return each.piece === undefined ? null : (
      <>
        : <bdi>{each.piece.name}</bdi>
        {part === null ? null : `, ${part}`}
      </>
    );
  };
  return (
    <ul className={styles.differences}>
      {list.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same piece may stand in a list twice
        <li key={`${each.field} ${at}`}>
          <Stack gap={0}>
            <Text size="sm" fw={600}>
              {isOfPiece && each.piece !== undefined ? (
                (words.part(each) ?? words.field(each.field))
              ) : (
                <>
                  {words.field(each.field)}
                  {pieceOf(each)}
                </>
              )}
            </Text>
            <Text size="sm" className={styles.title}>
              {t('bring.here')} <bdi>{said(each, each.mine)}</bdi>
            </Text>
            <Text size="sm" className={styles.title}>
              {t('bring.there')} <bdi>{said(each, each.theirs)}</bdi>
            </Text>
          </Stack>
        </li>
      ))}
    </ul>
  );
}
