import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ReadingSummary, readBy } from '../../../shared/library';
import { useCatalogueWords } from '../words';

/** How far the reading of a document's pictures is, in a word. */
export function useReadingState() {
  const { t } = useTranslation('library');
  return ({ state, current, languages, done, total }: ReadingSummary): string => {
    if (state === 'waiting' && current !== null)
      return t(languages.length === 0 ? 'pictures.state.finding' : 'pictures.state.reading', { done, total });
    return t(`pictures.state.${state}`, { done, total });
  };
}

/** How many pages are read from their pictures, and why, in a sentence or two. */
export function useReadingCount() {
  const { t } = useTranslation('library');
  return ({ total, withoutWords }: ReadingSummary): string =>
    [
      withoutWords > 0 ? t('pictures.count', { count: withoutWords }) : '',
      total > withoutWords ? t('pictures.doubtful', { count: total - withoutWords }) : '',
    ]
      .filter(Boolean)
      .join(' ');
}

const REFUSALS = ['no-data', 'language-unknown', 'locked', 'file-gone'] as const;

/** Why a document's pictures are not read, in a sentence. */
export function useRefusal() {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  return ({ code, languages }: ReadingSummary): string => {
    const known = REFUSALS.find((one) => code?.endsWith(`.${one}`)) ?? 'other';
    return t(`pictures.refusal.${known}`, { list: languages.map(words.language).join(', ') });
  };
}

/** A bar of the pages that are done. Not there when all are. */
export function ReadingProgress({
  summary,
  label,
}: {
  readonly summary: ReadingSummary;
  readonly label: string;
}) {
  const { state, done, total } = summary;
  if (state === 'done' || state === 'refused') return null;
  return (
    <Progress.Root size="sm">
      <Progress.Section value={total === 0 ? 0 : Math.floor((100 * done) / total)} aria-label={label} />
    </Progress.Root>
  );
}

/** What came of the pages so far, one short sentence each. */
export function ReadingResult({ summary }: { readonly summary: ReadingSummary }) {
  const { t } = useTranslation('library');
  const refusal = useRefusal();
  const { read, blank, nothing, failed, state } = summary;
  return (
    <Stack gap={2}>
      {state === 'refused' ? <Text size="sm">{refusal(summary)}</Text> : null}
      {read === 0 ? null : <Text size="sm">{t('pictures.read', { count: read })}</Text>}
      {blank === 0 ? null : <Text size="sm">{t('pictures.blank', { count: blank })}</Text>}
      {nothing === 0 ? null : <Text size="sm">{t('pictures.nothing', { count: nothing })}</Text>}
      {failed === 0 ? null : <Text size="sm">{t('pictures.failed', { count: failed })}</Text>}
      <Languages summary={summary} />
      {summary.confidence === null ? null : (
        <Text size="sm" title={t('pictures.confidence-hint')}>
          {t('pictures.confidence', { confidence: summary.confidence })}
        </Text>
      )}
    </Stack>
  );
}

function Languages({ summary }: { readonly summary: ReadingSummary }) {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  const { languages, chosen, state } = summary;
  if (languages.length === 0 || state === 'refused') return null;
  return (
    <>
      <Text size="sm">
        {t('pictures.languages', { list: languages.map(words.language).join(', ') })}{' '}
        <Text component="span" size="xs" c="dimmed">
          {t(chosen ? 'pictures.languages-chosen' : 'pictures.languages-found')}
        </Text>
      </Text>
      {languages.map((language) => {
        const by = readBy(language);
        return by?.standIn ? (
          <Text key={language} size="xs">
            {t('pictures.stand-in', { language: words.language(language), instead: words.language(by.data) })}
          </Text>
        ) : null;
      })}
    </>
  );
}
