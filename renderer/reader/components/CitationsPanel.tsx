import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CitedPlace } from '../../../shared/assessments';
import type { DocumentSummary } from '../../../shared/library';
import type { LanguageCode } from '../../../shared/vocabulary';
import { usePageLabel } from '../../library';
import { Telling, useDates } from '../../platform';
import { InLanguage, LoadingState } from '../../ui';
import { useCitationsElsewhere, type useCitationsOf } from '../queries';
import { InOtherTexts } from './InOtherTexts';
import { AnswerLink } from './PageNotes';
import styles from './Panel.module.css';

interface CitationsPanelProps {
  readonly citations: ReturnType<typeof useCitationsOf>;
  readonly document: DocumentSummary;
  readonly language: LanguageCode | null;
  readonly labelOf: (page: number) => string | null;
  readonly onGo: (place: CitedPlace) => void;
}

/** Where answers cite this document, year by year. */
export function CitationsPanel({ citations, document, language, labelOf, onGo }: CitationsPanelProps) {
  const { t } = useTranslation('reader');
  const dates = useDates();
  const pageLabel = usePageLabel();
  const elsewhere = useCitationsElsewhere(document);
  const all = citations.data ?? [];
  const years = Map.groupBy(all, ({ referenceDate }) => Number(referenceDate.slice(0, 4)));
  return (
    <section className={styles['panel']} aria-label={t('panel.citations')}>
      <Text size="sm" fw={600} px="xs" pb="xs">
        {t('cited.count', { count: all.length })}
      </Text>
      <Telling of={[citations]} />
      {citations.isPending ? <LoadingState /> : null}
      {citations.isSuccess && all.length === 0 ? (
        <Text size="sm" px="xs">
          {t(elsewhere.length === 0 ? 'cited.none' : 'cited.none-here')}
        </Text>
      ) : null}
      <InOtherTexts document={document} texts={elsewhere} sayCount={(count) => t('cited.count', { count })} />
      <div className={styles['scroll']}>
        {[...years].map(([year, places]) => (
          <section key={year} aria-label={dates.year(year)}>
            <Text component="h2" size="sm" fw={600} px="xs">
              {t('cited.year', { year: dates.year(year), count: places.length })}
            </Text>
            <ul className={styles['plain']}>
              {places.map((place) => (
                <li key={place.citation.id} className={styles['note']}>
                  <button type="button" className={styles['place']} onClick={() => onGo(place)}>
                    <span className={styles['page']}>
                      {pageLabel(
                        place.citation.page,
                        labelOf(place.citation.page) ?? place.citation.pageLabel,
                      )}
                    </span>
                    {place.citation.quote === '' ? (
                      <span>{t('highlight.whole-page')}</span>
                    ) : (
                      <span className={styles['quote']}>
                        <InLanguage code={language}>{place.citation.quote}</InLanguage>
                      </span>
                    )}
                  </button>
                  <Text size="sm" px="xs" pb={6} component="div">
                    <AnswerLink place={place} />
                  </Text>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
