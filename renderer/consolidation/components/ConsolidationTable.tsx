import { Group, SegmentedControl, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import {
  fits,
  localValues,
  type Row,
  respondents,
  SHOWN,
  standsAgainst,
  type Table,
} from '../../../shared/consolidation';
import type { Edition } from '../../../shared/questionnaires';
import { PILLARS } from '../../../shared/vocabulary';
import { EmptyState } from '../../ui';
import { isInPillar, listedIn, useJudgedRows, useNotAwaited } from '../use-judged-rows';
import { lastView, rememberView, rememberWalk, type View } from '../view';
import { cellContent } from './CellContent';
import styles from './ConsolidationTable.module.css';
import { DistributionWords } from './DistributionWords';
import { ItemHead } from './ItemHead';
import { NationalCell } from './NationalCell';
import { WideTable } from './WideTable';

interface ConsolidationTableProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
  readonly table: Table;
}

/** The table with its filters: what needs a person first, provinces rolled up into one column. */
export function ConsolidationTable({ assessment, edition, table }: ConsolidationTableProps) {
  const { t } = useTranslation(['consolidation', 'vocabulary']);
  const navigate = useNavigate();
  const { id: assessmentId } = assessment;
  const [view, setView] = useState(() => lastView(assessmentId));
  const change = (changes: Partial<View>) => {
    const next = { ...view, ...changes };
    rememberView(assessmentId, next);
    setView(next);
  };
  const items = useMemo(() => new Map(edition.items.map((item) => [item.id, item])), [edition]);
  const ended = useNotAwaited(assessment);
  const judged = useJudgedRows(assessment, table);
  const inPillar = judged.filter(isInPillar(view, items));
  const rows = listedIn(view, judged, items);
  const national = table.columns.flatMap((column, at) => (column.isLocal ? [] : [{ column, at }]));
  const hasLocal = national.length < table.columns.length;
  const counts = respondents(table, ended);

  const open = (row: Row | undefined) => {
    if (row === undefined) return;
    rememberWalk(
      assessmentId,
      rows.map((one) => one.row.itemId),
    );
    void navigate({
      to: '/assessments/$assessmentId/consolidation/$itemId',
      params: { assessmentId, itemId: row.itemId },
    });
  };
  const columns = [
    ...national.map(({ column }) => ({
      key: column.agencyId,
      head: <span title={column.name}>{column.shortName}</span>,
    })),
    ...(hasLocal ? [{ key: 'local', head: t('table.provinces') }] : []),
  ];
  const cell = (rowAt: number, columnAt: number) => {
    const one = rows[rowAt];
    if (one === undefined) return { content: null };
    const { row } = one;
    const here = national[columnAt];
    if (here === undefined) {
      return { content: <DistributionWords values={localValues(row, table.columns)} short /> };
    }
    const said = row.cells[here.at] ?? null;
    const against = standsAgainst(said, one);
    return {
      look: said === null ? 'none' : against === null ? 'agree' : 'differ',
      content: cellContent(said, against, t),
    };
  };

  return (
    <>
      <Text size="sm">
        {t('table.coverage', {
          answering: counts.answering,
          agencies: counts.agencies,
          percent: counts.cells === 0 ? 0 : Math.floor((counts.answered * 100) / counts.cells),
          answered: counts.answered,
          cells: counts.cells,
        })}
      </Text>
      <Group gap="xs" my={6} className={styles.filters ?? ''}>
        <SegmentedControl
          size="xs"
          aria-label={t('filter.pillar')}
          value={view.pillar}
          onChange={(value) => change({ pillar: PILLARS.find((each) => each === value) ?? 'all' })}
          data={[
            { value: 'all', label: t('filter.all-pillars') },
            ...PILLARS.map((code) => ({ value: code, label: t(`vocabulary:pillar.${code}.label`) })),
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('filter.shown')}
          value={view.shown}
          onChange={(value) => change({ shown: SHOWN.find((each) => each === value) ?? 'all' })}
          data={SHOWN.map((value) => ({
            value,
            label: t(`table.shown.${value}`, { count: inPillar.filter((one) => fits(one, value)).length }),
          }))}
        />
      </Group>
      <Text size="xs" c="dimmed" role="status" aria-live="polite" className={styles.filters ?? ''}>
        {t('table.result', { count: rows.length, total: judged.length })}
      </Text>
      {rows.length === 0 ? (
        <EmptyState title={t(`table.none.${view.shown}`)}>{t('filter.none-why')}</EmptyState>
      ) : (
        <WideTable
          shown={`${view.pillar} ${view.shown}`}
          label={t('table.title')}
          corner={t('matrix.item')}
          nationalHead={t('table.national')}
          columns={columns}
          rows={rows.map(({ row }) => row.itemId)}
          head={(row) => <ItemHead item={items.get(rows[row]?.row.itemId ?? '')} />}
          national={(row) => <NationalCell judged={rows[row]} />}
          cell={cell}
          onOpen={(row) => open(rows[row]?.row)}
        />
      )}
    </>
  );
}
