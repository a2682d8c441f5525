import { useTranslation } from 'react-i18next';
import type { VersionBrief } from '../../../shared/library';
import type { LanguageCode } from '../../../shared/vocabulary';
import { useDates } from '../../platform';
import { useCatalogueWords } from '../words';

/** What tells a version from the others of its document. */
export type NamedVersion = Pick<VersionBrief, 'label' | 'publishedOn'> & {
  readonly language: LanguageCode | null;
};

/** How versions are called: by their label, else by their day; with their language. */
export function useVersionName(): (version: NamedVersion) => string {
  const { t } = useTranslation('works');
  const words = useCatalogueWords();
  const dates = useDates();
  return ({ label, publishedOn, language }) => {
    const parts = [
      label !== ''
        ? label
        : publishedOn === null
          ? null
          : t('version.of-day', { day: dates.day(publishedOn) }),
      language === null ? null : words.language(language),
    ].filter((part) => part !== null);
    return parts.length === 0 ? t('version.unnamed') : parts.join(', ');
  };
}
