import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '../../../shared/library';
import { InLanguage, TextLink } from '../../ui';
import { HomeSection } from './HomeSection';
import { Line, Lines } from './Lines';

const SHOWN = 3;

/** Documents whose catalogue entry the program filled in by itself and nobody has looked at. */
export function GuessesSection({ documents }: { readonly documents: readonly DocumentSummary[] }) {
  const { t } = useTranslation(['home', 'vocabulary']);
  const guessed = documents.filter(({ hasGuesses }) => hasGuesses);
  if (guessed.length === 0) return null;
  return (
    <HomeSection
      title={t('guesses.title', { count: guessed.length })}
      aside={
        <TextLink to="/library" size="sm">
          {t('guesses.all')}
        </TextLink>
      }
    >
      <Text size="sm">{t('guesses.what')}</Text>
      <Lines label={t('guesses.title', { count: guessed.length })}>
        {guessed.slice(0, SHOWN).map((document) => (
          <Line
            key={document.id}
            main={
              <TextLink to="/library/$documentId" params={{ documentId: document.id }}>
                <InLanguage code={document.language}>{document.title}</InLanguage>
              </TextLink>
            }
            detail={t(`vocabulary:documentType.${document.type}.label`)}
          />
        ))}
      </Lines>
    </HomeSection>
  );
}
