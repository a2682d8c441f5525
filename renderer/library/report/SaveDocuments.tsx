import { useTranslation } from 'react-i18next';
import type { LibraryFilter } from '../../../shared/library';
import { useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';
import { describeDocuments, useSenders } from '../queries';
import { useCatalogueWords } from '../words';
import { useVersionName } from '../works/version-name';

interface SaveDocumentsProps {
  /** In the order in which they are to stand. */
  readonly documentIds: readonly string[];
  /** What narrows the list; null where the documents were chosen one by one. */
  readonly filter: LibraryFilter | null;
}

/** Saves the list of documents as it is shown, or those chosen in it, with what the catalogue says of each. */
export function SaveDocuments({ documentIds, filter }: SaveDocumentsProps) {
  const { t } = useTranslation(['library', 'works', 'reports']);
  const words = useCatalogueWords();
  const dates = useDates();
  const nameOf = useVersionName();
  const head = useReportHead();
  const senderOf = useSenders();
  const isChosen = filter === null;
  return (
    <SaveMenu
      name={t('list.saved.title')}
      label={t(isChosen ? 'list.saved.save-chosen' : 'list.saved.save')}
      size="xs"
      compose={async (format) => {
        const { composeDocuments } = await import('./documents-report');
        return composeDocuments({
          ...{
            t,
            words,
            head,
            filter,
            documents: await describeDocuments(documentIds),
            day: dates.day,
            senderOf,
          },
          withAllFields: format === 'xlsx',
          nameOf: (version, among) =>
            nameOf(
              { ...version, sourceName: version.file.sourceName },
              among.map((other) => ({ ...other, sourceName: other.file.sourceName })),
            ),
        });
      }}
    />
  );
}
