import { useTranslation } from 'react-i18next';
import type { LibraryDocument } from '../../shared/library';

/** Names a document that the library does not list: in the trash by its title, else that it is gone. */
export function useOutsideWords(): (document: Pick<LibraryDocument, 'title'> | null) => string {
  const { t } = useTranslation('assessments');
  return (document) =>
    document === null ? t('citation.gone') : `${document.title} (${t('citation.in-trash')})`;
}
