import { useTranslation } from 'react-i18next';
import type { Citation } from '../../shared/assessments';
import { usePageLabel, usePrintedLabel } from '../library';

/** How the page of a citation is named: as printed, with its position in the file where the two differ; else by the position alone. */
export function useCitedPage(): (citation: Citation) => string {
  const { t } = useTranslation('assessments');
  const pageLabel = usePageLabel();
  const printedLabel = usePrintedLabel();
  return ({ page, pageLabel: kept, versionId }) => {
    const label = kept === null || kept === '' ? printedLabel(versionId, page, null) : kept;
    return label === null ? t('citation.page-of-file', { page }) : pageLabel(page, label);
  };
}
