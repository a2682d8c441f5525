import { useTranslation } from 'react-i18next';
import type { VersionBrief } from '../../../shared/library';
import type { LanguageCode } from '../../../shared/vocabulary';
import { useDates } from '../../platform';
import { useCatalogueWords } from '../words';

/** What tells a version from the others of its document. */
export type NamedVersion = Pick<VersionBrief, 'id' | 'label' | 'publishedOn' | 'sourceName'> & {
  readonly language: LanguageCode | null;
};

/**
 * How versions are called: by their label, else by their day; with their language. Where another of the same document (`among`) is
 * called the same, the name of the file tells them apart; where that is the same too, as of a file that came again after it was changed,
 * its place among them, the first that came first: the number of a text stays when another comes. Versions of several documents are not
 * counted.
 */
export function useVersionName(): (
  version: NamedVersion,
  among?: readonly NamedVersion[],
  areOfOne?: boolean,
) => string {
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
  const withFile = (version: NamedVersion): string =>
    version.sourceName === undefined ? plain(version) : `${plain(version)} · ${version.sourceName}`;
  return (version, among = [], areOfOne = true) => {
    const namesakes = among.filter((other) => plain(other) === plain(version));
    if (namesakes.length < 2) return plain(version);
    const name = withFile(version);
    const twins = namesakes.filter((other) => withFile(other) === name);
    const at = twins.findIndex(({ id }) => id === version.id);
    if (!areOfOne || twins.length < 2 || at < 0) return name;
    // The newest stands first in every list of versions.
    return t('version.nth', { name, at: twins.length - at, total: twins.length });
  };
}
