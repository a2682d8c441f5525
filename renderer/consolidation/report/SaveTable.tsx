import { useTranslation } from 'react-i18next';
import { type Assessment, itemsAsked } from '../../../shared/assessments';
import { call, today, useDates } from '../../platform';
import { useEdition, useTranslationNote } from '../../questionnaires';
import { SaveMenu, useReportHead } from '../../reports';
import { useTable } from '../queries';

/** Saves what all agencies say side by side as a document. */
export function SaveTable({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation(['consolidation', 'ui', 'reports', 'assessments', 'vocabulary']);
  const dates = useDates();
  const edition = useEdition(assessment).data;
  const head = useReportHead(useTranslationNote(itemsAsked(edition?.items ?? [], assessment)));
  const table = useTable(assessment.id).data;
  const title = t('frame.title', {
    title: t('table.title'),
    name: t('assessments:overview.name', {
      state: t(`vocabulary:member.${assessment.state}.label`),
      date: dates.day(assessment.referenceDate),
    }),
  });
  if (edition === undefined || table === undefined || table.columns.length === 0) return null;
  return (
    <SaveMenu
      name={`${title.replaceAll(':', '')} ${today()}`}
      compose={async (format) => {
        const { composeTable } = await import('./table-report');
        const said =
          format === 'xlsx'
            ? await Promise.all(
                table.columns.map(async (column) => ({
                  column,
                  answers: (
                    await call('assessments.get', {
                      assessmentId: assessment.id,
                      agencyId: column.agencyId,
                    })
                  ).answers,
                })),
              )
            : [];
        return composeTable({ t, head, title, edition, table, said });
      }}
    />
  );
}
