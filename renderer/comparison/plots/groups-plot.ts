import type { TFunction } from 'i18next';
import { type Ahead, groupKey, reaching, summariseGroups } from '../../../shared/comparison';
import { finish, letterDots, Plot, sharingPlaces } from './draw';
import type { Inks } from './inks';
import { lettered, type PlotInput, type PlotSpec } from './spec';

type Words = TFunction<['comparison', 'vocabulary', 'ui']>;

const ROW = 28;

/** One sentence on groups of questions: a direction only where one may be told. */
export function groupSentence(t: Words, input: PlotInput): string {
  const { comparison, groups, level, counting, names } = input;
  const {
    counted,
    reached,
    groups: moved,
    least,
    most,
  } = summariseGroups(comparison, groups, level, counting);
  const step = t('plots.level-name', { level, name: t(`ui:level.${level}`) });
  if (counted.every((count) => count === 0)) return t('plots.sentence.nothing');
  if (moved === null) return t('plots.sentence.span', { least, most, step });
  const trend = t('plots.sentence.trend', {
    ...{ step, first: names[0], last: names.at(-1), ...moved },
    ...{
      reachedFirst: reached[0],
      reachedLast: reached[1],
      countedFirst: counted[0],
      countedLast: counted[1],
    },
  });
  return [trend, aheadSentence(t, input)].filter((words) => words !== '').join(' ');
}

const ofGroup = ({ ahead, groups }: PlotInput): readonly (Ahead | null)[] =>
  groups.map((group) => ahead?.get(groupKey(group)) ?? null);

/** What is wanted and planned for all groups together; empty where nobody says. */
function aheadSentence(t: Words, input: PlotInput): string {
  const all = ofGroup(input).filter((each) => each !== null);
  const sum = (of: (each: Ahead) => number) => all.reduce((total, each) => total + of(each), 0);
  const lastPlace = input.comparison.columns.length - 1;
  const now = input.groups.reduce(
    (total, { tallies }) =>
      total + (tallies[lastPlace] === undefined ? 0 : reaching(tallies[lastPlace], input.level)),
    0,
  );
  // Groups of which nothing is said stay as they are in the last column.
  const still = (of: 'targeted' | 'planned') =>
    input.groups.reduce((total, group, at) => {
      const tally = group.tallies[lastPlace];
      const said = ofGroup(input)[at]?.[of] ?? null;
      return total + (said ?? (tally === undefined ? 0 : reaching(tally, input.level)));
    }, 0);
  const total = sum(({ counted }) => counted);
  const words: string[] = [];
  if (all.some(({ targeted }) => targeted !== null))
    words.push(
      t('plots.sentence.targeted', { count: still('targeted'), total, now, last: input.names[lastPlace] }),
    );
  if (all.some(({ planned }) => planned !== null))
    words.push(
      t('plots.sentence.planned', { count: still('planned'), total, now, last: input.names[lastPlace] }),
    );
  return words.join(' ');
}

/** Points to come of one group: a diamond for its targets, a square for what is planned. */
export interface AheadPoint {
  readonly label: string;
  readonly share: number;
  readonly kind: 'targeted' | 'planned';
  readonly title: string;
}

/** What is wanted and planned, as points. */
export function aheadPoints(t: Words, input: PlotInput): readonly (readonly AheadPoint[])[] {
  return ofGroup(input).map((ahead, at) => {
    const group = input.groups[at];
    if (ahead === null || group === undefined || ahead.counted === 0) return [];
    const label = t('plots.group-items', { group: input.labelOf(group), count: group.items });
    return (['targeted', 'planned'] as const).flatMap((kind) => {
      const count = ahead[kind];
      if (count === null) return [];
      const title = t(`plots.ahead.${kind}-point`, {
        ...{ group: input.labelOf(group), count, total: ahead.counted },
      });
      return [{ label, share: (count / ahead.counted) * 100, kind, title }];
    });
  });
}

/**
 * Hollow shapes below the discs, larger than them, so that both are seen where they share a place; not so tall that those of two groups,
 * one below the other, touch.
 */
export function aheadMarks(
  points: readonly AheadPoint[],
  place: Plot.DotOptions,
  inks: Inks,
): Plot.Markish[] {
  return (['targeted', 'planned'] as const).map((kind) =>
    Plot.dot(
      points.filter((point) => point.kind === kind),
      {
        ...{ ...place, symbol: kind === 'targeted' ? 'diamond2' : 'square', r: 12, title: 'title' },
        ...{ stroke: inks.text, strokeWidth: 1.5, fill: inks.page },
      },
    ),
  );
}

