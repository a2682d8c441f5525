import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssessmentSummary, itemsAsked } from '../../../shared/assessments';
import { itemsByPillar } from '../../../shared/questionnaires';
import { type LanguageCode, languageTag } from '../../../shared/vocabulary';
import { useCatalogueWords, usePageLabel } from '../../library';
import { ErrorNotice, ErrorNotices, lostWith, useDates } from '../../platform';
import { useEdition } from '../../questionnaires';
import { ButtonLink, Dialog, LoadingState } from '../../ui';
import type { CitedPlace } from '../address';
import { LONGEST_QUOTE } from '../page/quote';
import { keptPart, type Passage } from '../passage';
import { useAssessmentsToCiteIn, useCite } from '../queries';

interface CiteDialogProps {
  readonly versionId: string;
  readonly language: LanguageCode | null;
  readonly passage: Passage;
  /** The answer the reader came from. */
  readonly suggested: CitedPlace | null;
  readonly onCited: (place: CitedPlace) => void;
  readonly onClose: () => void;
}

const LONGEST_NOTE = 2000;

/** Puts a passage on an answer as its evidence. */
export function CiteDialog(props: CiteDialogProps) {
  const { t } = useTranslation('reader');
  const assessments = useAssessmentsToCiteIn(true);
  const open = assessments.data?.filter((one) => one.status === 'open');
  return (
    <Dialog opened size="lg" onClose={props.onClose} title={t('cite.title')}>
      <ErrorNotices of={[assessments]} />
      {lostWith(assessments) !== null ? null : open === undefined ? (
        <LoadingState />
      ) : open.length === 0 ? (
        <Stack gap="sm">
          <Text size="sm">{t('cite.no-assessment')}</Text>
          <Group>
            <ButtonLink to="/assessments" variant="default">
              {t('cite.start-one')}
            </ButtonLink>
          </Group>
        </Stack>
      ) : (
        <CiteForm {...props} open={open} />
      )}
    </Dialog>
  );
}

/** The answer cited for last, which is likely the next one too. */
let lastPlace: CitedPlace | null = null;

function firstPlace(open: readonly AssessmentSummary[], suggested: CitedPlace | null): CitedPlace {
  for (const place of [suggested, lastPlace]) {
    if (place !== null && open.some((one) => one.id === place.assessmentId)) return place;
  }
  return { assessmentId: open[0]?.id ?? '', itemId: '' };
}

function CiteForm(props: CiteDialogProps & { readonly open: readonly AssessmentSummary[] }) {
  const { open, passage, versionId, language, suggested, onCited, onClose } = props;
  const { t } = useTranslation('reader');
  const words = useCatalogueWords();
  const dates = useDates();
  const pageLabel = usePageLabel();
  const cite = useCite();
  const [place, setPlace] = useState(() => firstPlace(open, suggested));
  const [quotes, setQuotes] = useState(() => passage.map(({ quote }) => quote));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const assessment = open.find((one) => one.id === place.assessmentId);
  const edition = useEdition(assessment);
  const groups = useMemo(() => {
    if (edition.data === undefined || assessment === undefined) return [];
    return [...itemsByPillar(edition.data)].map(([pillar, items]) => ({
      group: words.pillar(pillar),
      items: itemsAsked(items, assessment).map((item) => ({
        value: item.id,
        label: `${item.id} · ${item.topic}`,
      })),
    }));
  }, [edition.data, assessment, words]);
  const asked = groups.some((group) => group.items.some((item) => item.value === place.itemId));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!asked) return;
    const [citation, ...continued] = passage.map((part, at) => ({
      versionId,
      ...keptPart({ ...part, quote: quotes[at] ?? '' }),
      note: note.trim(),
    }));
    if (citation === undefined) return;
    cite.mutate(
      { place, citation, continued },
      {
        onSuccess: () => {
          // The next passage may be for the national answer: whose answer it is, is never assumed.
          lastPlace = { assessmentId: place.assessmentId, itemId: place.itemId };
        },
        whileShown: () => onCited(place),
      },
    );
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">
          {t('cite.page')}{' '}
          <strong>{passage.map((part) => pageLabel(part.page, part.pageLabel)).join(', ')}</strong>
          {passage.length > 1 ? ` ${t('cite.pages', { count: passage.length })}` : null}
        </Text>
        {passage.map((part, at) => (
          <Textarea
            key={part.page}
            label={
              passage.length === 1
                ? t('cite.quote')
                : t('cite.quote-on', { page: pageLabel(part.page, part.pageLabel) })
            }
            description={at === 0 ? t('cite.quote-hint') : undefined}
            value={quotes[at] ?? ''}
            maxLength={LONGEST_QUOTE}
            rows={3}
            resize="vertical"
            dir="auto"
            lang={language === null || language === 'und' ? undefined : languageTag(language)}
            onChange={(event) => setQuotes(quotes.with(at, event.currentTarget.value))}
          />
        ))}
        <Select
          label={t('cite.assessment')}
          data={open.map((one) => ({
            value: one.id,
            label: t('cite.assessment-named', {
              state: words.state(one.state),
              day: dates.day(one.referenceDate),
            }),
          }))}
          value={place.assessmentId}
          allowDeselect={false}
          onChange={(assessmentId) => {
            if (assessmentId !== null) setPlace({ assessmentId, itemId: place.itemId });
          }}
        />
        {edition.isError ? <ErrorNotice error={edition.error} /> : null}
        <Select
          label={t('cite.item')}
          description={t('cite.item-hint')}
          data={groups}
          value={asked ? place.itemId : null}
          searchable
          allowDeselect={false}
          data-autofocus={place.itemId === '' || undefined}
          nothingFoundMessage={t('cite.no-item')}
          error={tried && !asked ? t('cite.item-missing') : undefined}
          onChange={(itemId) => {
            if (itemId !== null) setPlace({ ...place, itemId });
          }}
        />
        <Textarea
          label={t('cite.note')}
          description={t('cite.note-hint')}
          value={note}
          maxLength={LONGEST_NOTE}
          rows={1}
          resize="vertical"
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {cite.isError ? <ErrorNotice error={cite.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cite.cancel')}
          </Button>
          <Button
            type="submit"
            loading={cite.isPending}
            data-autofocus={place.itemId === '' ? undefined : true}
          >
            {t('cite.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
