import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Difference, IncomingThing } from '../../../shared/exchange';
import { useDifferenceWords } from '../difference-words';
import styles from './exchange.module.css';

/** Says of a piece of a plan that only we changed why nothing is asked: it is told as an older state of theirs. */
export function OnlyYours({
  thing: { status, piece },
}: {
  readonly thing: Pick<IncomingThing, 'status' | 'piece'>;
}) {
  const { t } = useTranslation('exchange');
  if (piece === undefined || status !== 'older') return null;
  return <Text size="sm">{t(piece.only === 'theirs' ? 'bring.only.removed-here' : 'bring.only-you')}</Text>;
}

/** An action that only one side has: who has it, what each choice does, and once what it says. */
export function OnlyOneSide({
  thing: { kind, status, differences },
  only,
}: {
  readonly thing: Pick<IncomingThing, 'kind' | 'status' | 'differences'>;
  readonly only: 'mine' | 'theirs';
}) {
  const { t } = useTranslation('exchange');
  const words = useDifferenceWords(kind);
  const choices = { mine: t('bring.settled.mine'), theirs: t('bring.settled.theirs') };
  return (
    <>
      <Text size="sm" fw={600}>
        {t(`bring.only.${only}`)}
      </Text>
      {status === 'conflict' ? <Text size="sm">{t(`bring.only.choice-${only}`, choices)}</Text> : null}
      {status === 'changed' && only === 'mine' ? <Text size="sm">{t('bring.only.removed')}</Text> : null}
      <ul className={styles.differences}>
        {differences.map((each) => (
          <Text key={each.piece?.part} component="li" size="sm" className={styles.title}>
            {words.part(each) ?? words.field(each.field)}: <bdi>{words.value(each, each[only] ?? '')}</bdi>
          </Text>
        ))}
      </ul>
    </>
  );
}

/** What was moved in the order of the actions, and where it stands on each side. */
export function Moves({ list }: { readonly list: readonly Difference[] }) {
  const { t } = useTranslation('exchange');
  const said = (title: string, next: string | null) =>
    next === null ? t('bring.comes-last', { title }) : t('bring.comes-before', { title, next });
  return (
    <>
      <Text size="sm" fw={600}>
        {t('bring.order')}
      </Text>
      <ul className={styles.differences}>
        {list.map(({ piece, mine, theirs }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two actions may have the same title
          <li key={at}>
            <Text size="sm" className={styles.title}>
              {t('bring.here')} <bdi>{said(piece?.name ?? '', mine)}</bdi>
            </Text>
            <Text size="sm" className={styles.title}>
              {t('bring.there')} <bdi>{said(piece?.name ?? '', theirs)}</bdi>
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
