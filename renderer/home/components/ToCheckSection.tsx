import { useTranslation } from 'react-i18next';
import { type DocumentSummary, reviewStateOf } from '../../../shared/library';
import { today, useDates } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { HomeSection } from './HomeSection';
import { Line, Lines } from './Lines';

const SHOWN = 3;

/** Documents whose day to be checked again has come. */
export function ToCheckSection({ documents }: { readonly documents: readonly DocumentSummary[] }) {
  const { t } = useTranslation('home');
  const dates = useDates();
  const now = today();
  const due = documents
    .filter(({ review }) => reviewStateOf(review, now) === 'due')
    .toSorted((a, b) => ((a.review.reviewBy ?? '') < (b.review.reviewBy ?? '') ? -1 : 1));
  if (due.length === 0) return null;
  const title = t('to-check.title', { count: due.length });
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
        {due.slice(0, SHOWN).map((document) => (
          <Line
            key={document.id}
            main={
              <TextLink to="/library/$documentId" params={{ documentId: document.id }}>
                <InLanguage code={document.language}>{document.title}</InLanguage>
              </TextLink>
            }
            detail={t('to-check.since', { day: dates.day(document.review.reviewBy ?? now) })}
          />
        ))}
      </Lines>
    </HomeSection>
  );
}
