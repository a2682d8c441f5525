import { useTranslation } from 'react-i18next';
import type { LibraryDigest } from '../../../shared/library';
import { useDates } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { HomeSection } from './HomeSection';
import { Line, Lines } from './Lines';

const SHOWN = 5;

/** The documents changed last, each one click from reading. */
export function DocumentsSection({ count, first }: LibraryDigest['changed']) {
  const { t } = useTranslation(['home', 'vocabulary']);
  const dates = useDates();
  if (count === 0) return null;
  return (
    <HomeSection
      title={t('documents.title')}
      aside={
        <TextLink to="/library" size="sm">
          {t('documents.all', { count })}
        </TextLink>
      }
    >
      <Lines label={t('documents.title')}>
        {first.slice(0, SHOWN).map((document) => (
          <Line
            key={document.id}
            main={
              <TextLink to="/read/$versionId" params={{ versionId: document.versionId }}>
                <InLanguage code={document.language}>{document.title}</InLanguage>
              </TextLink>
            }
            detail={[
              t(`vocabulary:documentType.${document.type}.label`),
              document.state === null ? null : t(`vocabulary:member.${document.state}.label`),
              document.year === null ? null : dates.year(document.year),
              t('documents.pages', { count: document.pageCount }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          />
        ))}
      </Lines>
    </HomeSection>
  );
}
