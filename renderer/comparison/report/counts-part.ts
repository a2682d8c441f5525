import { type Tally, tallyAll, tallyGroups } from '../../../shared/comparison';
import { heading, type ReportBlock, says } from '../../../shared/reports';
import { LEVELS } from '../../../shared/vocabulary';
import { countingNotes } from './summary-part';
import type { Told } from './words';

const KINDS = ['levels', 'notApplicable', 'notKnown', 'disputed', 'notAnswered', 'asked'] as const;

/** How many items stand on each level in every column, for all and for each pillar, and how many answers there are of each kind. */
export function countsPart(told: Told): ReportBlock[] {
  const { t, comparison, counting, placeOf, lettered, levelName } = told;
  const { columns } = comparison;
  const pillars = tallyGroups(comparison, placeOf, 'pillar', counting);
  const table = (name: string, items: number, inAll: number, tallies: readonly Tally[]): ReportBlock => ({
    kind: 'table',
    caption: `${name}: ${t('counts.counted', { count: items, total: inAll })}`,
    head: [t('column.column'), ...LEVELS.map(levelName), t('plots.counted')],
    widths: [34, ...LEVELS.map(() => 14), 12],
    rows: tallies.map(({ byLevel, counted }, at) => [
      lettered(at),
      ...byLevel.map((count) => (counted === 0 ? t('counts.no-data') : count)),
      counted,
    ]),
    chart: { kind: 'stacked', columns: LEVELS.map((level) => level + 1) },
  });
  return [
    heading(1, t('tab.counts'), t('tab.counts')),
    ...countingNotes(told).map((note) => says(note)),
    table(
      t('counts.all'),
      pillars.reduce((sum, group) => sum + group.items, 0),
      comparison.itemsInAll,
      tallyAll(comparison, counting),
    ),
    ...pillars.map((group) =>
      table(t(`vocabulary:pillar.${group.pillar}.label`), group.items, group.inAll, group.tallies),
    ),
    {
      kind: 'table',
      caption: t('counts.kinds'),
      head: [
        t('column.column'),
        ...KINDS.map((kind) => (kind === 'asked' ? t('counts.asked') : t(`counts.state.${kind}`))),
      ],
      widths: [34, ...KINDS.map(() => 14)],
      rows: columns.map(({ progress }, at) => [lettered(at), ...KINDS.map((kind) => progress[kind])]),
    },
  ];
}
