import { Checkbox, MultiSelect, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MemberCode } from '../../../shared/vocabulary';
import { useAssessment } from '../../assessments';
import { tellApart } from '../../library';
import { useDates } from '../../platform';
import { useAsked } from '../queries';
import type { ChoosingProps } from './choosing';

/** Assessments with what belongs to them, a request to an agency, or its answers. */
export function ChooseAssessments({ draft, sendable, onChange }: ChoosingProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const dates = useDates();
  const nameOf = ({ state, referenceDate }: (typeof sendable.assessments)[number]) =>
    `${word(`member.${state}.label`)}, ${dates.day(referenceDate)}`;
  const pairs = sendable.assessments
    .filter(({ status }) => status === 'open')
    .flatMap((assessment) =>
      sendable.agencies
        .filter(({ state }) => state === assessment.state)
        .map(({ id, shortName }) => ({
          value: `${assessment.id}/${id}`,
          label: `${shortName}, ${nameOf(assessment)}`,
        })),
    );
  return (
    <Stack gap="sm">
      <MultiSelect
        label={t('send.assessments')}
        searchable
        value={[...draft.assessments]}
        onChange={(assessments) => onChange({ assessments })}
        data={sendable.assessments.map((assessment) => ({
          value: assessment.id,
          label: nameOf(assessment),
        }))}
      />
      {draft.assessments.length > 0
        ? (['withCited', 'withAgencies', 'withDiscussion'] as const).map((name) => (
            <Checkbox
              key={name}
              label={t(`send.tick.${name}`)}
              checked={draft[name]}
              onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
            />
          ))
        : null}
      <Select
        label={t('send.request')}
        description={t('send.request-hint')}
        clearable
        searchable
        value={draft.request === '' ? null : draft.request}
        onChange={(request) => onChange({ request: request ?? '' })}
        data={pairs}
      />
      {draft.request === '' ? null : <AsksNothing of={draft.request} />}
      <Select
        label={t('send.contribution')}
        description={t('send.contribution-hint')}
        clearable
        searchable
        value={draft.contribution === '' ? null : draft.contribution}
        onChange={(contribution) => onChange({ contribution: contribution ?? '' })}
        data={pairs}
      />
      {draft.contribution === '' ? null : <AnswersThatGo of={draft.contribution} />}
    </Stack>
  );
}

/** That a request would ask nothing: whoever was not asked can be chosen, for also an agency that is still to be asked has to be found. */
function AsksNothing({ of }: { readonly of: string }) {
  const { t } = useTranslation('exchange');
  const [assessmentId = '', agencyId = ''] = of.split('/');
  // Not by its answers: what it said before it was asked no more is kept.
  const { data } = useAsked(assessmentId);
  if (data === undefined || data.assignments.some((one) => one.agencyId === agencyId)) return null;
  return (
    <Text size="sm" role="note">
      {t('send.request-empty')}
    </Text>
  );
}

/** How many answers of an agency go, and that what was only carried over from the year before stays: nobody has said it this year. */
function AnswersThatGo({ of }: { readonly of: string }) {
  const { t } = useTranslation('exchange');
  const [assessmentId = '', agencyId = ''] = of.split('/');
  const { data } = useAssessment(assessmentId, agencyId);
  if (data === undefined) return null;
  const given = data.answers.filter(({ confirmed, value }) => confirmed && value.kind !== 'none').length;
  const carried = data.answers.filter(({ confirmed }) => !confirmed).length;
  return (
    <Text size="sm" role="note" data-answers-that-go>
      {t('send.answers', { count: given })}{' '}
      {carried === 0 ? null : t('send.answers-carried', { count: carried })}
    </Text>
  );
}

/** Plans, and what States decided and noted about their gaps. */
export function ChoosePlans({ draft, sendable, onChange }: ChoosingProps) {
  const { t } = useTranslation('exchange');
  const { t: word } = useTranslation('vocabulary');
  const dates = useDates();
  return (
    <Stack gap="sm">
      <MultiSelect
        label={t('send.plans')}
        searchable
        value={[...draft.plans]}
        onChange={(plans) => onChange({ plans })}
        data={tellApart(
          sendable.plans.map(({ id, title, state, startsOn, endsOn }) => ({
            value: id,
            label: title,
            more: [word(`member.${state}.label`), `${dates.day(startsOn)} – ${dates.day(endsOn)}`],
          })),
        )}
      />
      <MultiSelect
        label={t('send.gaps')}
        description={t('send.gaps-hint')}
        searchable
        value={[...draft.gapsOf]}
        onChange={(states) => onChange({ gapsOf: states as MemberCode[] })}
        data={(sendable.others?.gapsOf ?? []).map((state) => ({
          value: state,
          label: word(`member.${state}.label`),
        }))}
      />
    </Stack>
  );
}
