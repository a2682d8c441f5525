import { countedRows, notReal } from '../../../shared/comparison';
import { heading, type ReportBlock, type ReportCell, says } from '../../../shared/reports';
import {
  columnsOf,
  comparableOf,
  countsOf,
  directionsBetween,
  isOneSpeaker,
  localCountsOf,
  type Span,
  saidBetween,
  WORSE_FIRST,
} from '../changes';
import type { Told } from './words';

/** Sentences on what is counted; the same as on the screen. */
export function countingNotes({ t, comparison, counting, letter }: Told): string[] {
  return [
    counting.constantOnly
      ? t('counting.same', {
          count: countedRows(comparison, counting).length,
          total: comparison.itemsInAll,
        })
      : t('counting.own', { total: comparison.itemsInAll }),
    ...(counting.without.size === 0 ? [] : [t('counting.left-out', { count: counting.without.size })]),
    t('plots.coverage', {
      columns: comparison.columns
        .map(({ progress }, at) =>
          t('plots.coverage-of', {
            letter: letter(at),
            count: progress.levels + progress.notApplicable + progress.notKnown,
            total: progress.asked,
          }),
        )
        .join(', '),
    }),
  ];
}

/** Pairs of columns whose changes are counted: the first with the last, and each with the next. */
export function spansOf({ comparison }: Pick<Told, 'comparison'>): readonly Span[] {
  const steps = [...comparison.stepCounts.keys()];
  return steps.length < 2 ? ['overall'] : ['overall', ...steps];
}

/** How many items rose, fell and stayed between the first column and the last, and at each step. */
export function summaryPart(told: Told): ReportBlock[] {
  const { t, comparison, causes, lettered } = told;
  const between = (span: Span) => {
    const [from, to] = columnsOf(comparison, span);
    return t(`${saidBetween(comparison.columns[from], comparison.columns[to])}.span`, {
      first: lettered(from),
      last: lettered(to),
    });
  };
  const spans = spansOf(told);
  const possible = spans.flatMap((span) => {
    const [from, to] = columnsOf(comparison, span);
    return directionsBetween(isOneSpeaker(comparison.columns[from], comparison.columns[to]));
  });
  const directions = WORSE_FIRST.filter((direction) => possible.includes(direction));
  const table = (caption: string, rows: ReportCell[][]): ReportBlock => ({
    kind: 'table',
    caption,
    head: [
      t('report.between'),
      t('report.comparable'),
      ...directions.map((direction) => t(`direction.${direction}`)),
    ],
    widths: [24, 17, ...directions.map(() => 15)],
    rows,
  });
  const hasLocal = comparison.local !== undefined;
  return [
    heading(1, t('report.summary'), t('report.sheet.summary')),
    ...countingNotes(told).map((note) => says(note)),
    table(
      t('report.counts-caption', { total: comparison.itemsInAll }),
      spans.map((span) => {
        const counts = countsOf(comparison, span);
        return [between(span), comparableOf(counts), ...directions.map((direction) => counts[direction])];
      }),
    ),
    ...(hasLocal
      ? [
          table(
            t('report.local-caption', { total: comparison.local?.itemsInAll ?? 0 }),
            spans.flatMap((span) => {
              const counts = localCountsOf(comparison, span);
              return counts === undefined
                ? []
                : [[between(span), comparableOf(counts), ...directions.map((each) => counts[each])]];
            }),
          ),
        ]
      : []),
    {
      kind: 'table',
      caption: t('report.causes-caption'),
      head: [t('report.between'), t('report.real'), t('report.other'), t('report.missing')],
      widths: [34, 20, 26, 26],
      rows: spans.map((span) => {
        const { counts } = notReal(comparison, columnsOf(comparison, span), causes);
        return [between(span), counts.real, counts.other, counts.missing];
      }),
    },
    says(t('report.formula'), 'quiet'),
  ];
}
