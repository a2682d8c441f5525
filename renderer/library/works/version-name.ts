import { useTranslation } from 'react-i18next';
import type { VersionBrief } from '../../../shared/library';
import type { LanguageCode } from '../../../shared/vocabulary';
import { useDates } from '../../platform';
import { useCatalogueWords } from '../words';

/** What tells a version from the others of its document. */
export type NamedVersion = Pick<VersionBrief, 'label' | 'publishedOn' | 'sourceName'> & {
  readonly language: LanguageCode | null;
};

/**
 * How versions are called: by their label, else by their day; with their language. Where another of the same document (`among`) is
 * called the same, the name of the file tells them apart.
 */
export function useVersionName(): (version: NamedVersion, among?: readonly NamedVersion[]) => string {
  const { t } = useTranslation('works');
  const words = useCatalogueWords();
  const dates = useDates();
  const plain = ({ label, publishedOn, language }: NamedVersion): string => {
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
  return (version, among = []) => {
    const name = plain(version);
    const isShared = among.filter((other) => plain(other) === name).length > 1;
    return isShared && version.sourceName !== undefined ? `${name} · ${version.sourceName}` : name;
  };
}
