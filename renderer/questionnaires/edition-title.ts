import { useTranslation } from 'react-i18next';
import { type EditionSummary, isOwnEdition } from '../../shared/questionnaires';

/** What an edition is called: one that ships in the words of the window, one that a workspace made as it was named there. */
export function useEditionTitle(): (edition: Pick<EditionSummary, 'edition' | 'title'>) => string {
  const { t } = useTranslation('questionnaires');
  return ({ edition, title }) => (isOwnEdition(edition) ? title : t('screen.published-title'));
}
