import { useTranslation } from 'react-i18next';
import type { ReadItem } from '../../shared/questionnaires';

/** What is said of items in words that nobody has checked; null where there are none. */
export function useTranslationNote(items: Iterable<ReadItem>): string | null {
  const { t } = useTranslation(['questionnaires', 'vocabulary']);
  const unchecked = [...items].flatMap(({ readIn }) =>
    readIn === undefined || readIn.state === 'checked' ? [] : [readIn.language],
  );
  const [language] = unchecked;
  if (language === undefined) return null;
  return t('read.unchecked', {
    count: unchecked.length,
    language: t(`vocabulary:language.${language}.label`),
  });
}
