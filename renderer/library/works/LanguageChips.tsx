import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VersionBrief } from '../../../shared/library';
import type { LanguageCode } from '../../../shared/vocabulary';
import { TextLink } from '../../ui';
import { useCatalogueWords } from '../words';
import styles from './works.module.css';

interface LanguageChipsProps {
  readonly title: string;
  readonly versions: readonly Pick<VersionBrief, 'id' | 'language' | 'isOfficial'>[];
  /** The version that is open. */
  readonly open?: string;
}

/** The languages in which a work can be read, each a link to its text; nothing where there is only one. */
export function LanguageChips({ title, versions, open }: LanguageChipsProps) {
  const { t } = useTranslation('works');
  const words = useCatalogueWords();
  const byLanguage = new Map<LanguageCode, string>();
  for (const { id, language, isOfficial } of versions) {
    if (language !== null && (isOfficial || !byLanguage.has(language))) byLanguage.set(language, id);
  }
  if (byLanguage.size < 2) return null;
  const shown = versions.find(({ id }) => id === open)?.language;
  return (
    <Group component="span" gap={4} role="group" aria-label={t('chips.label', { title })}>
      {[...byLanguage].map(([language, versionId]) => (
        <TextLink
          key={language}
          to="/read/$versionId"
          params={{ versionId }}
          className={styles['chip'] ?? ''}
          {...(language === shown ? { 'aria-current': 'true' } : {})}
          aria-label={t('chips.read', { title, language: words.language(language) })}
        >
          {words.language(language)}
        </TextLink>
      ))}
    </Group>
  );
}
