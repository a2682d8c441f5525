import { useTranslation } from 'react-i18next';
import type { LibraryDigest } from '../../../shared/library';
import { today, useDates } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { HomeSection } from './HomeSection';
import { Line, Lines } from './Lines';

const SHOWN = 3;

/** Documents whose day to be checked again has come. */
export function ToCheckSection({ count, first }: LibraryDigest['toCheck']) {
  const { t } = useTranslation('home');
  const dates = useDates();
  if (count === 0) return null;
  const title = t('to-check.title', { count });
  return (
    <HomeSection
      title={title}
      aside={
        <TextLink to="/library/to-check" size="sm">
          {t('to-check.all')}
        </TextLink>
      }
    >
      <Lines label={title}>
        {first.slice(0, SHOWN).map((document) => (
          <Line
            key={document.id}
            main={
              <TextLink to="/library/$documentId" params={{ documentId: document.id }}>
                <InLanguage code={document.language}>{document.title}</InLanguage>
              </TextLink>
            }
            detail={t('to-check.since', { day: dates.day(document.reviewBy ?? today()) })}
          />
        ))}
      </Lines>
    </HomeSection>
  );
}
