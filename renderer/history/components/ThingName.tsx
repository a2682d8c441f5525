import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryEntity, SteppedThing } from '../../../shared/changes';
import { settings } from '../../../shared/settings';
import { languageCode, memberCode, topicId } from '../../../shared/vocabulary';
import { useAssessmentName } from '../../assessments';
import { useInstruments } from '../../instruments';
import { TextLink } from '../../ui';

/** Kinds of things that lie in an assessment, whose id their place begins with. */
const IN_ASSESSMENTS: readonly HistoryEntity[] = [
  ...([
    'answer',
    'agency-answer',
    'assessment',
    'decision',
    'discussion',
    'workshop',
    'restatement',
  ] as const),
];

/** The name of a thing where words of the reader's language belong to it. */
export function useThingName(): (thing: SteppedThing) => string {
  const { t } = useTranslation(['history', 'vocabulary']);
  const instruments = useInstruments().data;
  const nameOfAssessment = useAssessmentName();
  const state = (code: string | undefined) => {
    const member = memberCode.safeParse(code);
    return member.success ? t(`vocabulary:member.${member.data}.label`) : (code ?? '');
  };
  return ({ entity, id, name }) => {
    const topic = topicId.safeParse(id);
    if (entity === 'topic' && topic.success) return t(`vocabulary:topic.${topic.data}.label`);
    const setting = settings.keyof().safeParse(id);
    if (entity === 'settings' && setting.success) return t(`history:setting.${setting.data}`);
    if (entity === 'consent') return state(id);
    if (entity === 'assessment') return nameOfAssessment(id) ?? '';
    if (entity === 'treaty') {
      const [member, code] = id.split(':');
      const treaty = instruments?.find((each) => each.code === code)?.shortName ?? code ?? '';
      return t('history:words.treaty', { state: state(member), treaty });
    }
    const [, tag] = id.split(' ');
    const language = languageCode.safeParse(tag);
    if (entity === 'edition-text' && language.success)
      return t('history:words.question', {
        item: name,
        language: t(`vocabulary:language.${language.data}.label`),
      });
    return name;
  };
}

/** What was changed: what kind of thing, its name, where it lies, and the way to it where there is one. */
export function ThingName({ thing }: { readonly thing: SteppedThing }) {
  const { t } = useTranslation('history');
  const name = useThingName()(thing);
  const nameOfAssessment = useAssessmentName();
  const [assessmentId] = thing.place?.split('/') ?? [];
  const assessment =
    assessmentId !== undefined && IN_ASSESSMENTS.includes(thing.entity)
      ? nameOfAssessment(assessmentId)
      : null;
  const isAssessment = thing.entity === 'assessment';
  return (
    <Text size="sm" component="span">
      {t(`entity.${thing.entity}`)}
      {name === '' ? null : (
        <>
          {': '}
          <Way thing={thing} name={name} />
        </>
      )}
      {isAssessment || assessment === null ? null : (
        <Text span size="sm" c="dimmed">
          {` · ${assessment}`}
        </Text>
      )}
    </Text>
  );
}

function Way({ thing, name }: { readonly thing: SteppedThing; readonly name: string }) {
  const { entity, id, place } = thing;
  const shown = <bdi>{name}</bdi>;
  if (place !== null && (entity === 'answer' || entity === 'agency-answer' || entity === 'restatement')) {
    const [assessmentId = '', itemId = '', agencyId] = place.split('/');
    return (
      <TextLink
        to="/assessments/$assessmentId/$itemId"
        params={{ assessmentId, itemId }}
        search={agencyId === undefined ? {} : { as: agencyId }}
      >
        {shown}
      </TextLink>
    );
  }
  if (place !== null && entity === 'assessment')
    return (
      <TextLink to="/assessments/$assessmentId" params={{ assessmentId: place }}>
        {shown}
      </TextLink>
    );
  if (place !== null && (entity === 'decision' || entity === 'discussion')) {
    const [assessmentId = '', itemId = ''] = place.split('/');
    return (
      <TextLink to="/assessments/$assessmentId/consolidation/$itemId" params={{ assessmentId, itemId }}>
        {shown}
      </TextLink>
    );
  }
  if (place !== null && entity === 'document')
    return (
      <TextLink to="/library/$documentId" params={{ documentId: place }}>
        {shown}
      </TextLink>
    );
  if (place !== null && (entity === 'action' || entity === 'plan'))
    return (
      <TextLink
        to="/plans/$planId"
        params={{ planId: place }}
        search={{ action: entity === 'action' ? id : undefined }}
      >
        {shown}
      </TextLink>
    );
  if (entity === 'topic')
    return (
      <TextLink to="/topics/$topicId" params={{ topicId: id }}>
        {shown}
      </TextLink>
    );
  return shown;
}
