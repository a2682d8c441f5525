import { Button, Checkbox, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Columns2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotSummary } from '../../../shared/assessments';
import { Coverage, useSnapshots } from '../../assessments';
import { ErrorNotice, useDates } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { useColumnNames } from '../column-names';
import { suggested } from '../suggested';

/** Most columns that can stand side by side. */
const MOST = 20;

/** Where two or more frozen assessments are chosen. */
export function CompareStartScreen() {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const snapshots = useSnapshots();
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
      {snapshots.isError ? (
        <ErrorNotice error={snapshots.error} onRetry={() => void snapshots.refetch()} />
      ) : snapshots.data === undefined ? (
        <LoadingState />
      ) : snapshots.data.length < 2 ? (
        <EmptyState
          title={t('start.too-few', { count: snapshots.data.length })}
          action={<ButtonLink to="/assessments">{t('start.to-assessments')}</ButtonLink>}
        >
          {t('start.too-few-why')}
        </EmptyState>
      ) : (
        <Choose snapshots={snapshots.data} />
      )}
    </>
  );
}

function Choose({ snapshots }: { readonly snapshots: readonly SnapshotSummary[] }) {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const dates = useDates();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const names = useColumnNames(snapshots);
  const states = [...new Set(snapshots.map(({ state }) => state))].sort((one, other) =>
    t(`vocabulary:member.${one}.label`).localeCompare(t(`vocabulary:member.${other}.label`)),
  );
  const ordered = (list: readonly SnapshotSummary[]) =>
    list.toSorted((one, other) => (one.referenceDate < other.referenceDate ? -1 : 1));
  const ids = ordered(snapshots.filter(({ id }) => chosen.has(id))).map(({ id }) => id);
  const ready = ids.length >= 2 && ids.length <= MOST;

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
      </section>
      <section aria-labelledby="choose">
        <Title order={2} id="choose">
          {t('start.choose')}
        </Title>
        <Table aria-labelledby="choose" maw="60rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('start.chosen')}</Table.Th>
              <Table.Th scope="col">{t('column.edition')}</Table.Th>
              <Table.Th scope="col">{t('column.coverage')}</Table.Th>
              <Table.Th scope="col">{t('column.frozen')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {states.flatMap((state) =>
              ordered(snapshots.filter((snapshot) => snapshot.state === state)).map((snapshot) => (
                <Table.Tr key={snapshot.id}>
                  <Table.Th scope="row">
                    <Checkbox
                      label={names.full(snapshot)}
                      checked={chosen.has(snapshot.id)}
                      onChange={() => toggle(snapshot.id)}
                    />
                  </Table.Th>
                  <Table.Td>
                    {t('column.edition-scope', {
                      edition: snapshot.edition,
                      scope: t(`column.scope.${snapshot.scope}`),
                    })}
                  </Table.Td>
                  <Table.Td>
                    <Coverage progress={snapshot.progress} />
                  </Table.Td>
                  <Table.Td>
                    {t('column.frozen-by', {
                      name: snapshot.frozenBy,
                      date: dates.dayOf(snapshot.frozenAt),
                    })}
                  </Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
        <Group gap="sm" mt="sm">
          <Button
            leftSection={<Columns2 aria-hidden size={16} />}
            disabled={!ready}
            onClick={() => void navigate({ to: '/compare/$ids', params: { ids: ids.join(',') } })}
          >
            {t('start.do')}
          </Button>
          <Text size="sm" role="status" aria-live="polite">
            {ids.length > MOST
              ? t('start.too-many', { most: MOST })
              : t('start.count', { count: ids.length })}
          </Text>
        </Group>
      </section>
    </Stack>
  );
}
