import { answeredOf } from '../../../shared/assessments';
import { heading, listOf, type ReportBlock } from '../../../shared/reports';
import { coveragePercent } from '../../assessments';
import { editionWords, frozenWords } from '../edition-words';
import type { Told } from './words';

/** What is set side by side, and what to know before it is read as a trend. */
export function columnsPart({ t, comparison, full, letter, day, dayOf, agencies }: Told): ReportBlock[] {
  const { columns, warnings, restated } = comparison;
  return [
    heading(1, t('column.table'), t('report.sheet.columns')),
    {
      kind: 'table',
      caption: t('column.table'),
      head: [
        ...[t('report.letter'), t('column.column'), t('column.date'), t('column.edition')],
        ...[t('column.coverage'), t('column.frozen')],
      ],
      widths: [8, 34, 20, 24, 40, 30],
      rows: columns.map((column, at) => {
        const { progress, own } = column;
        const percent = coveragePercent(progress);
        const corrected = restated[at] ?? [];
        return [
          ...[letter(at), full[at] ?? '', day(column.referenceDate)],
          editionWords(t, column),
          [
            percent === null
              ? t('assessments:coverage.nothing-asked')
              : t('assessments:coverage.rate', {
                  ...{ percent, answered: answeredOf(progress), asked: progress.asked },
                }),
            ...(own === null ? [] : [t('column.own', { answered: answeredOf(own), asked: own.asked })]),
            ...(agencies.has(column.key)
              ? [t('column.agencies', { agencies: agencies.get(column.key) })]
              : []),
            ...(corrected.length === 0
              ? []
              : [t('column.restated', { count: corrected.length, items: corrected.join(', ') })]),
          ].join('\n'),
          frozenWords(t, column, dayOf),
        ];
      }),
    },
    ...(warnings.length === 0
      ? []
      : [
          heading(2, t('warning.title')),
          ...listOf(
            warnings.map(({ code, columns: concerned }) =>
              t(`warning.${code}`, { columns: concerned.map((at) => full[at] ?? '').join('; ') }),
            ),
          ),
        ]),
  ];
}
