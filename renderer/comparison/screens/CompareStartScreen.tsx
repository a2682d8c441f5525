import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Columns2, Grid3x3 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotSummary } from '../../../shared/assessments';
import { useSnapshots } from '../../assessments';
import { ErrorNotices, lostWith, useDates } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { ColumnPicker } from '../components/ColumnPicker';
import { useImportedSnapshots, useItemsOf } from '../queries';
import { MOST_COLUMNS, suggested } from '../suggested';
import styles from './CompareScreen.module.css';

/** Where two or more frozen assessments are chosen. */
export function CompareStartScreen() {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const snapshots = useSnapshots();
  const imported = useImportedSnapshots();
  const all = [...(snapshots.data ?? []), ...imported];
  // Whatever is opened from here needs the wording of the items; it is there by then.
  useItemsOf(all);
  return (
    <>
      <PageHeader
        title={t('start.title')}
        what={t('start.what')}
        next={t('start.next')}
        actions={
          <ButtonLink to="/compare/imported" variant="default">
            {t('start.imported')}
          </ButtonLink>
        }
      />
      <ErrorNotices of={[snapshots]} />
      {lostWith(snapshots) !== null ? null : snapshots.data === undefined ? (
        <LoadingState />
      ) : all.length < 2 ? (
        <EmptyState
          title={t('start.too-few', { count: all.length })}
          action={<ButtonLink to="/assessments">{t('start.to-assessments')}</ButtonLink>}
        >
          {t('start.too-few-why')}
        </EmptyState>
      ) : (
        <Choose snapshots={all} imported={new Set(imported.map(({ id }) => id))} />
      )}
    </>
  );
}

/** Up to so many States all years stand in one table; of more, each State is folded away under its name. */
const FEW_STATES = 3;

interface StateColumnsProps {
  readonly name: string;
  readonly snapshots: readonly SnapshotSummary[];
  readonly imported: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

/** The frozen assessments of one State, unfolded when they are wanted. */
function StateColumns({ name, snapshots, ...picking }: StateColumnsProps) {
  const { t } = useTranslation('comparison');
  const id = useId();
  const chosenHere = [...picking.chosen].filter((key) => snapshots.some((each) => key.startsWith(each.id)));
  const [isOpen, setIsOpen] = useState(chosenHere.length > 0);
  return (
    <details
      className={styles.columns}
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary id={id}>
        {t('start.state', { state: name, count: snapshots.length })}{' '}
        {chosenHere.length === 0 ? null : t('start.state-chosen', { count: chosenHere.length })}
      </summary>
      {isOpen ? <ColumnPicker snapshots={snapshots} labelledBy={id} {...picking} /> : null}
    </details>
  );
}

interface ChooseProps {
  readonly snapshots: readonly SnapshotSummary[];
  /** Ids of those that were imported from tables. */
  readonly imported: ReadonlySet<string>;
}

function Choose({ snapshots, imported }: ChooseProps) {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const dates = useDates();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const states = [...new Set(snapshots.map(({ state }) => state))].sort((one, other) =>
    t(`vocabulary:member.${one}.label`).localeCompare(t(`vocabulary:member.${other}.label`)),
  );
  const ordered = (list: readonly SnapshotSummary[]) =>
    list.toSorted((one, other) => (one.referenceDate < other.referenceDate ? -1 : 1));
  const ofState = (state: SnapshotSummary['state']) =>
    ordered(snapshots.filter((snapshot) => snapshot.state === state));
  const places = new Map(ordered(snapshots).map(({ id }, at) => [id, at]));
  const ids = [...chosen].toSorted(
    (one, other) => (places.get(one.slice(0, 36)) ?? 0) - (places.get(other.slice(0, 36)) ?? 0),
  );
  const ready = ids.length >= 2 && ids.length <= MOST_COLUMNS;

  const toggle = (id: string) =>
    setChosen((known) => {
      const next = new Set(known);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  return (
    <Stack gap="lg">
      <section aria-labelledby="suggested">
        <Title order={2} id="suggested">
          {t('start.suggested')}
        </Title>
        {suggested(snapshots).length === 0 ? (
          <Text size="sm">{t('start.nothing-suggested')}</Text>
        ) : (
          <Group gap="xs" mt={4}>
            {suggested(snapshots).map((list) => (
              <ButtonLink
                key={list.map(({ id }) => id).join()}
                to="/compare/$ids"
                params={{ ids: list.map(({ id }) => id).join(',') }}
                variant="default"
                leftSection={<Columns2 aria-hidden size={16} />}
              >
                {t(list.length === 2 ? 'start.pair' : 'start.all-years', {
                  state: list[0] === undefined ? '' : t(`vocabulary:member.${list[0].state}.label`),
                  first: list[0] === undefined ? '' : dates.day(list[0].referenceDate),
                  last: dates.day(list.at(-1)?.referenceDate ?? ''),
                  count: list.length,
                })}
              </ButtonLink>
            ))}
          </Group>
        )}
        <ButtonLink
          to="/compare/all"
          variant="default"
          mt="xs"
          leftSection={<Grid3x3 aria-hidden size={16} />}
        >
          {t('grid.open')}
        </ButtonLink>
      </section>
      <section aria-labelledby="choose">
        <Title order={2} id="choose">
          {t('start.choose')}
        </Title>
        {states.length <= FEW_STATES ? (
          <ColumnPicker
            snapshots={states.flatMap(ofState)}
            imported={imported}
            chosen={chosen}
            onToggle={toggle}
            labelledBy="choose"
          />
        ) : (
          states.map((state) => (
            <StateColumns
              key={state}
              name={t(`vocabulary:member.${state}.label`)}
              snapshots={ofState(state)}
              imported={imported}
              chosen={chosen}
              onToggle={toggle}
            />
          ))
        )}
        <Group gap="sm" mt="sm">
          <Button
            leftSection={<Columns2 aria-hidden size={16} />}
            disabled={!ready}
            onClick={() => void navigate({ to: '/compare/$ids', params: { ids: ids.join(',') } })}
          >
            {t('start.do')}
          </Button>
          <Text size="sm" role="status" aria-live="polite">
            {ids.length > MOST_COLUMNS
              ? t('start.too-many', { most: MOST_COLUMNS })
              : t('start.count', { count: ids.length })}
          </Text>
        </Group>
      </section>
    </Stack>
  );
}
