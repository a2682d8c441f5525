import { Button, Group, Stack, Text } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncomingThing, wholeOf } from '../../../shared/exchange';
import { reasonSentence } from '../../platform';
import { useThingTitle } from '../thing-words';
import styles from './exchange.module.css';
import type { Settled } from './ThingTable';

type SettledByKey = Readonly<Record<string, Settled>>;

interface SettleManyProps {
  readonly things: readonly IncomingThing[];
  readonly settled: SettledByKey;
  readonly onSettle: (settled: SettledByKey) => void;
}

const isOpen = (settled: SettledByKey, { key }: IncomingThing) => (settled[key] ?? 'open') === 'open';

/** One choice for all of a kind, or of one plan, in which the two sides differ. What was chosen line by line stays, and each such choice can be taken back. */
export function SettleMany({ things, settled, onSettle }: SettleManyProps) {
  const { t } = useTranslation('exchange');
  const titleOf = useThingTitle();
  const [chosen, setChosen] = useState<ReadonlyMap<string, SettledByKey>>(new Map());
  const groups = [
    ...Map.groupBy(
      things.filter(({ status }) => status === 'conflict'),
      ({ kind, code, key, piece }) => `${kind} ${code ?? ''}${piece === undefined ? '' : wholeOf(key)}`,
    ),
  ].filter(([, { length }]) => length > 1);
  if (groups.length === 0) return null;
  const setAll = (name: string, left: readonly IncomingThing[], side: Settled) => {
    const now = Object.fromEntries(left.map(({ key }) => [key, side]));
    setChosen(new Map(chosen).set(name, now));
    onSettle({ ...settled, ...now });
  };
  // Lines that somebody chose otherwise since stay as they are.
  const takeBack = (name: string, choice: SettledByKey) => {
    const rest = new Map(chosen);
    rest.delete(name);
    setChosen(rest);
    const stands = Object.keys(choice).filter((key) => settled[key] === choice[key]);
    onSettle({ ...settled, ...Object.fromEntries(stands.map((key) => [key, 'open'])) });
  };
  return (
    <section className={styles.box} aria-label={t('bring.many')}>
      <Stack gap="xs">
        <Text size="sm">{t('bring.many-what')}</Text>
        {groups.map(([name, all]) => {
          const left = all.filter((thing) => isOpen(settled, thing));
          const choice = chosen.get(name);
          const { kind = 'document', code = null, key = '', piece } = all[0] ?? {};
          const label = [t(`kind.${kind}`), ...(piece ? [titleOf(kind, piece.of, key)] : [])].join(' · ');
          return (
            <Group key={name} gap="xs" role="group" aria-label={label} data-many={kind}>
              <Text size="sm">
                {t('bring.many-count', { kind: label, count: all.length, left: left.length })}{' '}
                {code === null ? null : reasonSentence(code, {})}
              </Text>
              {left.length === 0
                ? null
                : (['mine', 'theirs'] as const).map((side) => (
                    <Button key={side} size="xs" variant="default" onClick={() => setAll(name, left, side)}>
                      {t(`bring.many-${side}`, { count: left.length })}
                    </Button>
                  ))}
              {choice === undefined ? null : (
                <Text size="sm" fw={600}>
                  {t(`bring.settled.${Object.values(choice)[0] ?? 'open'}`)}: {Object.keys(choice).length}
                </Text>
              )}
              {choice === undefined ? null : (
                <Button
                  size="xs"
                  variant="subtle"
                  leftSection={<Undo2 aria-hidden size={16} />}
                  onClick={() => takeBack(name, choice)}
                >
                  {t('bring.many-back')}
                </Button>
              )}
            </Group>
          );
        })}
      </Stack>
    </section>
  );
}
