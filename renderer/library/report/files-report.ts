import type { TFunction } from 'i18next';
import type { Report, ReportHead } from '../../../shared/reports';

interface FilesReportInput {
  readonly t: TFunction<'library'>;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  /** Names of the columns first, then a row for each file. */
  readonly rows: readonly (readonly string[])[];
}

/** What became of the files of an import, a line each. */
export function composeFiles({ t, head, rows: [columns = [], ...rows] }: FilesReportInput): Report {
  const title = t('report.title');
  return {
    head: head(title),
    blocks: [
      {
        ...{ kind: 'table', caption: title, head: [...columns], widths: [40, 18, 8, 12, 50, 50] },
        rows: rows.map((row) => [...row]),
      },
    ],
  };
}
