import { useTranslation } from 'react-i18next';
import { isUnchecked, type ReadItem } from '../../shared/questionnaires';

/** What is said of items in words that nobody has checked; null where there are none. */
export function useTranslationNote(items: Iterable<ReadItem>): string | null {
  const { t } = useTranslation(['questionnaires', 'vocabulary']);
  const unchecked = [...items].filter(isUnchecked);
  const language = unchecked[0]?.readIn?.language;
  if (language === undefined) return null;
  return t('read.unchecked', {
    count: unchecked.length,
    language: t(`vocabulary:language.${language}.label`),
  });
}
