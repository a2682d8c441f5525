import { useTranslation } from 'react-i18next';
import {
  describeDocuments,
  useCatalogueWords,
  usePageLabel,
  usePrintedLabel,
  useSenders,
} from '../../library';
import { useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';
import { findForReport, type Search } from '../queries';

/** Saves what a search found as a list of pages, each with the words around. */
export function SaveResults({ search }: { readonly search: Search }) {
  const { t } = useTranslation(['search', 'library', 'reports']);
  const words = useCatalogueWords();
  const dates = useDates();
  const pageLabel = usePageLabel();
  const printedLabel = usePrintedLabel();
  const head = useReportHead();
  const senderOf = useSenders();
  const asked = search.words.trim();
  return (
    <SaveMenu
      name={t('as-file.name', { words: asked })}
      label={t('as-file.save')}
      size="xs"
      compose={async (format) => {
        const [{ composeResults }, reply] = await Promise.all([
          import('./results-report'),
          findForReport(search),
        ]);
        const documents = await describeDocuments(reply.groups.map(({ documentId }) => documentId));
        return composeResults({
          ...{ t, words, head, reply, day: dates.day, year: dates.year },
          ...{ asked, filters: search.filters, also: search.also },
          access: documents.map((one) => one.access),
          senderOf,
          withAllFields: format === 'xlsx',
          pageOf: ({ versionId, page, label }) => pageLabel(page, printedLabel(versionId, page, label)),
        });
      }}
    />
  );
}
