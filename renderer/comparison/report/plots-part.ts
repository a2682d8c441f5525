import {
  aheadOf,
  FEWEST_PEERS,
  groupRows,
  peerColumns,
  reaching,
  tallyGroups,
} from '../../../shared/comparison';
import { heading, type ReportBlock, type ReportCell, says } from '../../../shared/reports';
import { groupsPlot } from '../plots/groups-plot';
import { levelsPlot } from '../plots/levels-plot';
import { linesPlot } from '../plots/lines-plot';
import type { PlotInput, PlotSpec } from '../plots/spec';
import { spreadPlot } from '../plots/spread-plot';
import { countingNotes } from './summary-part';
import type { Told } from './words';

/** A whole number as a number, so that a spreadsheet can reckon with it; other words as they are. */
const cellOf = (words: string): ReportCell => (/^\d+$/.test(words) ? Number(words) : words);

async function partOf(told: Told, spec: PlotSpec): Promise<ReportBlock[]> {
  const { t, comparison, lettered } = told;
  const picture = await told.draw(spec, comparison.columns.map((_, at) => lettered(at)).join(' · '));
  return [
    heading(2, spec.title),
    says(spec.sentence),
    says(spec.reading, 'quiet'),
    ...(picture === null ? [] : [picture]),
    ...(spec.table.rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('plots.table', { title: spec.title }),
            head: [...spec.table.head],
            widths: spec.table.head.map((_, at) => (at === 0 ? 34 : 14)),
            rows: spec.table.rows.map((row) => row.map(cellOf)),
          },
        ]),
  ];
}

/** The shares that the plots draw, as numbers with a chart of the spreadsheet itself. */
function sharesTable({ t, lettered, level, levelName }: Told, input: PlotInput): ReportBlock {
  const { groups, labelOf, comparison } = input;
  return {
    kind: 'table',
    caption: t('report.shares', { step: levelName(level) }),
    head: [t('column.column'), ...groups.map(labelOf)],
    widths: [34, ...groups.map(() => 16)],
    rows: comparison.columns.map((_, at) => [
      lettered(at),
      ...groups.map(({ tallies }) => {
        const tally = tallies[at];
        if (tally === undefined || tally.counted === 0) return t('counts.no-data');
        return Math.round((reaching(tally, level) / tally.counted) * 1000) / 10;
      }),
    ]),
    ...(groups.length === 0 ? {} : { chart: { kind: 'line', columns: groups.map((_, at) => at + 1) } }),
  };
}

/** Every plot as a picture with its sentence and its table: by pillar, and by theme within each pillar. */
export async function plotsPart(told: Told): Promise<ReportBlock[]> {
  const { t, comparison, items, counting, level, short, marks, placeOf, plans } = told;
  const pillars = groupRows(comparison.rows, placeOf, 'pillar').map(({ pillar }) => pillar);
  if (pillars.length === 0) return [];
  const pillarName = (pillar: (typeof pillars)[number]) => t(`vocabulary:pillar.${pillar}.label`);
  const common = { comparison, items, counting, level, marks, names: short };
  const aheadBy = (by: 'pillar' | 'theme') =>
    plans === null ? null : aheadOf(comparison, placeOf, by, counting, level, plans);
  const byPillar: PlotInput = {
    ...common,
    ahead: aheadBy('pillar'),
    groups: tallyGroups(comparison, placeOf, 'pillar', counting),
    labelOf: ({ pillar }) => pillarName(pillar),
  };
  const byTheme = tallyGroups(comparison, placeOf, 'theme', counting);
  const specs = [groupsPlot(t, byPillar), linesPlot(t, byPillar), levelsPlot(t, byPillar)];
  const themes = pillars.map((pillar) => {
    const input: PlotInput = {
      ...common,
      ahead: aheadBy('theme'),
      groups: byTheme.filter((group) => group.pillar === pillar),
      labelOf: ({ theme }) => theme ?? t('plots.unknown-theme'),
    };
    return { name: t('plots.themes-of', { pillar: pillarName(pillar) }), spec: groupsPlot(t, input) };
  });
  const hasPeers = peerColumns(comparison.columns).length >= FEWEST_PEERS;
  const parts: ReportBlock[] = [
    heading(1, t('tab.plots'), t('tab.plots')),
    ...countingNotes(told).map((note) => says(note)),
    sharesTable(told, byPillar),
  ];
  for (const spec of specs) parts.push(...(await partOf(told, spec)));
  for (const { name, spec } of themes)
    parts.push(...(await partOf(told, { ...spec, title: `${name}: ${spec.title}` })));
  if (hasPeers)
    for (const pillar of pillars) parts.push(...(await partOf(told, spreadPlot(t, byPillar, pillar, null))));
  return parts;
}
