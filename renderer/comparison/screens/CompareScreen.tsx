import { Group, Tabs } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { ErrorNotices, lostWith } from '../../platform';
import { TranslationNote } from '../../questionnaires';
import { BackLink, ButtonLink, EmptyState, LoadingState, PageHeader, usePrinting } from '../../ui';
import { columnsOf, type Span, saidBetween } from '../changes';
import { useComparisonName } from '../comparison-name';
import { ChangesTab } from '../components/ChangesTab';
import { ColumnsTable } from '../components/ColumnsTable';
import { CountingBar } from '../components/CountingBar';
import { CountsTab } from '../components/CountsTab';
import { Formulas } from '../components/Formulas';
import { SaveComparison } from '../components/SaveComparison';
import { SpanChoice } from '../components/SpanChoice';
import { Summary } from '../components/Summary';
import { TableActions } from '../components/TableActions';
import { TableTab } from '../components/TableTab';
import { Warnings } from '../components/Warnings';
import { useCounting } from '../counting';
import { useCauses, useComparison, useItemsOf } from '../queries';
import styles from './CompareScreen.module.css';

/** Frozen assessments side by side: what changed, item by item, with the words and the evidence of both sides. */
export function CompareScreen() {
  const { ids } = useParams({ from: '/compare/$ids' });
  const { t } = useTranslation('comparison');
  const snapshotIds = ids.split(',').filter((id) => id !== '');
  const comparison = useComparison(snapshotIds);
  const items = useItemsOf(comparison.data?.columns ?? []);
  const back = (
    <BackLink to="/compare" className={styles.back}>
      {t('compare.back')}
    </BackLink>
  );
  if (new Set(snapshotIds).size < 2) {
    return (
      <>
        <PageHeader title={t('compare.title')} before={back} />
        <EmptyState
          title={t('start.count', { count: snapshotIds.length })}
          action={<ButtonLink to="/compare">{t('start.choose')}</ButtonLink>}
        />
      </>
    );
  }
  const failed = <ErrorNotices of={[comparison, ...items.asked]} />;
  if (lostWith(comparison) !== null || items.isLost) {
    return (
      <>
        <PageHeader title={t('compare.title')} before={back} />
        {failed}
      </>
    );
  }
  if (comparison.data === undefined || items.isPending) return <LoadingState />;
  return <Compared key={ids} comparison={comparison.data} all={items.items} back={back} failed={failed} />;
}

interface ComparedProps {
  readonly comparison: Comparison;
  /** Of all editions that are compared. */
  readonly all: ReadonlyMap<string, Item>;
  readonly back: ReactNode;
  /** Why it could not be asked for anew, where it could not. */
  readonly failed: ReactNode;
}

// The chart library is fetched only by who opens the plots.
const PlotsTab = lazy(() => import('../plots/PlotsTab'));

/** With more columns their table is folded away: it would push everything else out of the window. */
const MOST_SHOWN = 3;

const TABS = ['changes', 'table', 'plots', 'counts'] as const;

function Compared({ comparison, all, back, failed }: ComparedProps) {
  const { t } = useTranslation('comparison');
  // Of a year of core items the others were not asked, and nothing is said of them.
  const items = useMemo(
    () =>
      new Map(
        comparison.rows.flatMap(({ itemId }) => {
          const item = all.get(itemId);
          return item === undefined ? [] : [[itemId, item] as const];
        }),
      ),
    [comparison, all],
  );
  const { columns } = comparison;
  const [span, setSpan] = useState<Span>('overall');
  const [tab, setTab] = useState<(typeof TABS)[number]>('changes');
  const [showsColumns, setShowsColumns] = useState(false);
  const printing = usePrinting();
  const causes = useCauses(columns.map(({ key }) => key));
  const choice = useCounting(comparison, span, causes);
  const title = useComparisonName(comparison, span);
  const [from, to] = columnsOf(comparison, span);
  const [first, last] = [columns[from], columns[to]];
  if (first === undefined || last === undefined) return null;
  return (
    <>
      <PageHeader
        before={back}
        title={title}
        actions={
          <Group gap="xs">
            <TableActions comparison={comparison} items={items} />
            <SaveComparison {...{ title, comparison, items, span, causes, choice }} />
          </Group>
        }
      />
      {failed}
      <TranslationNote items={items.values()} />
      <Warnings comparison={comparison} />
      {columns.length > MOST_SHOWN ? (
        <details
          className={styles.columns}
          // On paper nothing is unfolded by hand.
          open={showsColumns || printing}
          onToggle={({ currentTarget }) => {
            if (!printing) setShowsColumns(currentTarget.open);
          }}
        >
          <summary>{t('column.folded', { count: columns.length })}</summary>
          {showsColumns || printing ? (
            <ColumnsTable columns={columns} restated={comparison.restated} />
          ) : null}
        </details>
      ) : (
        <ColumnsTable columns={columns} restated={comparison.restated} />
      )}
      {columns.length === 2 ? null : <SpanChoice comparison={comparison} span={span} onChoose={setSpan} />}
      <Summary comparison={comparison} span={span} />
      <CountingBar comparison={comparison} choice={choice} />
      <Formulas comparison={comparison} span={span} />
      <Tabs
        value={tab}
        onChange={(value) => setTab(TABS.find((each) => each === value) ?? 'changes')}
        keepMounted={false}
      >
        <Tabs.List className={styles.tabs ?? ''}>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {each === 'changes' ? t(`${saidBetween(first, last)}.tab`) : t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="changes" pt="xs">
          <ChangesTab
            key={String(span)}
            comparison={comparison}
            items={items}
            span={span}
            causes={causes}
            leftOut={choice.leftOut}
          />
        </Tabs.Panel>
        <Tabs.Panel value="table" pt="xs">
          <TableTab comparison={comparison} items={items} />
        </Tabs.Panel>
        <Tabs.Panel value="plots" pt="xs">
          <Group justify="flex-end" className={styles.actions ?? ''}>
            <SaveComparison {...{ title, comparison, items, span, causes, choice }} onlyPlots />
          </Group>
          <Suspense fallback={<LoadingState />}>
            <PlotsTab
              comparison={comparison}
              items={items}
              counting={choice.counting}
              counted={choice.counted}
            />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="counts" pt="xs">
          <CountsTab comparison={comparison} items={items} counting={choice.counting} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
