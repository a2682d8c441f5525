import { Group, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  aheadOf,
  type Comparison,
  type Counting,
  groupRows,
  marksOf,
  tallyGroups,
} from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { LEVELS, type Level, type PillarCode } from '../../../shared/vocabulary';
import { EmptyState } from '../../ui';
import { useColumnNames } from '../column-names';
import { placeIn } from '../pillar-of';
import { usePlans } from '../plans';
import { groupsPlot } from './groups-plot';
import { levelsPlot } from './levels-plot';
import { linesPlot } from './lines-plot';
import { PlotFigure } from './PlotFigure';
import type { PlotInput } from './spec';
import { spreadPlot } from './spread-plot';

interface PlotsTabProps {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
  readonly counting: Counting;
  /** Items counted. */
  readonly counted: number;
}

const KINDS = ['groups', 'lines', 'levels', 'spread'] as const;
const REACHABLE = LEVELS.slice(1);
const NOBODY = '';

/** Pictures of the comparison, each with a sentence, its coverage and its table. Loaded only when they are opened. */
export default function PlotsTab({ comparison, items, counting, counted }: PlotsTabProps) {
  const { t } = useTranslation(['comparison', 'vocabulary', 'ui']);
  const { columns } = comparison;
  const names = useColumnNames(columns);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('groups');
  const [level, setLevel] = useState<Level>(3);
  const [of, setOf] = useState<PillarCode | 'pillars'>('pillars');
  const [shownColumn, setShownColumn] = useState<number | null>(null);
  const placeOf = useMemo(() => placeIn(items), [items]);
  const pillars = useMemo(
    () => groupRows(comparison.rows, placeOf, 'pillar').map(({ pillar }) => pillar),
    [comparison, placeOf],
  );
  const pillar = of === 'pillars' ? (pillars[0] ?? 'POL') : of;
  const groups = useMemo(() => {
    const all = tallyGroups(comparison, placeOf, of === 'pillars' ? 'pillar' : 'theme', counting);
    return of === 'pillars' ? all : all.filter((group) => group.pillar === of);
  }, [comparison, placeOf, of, counting]);
  const plans = usePlans(comparison);
  const ahead = useMemo(
    () =>
      plans === null
        ? null
        : aheadOf(comparison, placeOf, of === 'pillars' ? 'pillar' : 'theme', counting, level, plans),
    [comparison, placeOf, of, counting, level, plans],
  );
  const input: PlotInput = {
    ...{ comparison, items, groups, level, counting, ahead },
    marks: marksOf(columns),
    names: columns.map(names.short),
    labelOf: (group) =>
      of === 'pillars'
        ? t(`vocabulary:pillar.${group.pillar}.label`)
        : (group.theme ?? t('plots.unknown-theme')),
  };
  if (pillars.length === 0)
    return <EmptyState title={t('plots.nothing')}>{t('plots.nothing-why')}</EmptyState>;
  const spec =
    kind === 'groups'
      ? groupsPlot(t, input)
      : kind === 'lines'
        ? linesPlot(t, input)
        : kind === 'levels'
          ? levelsPlot(t, input)
          : spreadPlot(t, input, pillar, shownColumn);
  const themesOf = pillars.map((each) => ({
    value: each,
    label: t(kind === 'spread' ? 'plots.questions-of' : 'plots.themes-of', {
      pillar: t(`vocabulary:pillar.${each}.label`),
    }),
  }));
  return (
    <>
      <Group gap="sm" align="end" data-plot-choices>
        <NativeSelect
          size="xs"
          label={t('plots.kind')}
          value={kind}
          onChange={({ currentTarget }) =>
            setKind(KINDS.find((each) => each === currentTarget.value) ?? 'groups')
          }
          data={KINDS.map((each) => ({ value: each, label: t(`plots.kinds.${each}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t('plots.rows')}
          value={kind === 'spread' ? pillar : of}
          onChange={({ currentTarget }) =>
            setOf(pillars.find((each) => each === currentTarget.value) ?? 'pillars')
          }
          data={kind === 'spread' ? themesOf : [{ value: 'pillars', label: t('plots.pillars') }, ...themesOf]}
        />
        {kind === 'groups' || kind === 'lines' ? (
          <NativeSelect
            size="xs"
            label={t('plots.level')}
            value={String(level)}
            onChange={({ currentTarget }) =>
              setLevel(REACHABLE.find((each) => String(each) === currentTarget.value) ?? 3)
            }
            data={REACHABLE.map((each) => ({
              value: String(each),
              label: t('plots.level-name', { level: each, name: t(`ui:level.${each}`) }),
            }))}
          />
        ) : null}
        {kind === 'spread' ? (
          <NativeSelect
            size="xs"
            label={t('plots.show-column')}
            value={shownColumn === null ? NOBODY : String(shownColumn)}
            onChange={({ currentTarget }) =>
              setShownColumn(currentTarget.value === NOBODY ? null : Number(currentTarget.value))
            }
            data={[
              { value: NOBODY, label: t('plots.show-none') },
              ...columns.map((column, at) => ({
                value: String(at),
                label: `${input.marks[at]?.letter ?? ''} ${names.short(column)}`,
              })),
            ]}
          />
        ) : null}
      </Group>
      <PlotFigure key={kind} spec={spec} comparison={comparison} counting={counting} counted={counted} />
    </>
  );
}
