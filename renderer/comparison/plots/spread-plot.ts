import { FEWEST_PEERS, levelOf, peerColumns, type Spread, spreadOf } from '../../../shared/comparison';
import { LEVELS, type PillarCode } from '../../../shared/vocabulary';
import { pillarOf } from '../pillar-of';
import { finish, letterDots, Plot } from './draw';
import type { Words } from './groups-plot';
import type { Inks } from './inks';
import { lettered, type PlotInput, type PlotSpec } from './spec';

const ROW = 24;

/**
 * The lowest, the middle and the highest level of each question among the States and agencies shown, with the letter of one column.
 * Nothing is shown of a question with fewer than three levels.
 */
export function spreadPlot(
  t: Words,
  input: PlotInput,
  pillar: PillarCode,
  shownColumn: number | null,
): PlotSpec {
  const { comparison, items, marks, counting } = input;
  const peers = peerColumns(comparison.columns);
  const topicOf = ({ itemId }: Pick<Spread, 'itemId'>) => `${itemId} ${items.get(itemId)?.topic ?? ''}`;
  const spreads = spreadOf(comparison, counting.without).filter(
    ({ itemId }) => pillarOf(itemId, items) === pillar,
  );
  const cells = new Map(comparison.rows.map((row) => [row.itemId, row.cells]));
  const ownOf = ({ itemId }: Spread) =>
    shownColumn === null ? undefined : levelOf(cells.get(itemId)?.[shownColumn]);
  const named = (level: number) =>
    t('plots.level-name', { level, name: t(`ui:level.${LEVELS[level] ?? 0}`) });
  const rows = spreads.map((spread) => ({ ...spread, label: topicOf(spread), own: ownOf(spread) }));
  const mark = shownColumn === null ? undefined : marks[shownColumn];
  const draw = (inks: Inks, width: number) => {
    const points = rows.flatMap(({ label, own }) =>
      own === undefined || mark === undefined
        ? []
        : [{ ...mark, label, own, title: `${label}: ${named(own)}` }],
    );
    return finish(
      {
        ...{ width, height: rows.length * ROW + 60, marginLeft: 330, marginRight: 50, marginBottom: 44 },
        x: { domain: [-0.3, 4.3], ticks: [0, 1, 2, 3, 4], tickFormat: named, label: null, grid: true },
        y: { domain: rows.map(({ label }) => label), label: null, padding: 0.35 },
        marks: [
          Plot.axisX({ ticks: [0, 1, 2, 3, 4], tickFormat: named, lineWidth: 8, label: null }),
          Plot.axisY({ tickSize: 0, lineWidth: 26, textOverflow: 'ellipsis', label: null }),
          Plot.link(rows, {
            ...{ x1: 'lowest', x2: 'highest', y1: 'label', y2: 'label', stroke: inks.line, strokeWidth: 5 },
          }),
          Plot.tickX(rows, { x: 'lowest', y: 'label', stroke: inks.text, strokeWidth: 1 }),
          Plot.tickX(rows, { x: 'highest', y: 'label', stroke: inks.text, strokeWidth: 1 }),
          Plot.tickX(rows, { x: 'middle', y: 'label', stroke: inks.text, strokeWidth: 4 }),
          ...letterDots(points, { x: 'own', y: 'label' }, inks),
          Plot.text(rows, {
            ...{
              y: 'label',
              frameAnchor: 'right',
              dx: 46,
              textAnchor: 'end',
              fill: inks.dimmed,
              fontSize: 11,
            },
            text: ({ peers: count }: Spread) => t('plots.peers', { count }),
          }),
        ],
      },
      inks,
    );
  };
  const apart = spreads.filter(({ lowest, highest }) => highest - lowest >= 2).length;
  const together = spreads.filter(({ lowest, highest }) => highest === lowest).length;
  const counted = t('plots.sentence.spread', { count: spreads.length, apart, together });
  // What stays hidden is no level to anybody here: the plot says so itself, also where it is copied or stands in a report.
  const concealed = comparison.warnings.find(({ code }) => code === 'hidden')?.columns ?? [];
  const hidden = t('warning.hidden', { columns: concealed.map((at) => lettered(input, at)).join('; ') });
  return {
    title: t('plots.title.spread', { pillar: t(`vocabulary:pillar.${pillar}.label`) }),
    sentence:
      peers.length < FEWEST_PEERS
        ? t('plots.sentence.few-peers', { fewest: FEWEST_PEERS, count: peers.length })
        : [counted, ...(concealed.length === 0 ? [] : [hidden])].join(' '),
    // Where the sentence has said why, it is not said once more below it.
    whenEmpty: concealed.length === 0 || peers.length < FEWEST_PEERS ? t('plots.add-peers') : null,
    reading: t('plots.reading.spread', { fewest: FEWEST_PEERS }),
    table: {
      head: [
        ...[
          t('changes.item'),
          t('plots.lowest'),
          t('plots.middle'),
          t('plots.highest'),
          t('plots.peers-head'),
        ],
        ...(shownColumn === null ? [] : [lettered(input, shownColumn)]),
      ],
      rows: rows.map(({ label, lowest, middle, highest, peers: count, own }) => [
        ...[label, named(lowest), named(middle), named(highest), String(count)],
        ...(shownColumn === null ? [] : [own === undefined ? t('counts.no-data') : named(own)]),
      ]),
    },
    draw: rows.length > 0 ? draw : null,
  };
}
