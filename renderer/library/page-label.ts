import { useTranslation } from 'react-i18next';
import { printedLabel } from '../../shared/library';
import { usePageNumbers } from './queries';

/** Whether the printed label says more than the position in the file: `14` on page 22 does, `22` does not. */
export function hasOwnLabel(label: string | null, page: number): label is string {
  return label !== null && label.trim() !== '' && label.trim() !== String(page);
}

/**
 * The printed label of a page of a file, named by its hash or by one of its versions: what a user stated for the file, else the label
 * given.
 */
export function usePrintedLabel(): (file: string, page: number, label: string | null) => string | null {
  const stated = usePageNumbers().data;
  return (file, page, label) => {
    const numbers = stated?.find(({ sha256, versionIds }) => sha256 === file || versionIds.includes(file));
    return printedLabel(page, label, numbers ?? null);
  };
}

/** Words for a page: `p. 14 (PDF 22)` where the printed label differs from the position, else `p. 22`. */
export function usePageLabel(): (page: number, label: string | null) => string {
  const { t } = useTranslation('library');
  return (page, label) =>
    hasOwnLabel(label, page) ? t('page.printed', { label: label.trim(), page }) : t('page.plain', { page });
}
