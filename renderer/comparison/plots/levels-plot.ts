import { LEVELS, type Level } from '../../../shared/vocabulary';
import { finish, Plot } from './draw';
import { groupSentence, type Words } from './groups-plot';
import type { Inks } from './inks';
import { explainPatterns, patternOf, withPatterns } from './patterns';
import { lettered, type PlotInput, type PlotSpec } from './spec';

const BAR = 24;

interface Piece {
  readonly group: string;
  readonly column: string;
  readonly level: Level;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly title: string;
}

/** A bar for every group and column, cut into its levels from 0 to 4, each with its count in it. */
export function levelsPlot(t: Words, input: PlotInput): PlotSpec {
  const { groups, labelOf, comparison } = input;
  const columns = comparison.columns.map((_, at) => lettered(input, at));
  const levelName = (level: Level) => t('plots.level-name', { level, name: t(`ui:level.${level}`) });
  const pieces = groups.flatMap((group) =>
    group.tallies.flatMap(({ byLevel }, at) => {
      let end = 0;
      return LEVELS.map((level): Piece => {
        const count = byLevel[level];
        end += count;
        return {
          ...{ group: labelOf(group), column: columns[at] ?? '', level, count, from: end - count, to: end },
          title: t('plots.piece', {
            column: columns[at],
            group: labelOf(group),
            level: levelName(level),
            count,
          }),
        };
      });
    }),
  );
  const shown = pieces.filter(({ count }) => count > 0);
  const missing = groups.flatMap((group) =>
    group.tallies.flatMap(({ counted }, at) =>
      counted === 0 ? [{ group: labelOf(group), column: columns[at] ?? '' }] : [],
    ),
  );
  const draw = (inks: Inks, width: number) => {
    const drawn = finish(
      {
        ...{ width, height: groups.length * (columns.length * BAR + 16) + 60 },
        ...{ marginLeft: 170, marginRight: 190, marginBottom: 50 },
        x: { label: t('plots.axis-questions'), labelArrow: 'none', labelOffset: 40, grid: true },
        y: { domain: columns, label: null, padding: 0.12 },
        fy: { domain: groups.map(labelOf), label: null, padding: 0.1 },
        marks: [
          Plot.axisFy({ lineWidth: 14, textOverflow: 'ellipsis', label: null }),
          Plot.axisY({ tickSize: 0, lineWidth: 13, textOverflow: 'ellipsis', label: null }),
          Plot.barX(shown, {
            ...{ x1: 'from', x2: 'to', y: 'column', fy: 'group', title: 'title' },
            ...{
              fill: ({ level }: Piece) => inks.levels[level] ?? inks.page,
              stroke: inks.text,
              strokeWidth: 0.6,
            },
          }),
          Plot.barX(shown, {
            ...{ x1: 'from', x2: 'to', y: 'column', fy: 'group' },
            fill: ({ level }: Piece) => patternOf(level),
          }),
          Plot.text(shown, {
            ...{ x: ({ from, to }: Piece) => (from + to) / 2, y: 'column', fy: 'group' },
            ...{ text: 'count', fill: inks.text, fontSize: 11 },
            ...{ stroke: inks.page, strokeWidth: 2.5, paintOrder: 'stroke' },
          }),
          Plot.text(missing, {
            ...{ y: 'column', fy: 'group', frameAnchor: 'left', dx: 4, fill: inks.dimmed },
            text: () => t('counts.no-data'),
          }),
        ],
      },
      inks,
    );
    withPatterns(drawn, inks);
    explainPatterns(drawn, inks, LEVELS.map(levelName));
    return drawn;
  };
  return {
    title: t('plots.title.levels'),
    sentence: groupSentence(t, input),
    whenEmpty: t('plots.nothing-why'),
    reading: t('plots.reading.levels', { levels: LEVELS.map(levelName).join(', ') }),
    table: {
      head: [t('plots.group'), t('column.column'), ...LEVELS.map(levelName), t('plots.counted')],
      rows: groups.flatMap((group) =>
        group.tallies.map(({ byLevel, counted }, at) => [
          labelOf(group),
          columns[at] ?? '',
          ...(counted === 0 ? LEVELS.map(() => t('counts.no-data')) : byLevel.map(String)),
          String(counted),
        ]),
      ),
    },
    draw: shown.length > 0 ? draw : null,
  };
}
