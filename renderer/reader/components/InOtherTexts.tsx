import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary, VersionBrief } from '../../../shared/library';
import { useVersionName } from '../../library';
import { TextLink } from '../../ui';
import styles from './Panel.module.css';

/** How many of something another text of the document has. */
export interface CountedText {
  readonly version: VersionBrief;
  readonly count: number;
}

interface InOtherTextsProps {
  readonly document: DocumentSummary;
  readonly texts: readonly CountedText[];
  readonly sayCount: (count: number) => string;
}

/** What belongs to other texts of the document, each with the way there: whoever opens a new version looks for what was done on the old one. */
export function InOtherTexts({ document, texts, sayCount }: InOtherTextsProps) {
  const { t } = useTranslation('reader');
  const versionName = useVersionName();
  // A text that nobody has named or dated is known by its file.
  const nameOf = (version: VersionBrief): string => {
    const name = versionName(version, document.versions);
    const { label, publishedOn, sourceName = '' } = version;
    const isNamed = label !== '' || publishedOn !== null || sourceName === '' || name.includes(sourceName);
    return isNamed ? name : t('others.of-file', { version: name, file: sourceName });
  };
  if (texts.length === 0) return null;
  return (
    <section aria-label={t('others.title')}>
      <Text size="sm" px="xs" pt="xs" fw={600}>
        {t('others.title')}
      </Text>
      <ul className={styles['plain']}>
        {texts.map(({ version, count }) => (
          <li key={version.id}>
            <Text size="sm" px="xs" component="div">
              <TextLink to="/read/$versionId" params={{ versionId: version.id }} size="sm">
                <bdi>{nameOf(version)}</bdi>
              </TextLink>{' '}
              {sayCount(count)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
