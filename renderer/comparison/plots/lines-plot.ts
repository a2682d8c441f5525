import { lineRuns, reaching } from '../../../shared/comparison';
import { finish, letterDots, Plot } from './draw';
import { aheadMarks, aheadPoints, groupSentence, groupTable, type Words } from './groups-plot';
import type { Inks } from './inks';
import type { PlotInput, PlotSpec } from './spec';

/** Where points to come stand, after the last column. */
const AHEAD = '+';
const PANEL = { width: 190, height: 118 } as const;

/** A small picture for each group, all on one scale. A line breaks where a year or a value is missing. */
export function linesPlot(t: Words, input: PlotInput): PlotSpec {
  const { comparison, groups, labelOf, level, marks, names } = input;
  const step = t('plots.level-name', { level, name: t(`ui:level.${level}`) });
  const letters = marks.map(({ letter }) => letter);
  const ahead = aheadPoints(t, input);
  const hasAhead = ahead.some((points) => points.length > 0);
  const draw = (inks: Inks, width: number) => {
    const across = Math.max(1, Math.min(groups.length, Math.floor((width - 44) / PANEL.width)));
    const panels = groups.map((group, at) => {
      const runs = lineRuns(comparison.columns, (column) => (group.tallies[column]?.counted ?? 0) > 0);
      const runOf = new Map(runs.flatMap((run, number) => run.map((column) => [column, number] as const)));
      const place = { fx: at % across, fy: Math.floor(at / across) };
      const points = group.tallies.map((tally, column) => {
        const reached = reaching(tally, level);
        return {
          ...place,
          ...{ letter: letters[column] ?? '', slot: marks[column]?.slot ?? 0 },
          run: `${at} ${runOf.get(column) ?? `none ${column}`}`,
          share: tally.counted === 0 ? null : (reached / tally.counted) * 100,
          title: t('plots.point', {
            column: names[column],
            group: labelOf(group),
            count: reached,
            total: tally.counted,
          }),
        };
      });
      return {
        ...place,
        points,
        label: t('plots.group-items', { group: labelOf(group), count: group.items }),
      };
    });
    const points = panels.flatMap((panel) => panel.points);
    const known = points.filter(({ share }) => share !== null);
    const toCome = panels.flatMap(({ fx, fy }, at) =>
      (ahead[at] ?? []).map((point) => ({ ...point, fx, fy, letter: AHEAD })),
    );
    // From the last year to what is planned; a dashed line, for it is not there yet.
    const planned = panels.flatMap((panel, at) => {
      const point = ahead[at]?.find(({ kind }) => kind === 'planned');
      const last = panel.points.at(-1);
      if (point === undefined || last === undefined || last.share === null) return [];
      const place = { fx: panel.fx, fy: panel.fy };
      return [
        { ...place, letter: last.letter, share: last.share, run: `${at}` },
        { ...place, letter: AHEAD, share: point.share, run: `${at}` },
      ];
    });
    return finish(
      {
        ...{ width, height: (Math.floor((groups.length - 1) / across) + 1) * PANEL.height + 40 },
        ...{ marginLeft: 44, marginTop: 30, marginRight: 8, marginBottom: 12 },
        fx: { axis: null, padding: 0.08, domain: Array.from({ length: across }, (_, at) => at) },
        fy: { axis: null, padding: 0.38 },
        x: { type: 'point', domain: hasAhead ? [...letters, AHEAD] : letters, axis: null, padding: 0.6 },
        y: {
          domain: [0, 100],
          ticks: [0, 50, 100],
          label: null,
          tickFormat: (share: number) => `${share} %`,
        },
        marks: [
          Plot.axisY({ ticks: [0, 50, 100], tickFormat: (share: number) => `${share} %`, label: null }),
          Plot.frame({ stroke: inks.line }),
          Plot.text(panels, {
            ...{ fx: 'fx', fy: 'fy', text: 'label', frameAnchor: 'top-left', dy: -14, fontWeight: 600 },
            ...{ lineWidth: 14, textOverflow: 'ellipsis', title: 'label', fill: inks.text },
          }),
          Plot.line(known, {
            ...{ fx: 'fx', fy: 'fy', x: 'letter', y: 'share', z: 'run', stroke: inks.text, strokeWidth: 1.5 },
          }),
          Plot.text(
            points.filter(({ share }) => share === null),
            {
              ...{ fx: 'fx', fy: 'fy', x: 'letter', frameAnchor: 'middle', rotate: -90, fontSize: 10 },
              ...{ text: () => t('counts.no-data'), fill: inks.dimmed },
            },
          ),
          Plot.ruleY(
            toCome.filter(({ kind }) => kind === 'targeted'),
            { fx: 'fx', fy: 'fy', y: 'share', stroke: inks.text, strokeDasharray: '2 4', strokeWidth: 1 },
          ),
          Plot.line(planned, {
            ...{ fx: 'fx', fy: 'fy', x: 'letter', y: 'share', z: 'run', stroke: inks.text },
            ...{ strokeWidth: 1.5, strokeDasharray: '5 4' },
          }),
          ...aheadMarks(toCome, { fx: 'fx', fy: 'fy', x: 'letter', y: 'share' }, inks),
          ...letterDots(known, { fx: 'fx', fy: 'fy', x: 'letter', y: 'share' }, inks),
        ],
      },
      inks,
    );
  };
  return {
    title: t('plots.title.lines', { step }),
    sentence: groupSentence(t, input),
    whenEmpty: t('plots.nothing-why'),
    reading: [t('plots.reading.lines'), ...(hasAhead ? [t('plots.reading.ahead')] : [])].join(' '),
    table: groupTable(t, input),
    draw: groups.some(({ tallies }) => tallies.some(({ counted }) => counted > 0)) ? draw : null,
  };
}
