import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LibraryDigest } from '../../../shared/library';
import { InLanguage, TextLink } from '../../ui';
import { HomeSection } from './HomeSection';
import { Line, Lines } from './Lines';

const SHOWN = 3;

/** Documents whose catalogue entry the program filled in by itself and nobody has looked at. */
export function GuessesSection({ count, first }: LibraryDigest['guessed']) {
  const { t } = useTranslation(['home', 'vocabulary']);
  if (count === 0) return null;
  return (
    <HomeSection
      title={t('guesses.title', { count })}
      aside={
        <TextLink to="/library" search={{ guessed: true }} size="sm">
          {t('to-check.all')}
        </TextLink>
      }
    >
      <Text size="sm">{t('guesses.what')}</Text>
      <Lines label={t('guesses.title', { count })}>
        {first.slice(0, SHOWN).map((document) => (
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
