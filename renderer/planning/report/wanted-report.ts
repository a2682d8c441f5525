import type { TFunction } from 'i18next';
import type { WantedResource } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import type { Report, ReportHead } from '../../../shared/reports';

interface WantedReportInput {
  readonly t: TFunction<['planning', 'vocabulary']>;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  readonly title: string;
  /** Lines for which nothing was found yet. */
  readonly open: readonly WantedResource[];
  readonly items: ReadonlyMap<string, Item>;
  readonly dayOf: (instant: string) => string;
}

/** Help that is looked for, to be sent to those who might have it. */
export function composeWanted({ t, head, title, open, items, dayOf }: WantedReportInput): Report {
  return {
    head: head(title),
    blocks: [
      {
        ...{ kind: 'table', caption: title, widths: [10, 30, 60, 30] },
        head: [t('column.item'), t('wanted.topic'), t('wanted.what'), t('wanted.asked')],
        rows: open.map(({ itemId, text, addedBy, addedAt }) => [
          ...[itemId, items.get(itemId)?.topic ?? '', text],
          t('wanted.by', { name: addedBy, date: dayOf(addedAt) }),
        ]),
      },
    ],
  };
}