/** What each group says in each column, as the table prints it. */
function groupTable(t: Words, input: PlotInput): PlotSpec['table'] {
  const { groups, labelOf, level, comparison } = input;
  const all = ofGroup(input);
  const kinds = (['targeted', 'planned'] as const).filter((kind) => all.some((each) => each?.[kind] != null));
  return {
    head: [
      t('plots.group'),
      ...comparison.columns.map((_, at) => lettered(input, at)),
      ...kinds.map((kind) => t(`plots.ahead.${kind}`)),
    ],
    rows: groups.map((group, place) => [
      labelOf(group),
      ...group.tallies.map((tally) =>
        tally.counted === 0
          ? t('counts.no-data')
          : t('plots.reached', { count: reaching(tally, level), total: tally.counted }),
      ),
      ...kinds.map((kind) => {
        const ahead = all[place];
        return ahead?.[kind] == null
          ? t('plots.ahead.nothing')
          : t('plots.reached', { count: ahead[kind], total: ahead.counted });
      }),
    ]),
  };
}

interface Row {
  readonly label: string;
  readonly points: readonly {
    readonly label: string;
    readonly column: number;
    readonly share: number;
    readonly letter: string;
    readonly slot: number;
    readonly title: string;
  }[];
  readonly missing: readonly string[];
}

function rowsOf(t: Words, input: PlotInput): readonly Row[] {
  const { groups, labelOf, level, marks, names } = input;
  return groups.map((group) => {
    const label = t('plots.group-items', { group: labelOf(group), count: group.items });
    const points = group.tallies.flatMap((tally, column) => {
      if (tally.counted === 0) return [];
      const reached = reaching(tally, level);
      return [
        {
          ...{ label, column, share: (reached / tally.counted) * 100 },
          ...{ letter: marks[column]?.letter ?? '', slot: marks[column]?.slot ?? 0 },
          title: t('plots.point', {
            column: names[column],
            group: labelOf(group),
            count: reached,
            total: tally.counted,
          }),
        },
      ];
    });
    const missing = group.tallies.flatMap(({ counted }, column) =>
      counted === 0 ? [marks[column]?.letter ?? ''] : [],
    );
    return { label, points, missing };
  });
}

/** Every group as a line from the lowest to the highest column, with a lettered disc for each column (a dumbbell for two). */
export function groupsPlot(t: Words, input: PlotInput): PlotSpec {
  const rows = rowsOf(t, input);
  const step = t('plots.level-name', { level: input.level, name: t(`ui:level.${input.level}`) });
  const ahead = aheadPoints(t, input).flat();
  const draw = (inks: Inks, width: number) => {
    const points = sharingPlaces(
      rows.flatMap((row) => row.points),
      ({ label, share }) => `${label} ${share}`,
    );
    const links = rows.flatMap(({ label, points: all }) => {
      const shares = all.map(({ share }) => share);
      return all.length < 2 ? [] : [{ label, from: Math.min(...shares), to: Math.max(...shares) }];
    });
    return finish(
      {
        ...{ width, height: rows.length * ROW + 70, marginLeft: 236, marginRight: 60, marginBottom: 50 },
        // Letters that share the place of 0 or 100 stand beside it on both sides, and must not cover the names.
        insetLeft: 26,
        insetRight: 26,
        x: {
          domain: [0, 100],
          label: t('plots.axis-share', { step }),
          grid: true,
          ticks: 5,
          labelArrow: 'none',
          labelOffset: 40,
        },
        y: { domain: rows.map(({ label }) => label), label: null, padding: 0.5 },
        marks: [
          Plot.axisY({ tickSize: 0, lineWidth: 18, textOverflow: 'ellipsis', label: null }),
          Plot.link(links, {
            ...{ x1: 'from', x2: 'to', y1: 'label', y2: 'label' },
            ...{ stroke: inks.line, strokeWidth: 2 },
          }),
          ...aheadMarks(ahead, { x: 'share', y: 'label' }, inks),
          ...letterDots(points, { x: 'share', y: 'label' }, inks),
          Plot.text(
            rows.filter(({ missing }) => missing.length > 0),
            {
              ...{
                y: 'label',
                frameAnchor: 'right',
                dx: 56,
                textAnchor: 'end',
                fill: inks.dimmed,
                fontSize: 11,
              },
              text: ({ missing }: Row) => t('plots.no-data-for', { columns: missing.join(' ') }),
            },
          ),
        ],
      },
      inks,
    );
  };
  return {
    title: t('plots.title.groups', { step }),
    sentence: groupSentence(t, input),
    whenEmpty: t('plots.nothing-why'),
    reading: [t('plots.reading.groups'), ...(ahead.length === 0 ? [] : [t('plots.reading.ahead')])].join(' '),
    table: groupTable(t, input),
    draw: rows.some(({ points }) => points.length > 0) ? draw : null,
  };
}

export type { Words };
export { groupTable };
