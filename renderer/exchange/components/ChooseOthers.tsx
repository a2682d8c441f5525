import { Checkbox, MultiSelect, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MemberCode, TopicId } from '../../../shared/vocabulary';
import type { ChoosingProps } from './choosing';

/** Editions that this workspace made, and items in other languages. */
export function ChooseQuestionnaires({ draft, sendable, onChange }: ChoosingProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const { editions = [], translations = [] } = sendable.others ?? {};
  if (editions.length + translations.length === 0)
    return <Text size="sm">{t('send.no-questionnaires')}</Text>;
  return (
    <Stack gap="sm">
      <MultiSelect
        label={t('send.editions')}
        description={t('send.editions-hint')}
        searchable
        value={[...draft.editions]}
        onChange={(chosen) => onChange({ editions: chosen })}
        data={editions.map(({ questionnaire, edition, title }) => ({
          value: `${questionnaire}/${edition}`,
          label: t('named.edition', { title, edition }),
        }))}
      />
      <MultiSelect
        label={t('send.translations')}
        searchable
        value={[...draft.translations]}
        onChange={(chosen) => onChange({ translations: chosen })}
        data={translations.map(({ questionnaire, language, items }) => ({
          value: `${questionnaire}/${language}`,
          label: t('send.translation', { language: word(`language.${language}.label`), count: items }),
        }))}
      />
    </Stack>
  );
}

/** Yearly results that were imported from tables. */
export function ChooseResults({ draft, sendable, onChange }: ChoosingProps) {
  const { t } = useTranslation('exchange');
  const datasets = sendable.others?.datasets ?? [];
  if (datasets.length === 0) return <Text size="sm">{t('send.no-results')}</Text>;
  return (
    <MultiSelect
      label={t('send.results')}
      description={t('send.results-hint')}
      searchable
      value={[...draft.datasets]}
      onChange={(chosen) => onChange({ datasets: chosen })}
      data={datasets.map(({ id, title, firstYear, lastYear }) => ({
        value: id,
        label: t('send.dataset', { title, first: firstYear, last: lastYear }),
      }))}
    />
  );
}

/** What people of this workspace entered besides: treaties, notes on topics, terms. */
export function ChooseKnowledge({ draft, sendable, onChange }: ChoosingProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const { treatiesOf = [], noteIds = [], hasTerms = false } = sendable.others ?? {};
  if (treatiesOf.length + noteIds.length === 0 && !hasTerms)
    return <Text size="sm">{t('send.no-knowledge')}</Text>;
  return (
    <Stack gap="sm">
      <MultiSelect
        label={t('send.treaties')}
        searchable
        value={[...draft.treatiesOf]}
        onChange={(states) => onChange({ treatiesOf: states as MemberCode[] })}
        data={treatiesOf.map((state) => ({ value: state, label: word(`member.${state}.label`) }))}
      />
      <MultiSelect
        label={t('send.notes')}
        searchable
        value={[...draft.notes]}
        onChange={(notes) => onChange({ notes: notes as TopicId[] })}
        data={noteIds.map((id) => ({ value: id, label: word(`topic.${id}.label`) }))}
      />
      <Checkbox
        label={t('send.tick.withTerms')}
        disabled={!hasTerms}
        checked={draft.withTerms}
        onChange={(event) => onChange({ withTerms: event.currentTarget.checked })}
      />
    </Stack>
  );
}
