import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableEdition, TableSnapshotSummary } from '../../../shared/tables';
import { ErrorNotices, lostWith, useDates } from '../../platform';
import { BackLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { ResultsTable } from '../components/ResultsTable';
import styles from '../components/tables.module.css';
import { useTableComparison, useTableEdition } from '../queries';
import { useStateNames } from '../state-names';

/** Most columns that can stand side by side. */
const MOST = 60;

/** A data set that was imported: what it is, and its years or States side by side. */
export function ImportedEditionScreen() {
  const { editionId } = useParams({ from: '/compare/imported/$editionId' });
  const { t } = useTranslation('tables');
  const edition = useTableEdition(editionId);
  const back = <BackLink to="/compare/imported">{t('results.back')}</BackLink>;
  if (lostWith(edition) !== null)
    return (
      <>
        <PageHeader title={t('imported.title')} before={back} />
        <ErrorNotices of={[edition]} />
      </>
    );
  if (edition.data === undefined) return <LoadingState />;
  return (
    <>
      <PageHeader
        before={back}
        title={<bdi>{edition.data.title}</bdi>}
        what={t('results.what')}
        next={t('results.next')}
        actions={
          <Button
            size="xs"
            variant="default"
            leftSection={<Printer aria-hidden size={16} />}
            onClick={() => window.print()}
          >
            {t('results.print')}
          </Button>
        }
      />
      <Stack gap="md">
        <ErrorNotices of={[edition]} />
        <Facts edition={edition.data} />
        {edition.data.columns.length === 0 ? (
          <EmptyState title={t('results.none')}>{t('results.none-why')}</EmptyState>
        ) : (
          <SideBySide edition={edition.data} />
        )}
      </Stack>
    </>
  );
}

function Facts({ edition }: { readonly edition: TableEdition }) {
  const { t } = useTranslation('tables');
  const dates = useDates();
  return (
    <dl className={styles.facts}>
      <dt>{t('results.source')}</dt>
      <dd>
        <bdi>{edition.source}</bdi>
      </dd>
      <dt>{t('results.licence')}</dt>
      <dd>
        <bdi>{edition.licence || t('results.not-stated')}</bdi>
      </dd>
      {edition.about === '' ? null : (
        <>
          <dt>{t('results.about')}</dt>
          <dd>
            <bdi>{edition.about}</bdi>
          </dd>
        </>
      )}
      <dt>{t('results.from')}</dt>
      <dd>
        {edition.imports.map((each) => (
          <div key={each.id}>
            {t('results.imported-from', {
              name: each.fileName,
              moment: dates.moment(each.at),
              hash: each.sha256.slice(0, 12),
            })}
          </div>
        ))}
      </dd>
      <dt>{t('results.fingerprint')}</dt>
      <dd>
        <code>{edition.hash.slice(0, 16)}</code>
      </dd>
    </dl>
  );
}

function SideBySide({ edition }: { readonly edition: TableEdition }) {
  const { t } = useTranslation('tables');
  const dates = useDates();
  const navigate = useNavigate();
  const nameOf = useStateNames();
  const search = useSearch({ from: '/compare/imported/$editionId' });
  const [onlyChanged, setOnlyChanged] = useState(false);
  const states = [...Map.groupBy(edition.columns, ({ state }) => state).values()]
    .flatMap(([first]) => first ?? [])
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const years = [...new Set(edition.columns.map(({ year }) => year))].sort((a, b) => b - a);
  // A State with one year alone has nothing to compare.
  const usual = states.find(({ state }) => edition.columns.filter((each) => each.state === state).length > 1);
  const state = search.state ?? (search.year === undefined ? (usual ?? states[0])?.state : undefined);
  const wanted = (column: TableSnapshotSummary) =>
    state === undefined ? column.year === search.year : column.state === state;
  const chosen = edition.columns.filter(wanted);
  const columns = chosen.slice(0, MOST);
  const comparison = useTableComparison(columns.map(({ id }) => id));
  const go = (to: { state?: string; year?: number }) =>
    void navigate({
      to: '/compare/imported/$editionId',
      params: { editionId: edition.id },
      search: to,
      replace: true,
    });
  return (
    <>
      <Group gap="md" align="end">
        <NativeSelect
          label={t('results.state')}
          value={state ?? ''}
          onChange={(event) =>
            go(
              event.currentTarget.value === ''
                ? { year: years[0] ?? 0 }
                : { state: event.currentTarget.value },
            )
          }
          data={[
            ...states.map((each) => ({ value: each.state, label: nameOf(each) })),
            { value: '', label: t('results.all-states') },
          ]}
        />
        {state === undefined ? (
          <NativeSelect
            label={t('results.year')}
            value={String(search.year ?? '')}
            onChange={(event) => go({ year: Number(event.currentTarget.value) })}
            data={years.map((year) => ({ value: String(year), label: dates.year(year) }))}
          />
        ) : (
          <Checkbox
            label={t('results.only-changed')}
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
          />
        )}
      </Group>
      {chosen.length > columns.length ? (
        <Text size="sm">{t('results.first-only', { shown: columns.length, count: chosen.length })}</Text>
      ) : null}
      {state === undefined ? <Text size="sm">{t('results.no-ranking')}</Text> : null}
      <ErrorNotices of={[comparison]} />
      {columns.length < 2 ? (
        <EmptyState title={t('results.one-only')}>{t('results.one-only-why')}</EmptyState>
      ) : lostWith(comparison) !== null ? null : comparison.data === undefined ? (
        <LoadingState />
      ) : (
        <ResultsTable comparison={comparison.data} onlyChanged={onlyChanged && state !== undefined} />
      )}
    </>
  );
}
