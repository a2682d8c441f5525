import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SteppedThing } from '../../../shared/changes';
import { settings } from '../../../shared/settings';
import { topicId } from '../../../shared/vocabulary';
import { TextLink } from '../../ui';

/** What was changed: what kind of thing, its name, and the way to it where there is one. */
export function ThingName({ thing }: { readonly thing: SteppedThing }) {
  const { t } = useTranslation(['history', 'vocabulary']);
  const topic = topicId.safeParse(thing.id);
  const setting = settings.keyof().safeParse(thing.id);
  const name =
    thing.entity === 'topic' && topic.success
      ? t(`vocabulary:topic.${topic.data}.label`)
      : thing.entity === 'settings' && setting.success
        ? t(`history:setting.${setting.data}`)
        : thing.name;
  return (
    <Text size="sm" component="span">
      {t(`history:entity.${thing.entity}`)}
      {name === '' ? null : (
        <>
          {': '}
          <Way thing={thing} name={name} />
        </>
      )}
    </Text>
  );
}

function Way({ thing, name }: { readonly thing: SteppedThing; readonly name: string }) {
  const { entity, id, place } = thing;
  const shown = <bdi>{name}</bdi>;
  if (place !== null && (entity === 'answer' || entity === 'agency-answer')) {
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
  if (entity === 'document')
    return (
      <TextLink to="/library/$documentId" params={{ documentId: id }}>
        {shown}
      </TextLink>
    );
  if (place !== null && (entity === 'action' || entity === 'plan'))
    return (
      <TextLink to="/plans/$planId" params={{ planId: place }}>
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
