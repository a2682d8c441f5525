import { Checkbox, MultiSelect, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ACCESS_CLASSES, type AccessClass, TOPICS, type TopicId } from '../../../shared/vocabulary';
import { DayInput } from '../../ui';
import { DOCUMENT_CHOICES, type DocumentChoice, type Draft } from '../draft';
import type { useSendable } from '../queries';

interface ChooseWhatProps {
  readonly draft: Draft;
  readonly sendable: ReturnType<typeof useSendable>;
  readonly onChange: (changes: Partial<Draft>) => void;
}

/** Everything that may go into a pack, part by part. */
export function ChooseWhat(props: ChooseWhatProps) {
  return (
    <Stack gap="lg">
      <Documents {...props} />
      <Work {...props} />
      <Requests {...props} />
      <Classes {...props} />
    </Stack>
  );
}

function Documents({ draft, onChange }: ChooseWhatProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const choices = DOCUMENT_CHOICES.filter((each) => each !== 'picked' || draft.picked.length > 0);
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('send.documents')}
        value={draft.documents}
        onChange={(value) => onChange({ documents: value as DocumentChoice })}
      >
        <Stack gap={6} mt={6}>
          {choices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={t(`send.documents-of.${choice}`, { count: draft.picked.length })}
            />
          ))}
        </Stack>
      </Radio.Group>
      {draft.documents === 'topics' ? (
        <MultiSelect
          label={t('send.topics')}
          searchable
          value={[...draft.topics]}
          onChange={(topics) => onChange({ topics: topics as TopicId[] })}
          data={TOPICS.map(({ id }) => ({ value: id, label: word(`topic.${id}.label`) }))}
        />
      ) : null}
      {draft.documents === 'words' ? (
        <TextInput
          label={t('send.words')}
          value={draft.words}
          onChange={(event) => onChange({ words: event.currentTarget.value })}
        />
      ) : null}
      {draft.documents === 'none' || draft.documents === 'picked' ? null : (
        <DayInput
          label={t('send.since')}
          hint={t('send.since-hint')}
          value={draft.since}
          onDay={(since) => onChange({ since })}
        />
      )}
    </Stack>
  );
}

function Work({ draft, sendable, onChange }: ChooseWhatProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const hasAssessments = draft.assessments.length > 0;
  return (
    <Stack gap="xs">
      <MultiSelect
        label={t('send.assessments')}
        searchable
        value={[...draft.assessments]}
        onChange={(assessments) => onChange({ assessments })}
        data={sendable.assessments.map(({ id, state, referenceDate }) => ({
          value: id,
          label: `${word(`member.${state}.label`)} ${referenceDate}`,
        }))}
      />
      {hasAssessments ? (
        <Stack gap={6}>
          <Tick name="withCited" draft={draft} onChange={onChange} />
          <Tick name="withAgencies" draft={draft} onChange={onChange} />
          <Tick name="withDiscussion" draft={draft} onChange={onChange} />
        </Stack>
      ) : null}
      <MultiSelect
        label={t('send.plans')}
        searchable
        value={[...draft.plans]}
        onChange={(plans) => onChange({ plans })}
        data={sendable.plans.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Tick name="withNotes" draft={draft} onChange={onChange} />
      <Tick name="withTerms" draft={draft} onChange={onChange} />
    </Stack>
  );
}

type TickName = 'withCited' | 'withAgencies' | 'withDiscussion' | 'withNotes' | 'withTerms';

function Tick({ name, draft, onChange }: Omit<ChooseWhatProps, 'sendable'> & { readonly name: TickName }) {
  const { t } = useTranslation('exchange');
  return (
    <Checkbox
      label={t(`send.tick.${name}`)}
      checked={draft[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
    />
  );
}

function Requests({ draft, sendable, onChange }: ChooseWhatProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const pairs = sendable.assessments
    .filter(({ status }) => status === 'open')
    .flatMap(({ id, state, referenceDate }) =>
      sendable.agencies
        .filter((agency) => agency.state === state)
        .map((agency) => ({
          value: `${id}/${agency.id}`,
          label: `${agency.shortName}, ${word(`member.${state}.label`)} ${referenceDate}`,
        })),
    );
  return (
    <Stack gap="xs">
      <Select
        label={t('send.request')}
        description={t('send.request-hint')}
        clearable
        searchable
        value={draft.request === '' ? null : draft.request}
        onChange={(request) => onChange({ request: request ?? '' })}
        data={pairs}
      />
      <Select
        label={t('send.contribution')}
        description={t('send.contribution-hint')}
        clearable
        searchable
        value={draft.contribution === '' ? null : draft.contribution}
        onChange={(contribution) => onChange({ contribution: contribution ?? '' })}
        data={pairs}
      />
    </Stack>
  );
}

function Classes({ draft, onChange }: ChooseWhatProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  return (
    <Checkbox.Group
      label={t('send.classes')}
      description={t('send.classes-hint')}
      value={[...draft.classes]}
      onChange={(classes) => onChange({ classes: classes as AccessClass[] })}
    >
      <Stack gap={6} mt={6}>
        {ACCESS_CLASSES.map((access) => (
          <Checkbox
            key={access}
            value={access}
            label={word(`accessClass.${access}.label`)}
            description={word(`accessClass.${access}.meaning`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
