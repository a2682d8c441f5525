import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge, TextLink } from '../../ui';
import { useChangedEvidence } from '../queries';

interface ChangedMarkProps {
  readonly assessmentId: string;
  readonly itemId: string;
  readonly citationId: string;
}

/** Says at a citation that its text changed and nobody has decided what that means, and leads to where it is decided. */
export function ChangedMark({ assessmentId, itemId, citationId }: ChangedMarkProps) {
  const { t } = useTranslation('assessments');
  const evidence = useChangedEvidence(assessmentId, itemId).data;
  const changed = evidence?.find((each) => each.citationId === citationId);
  if (changed === undefined) return null;
  return (
    <Group gap="xs" data-changed={changed.kind}>
      <StatusBadge tone={changed.ends ? 'bad' : 'care'}>{t(`changed.${changed.kind}`)}</StatusBadge>
      <TextLink to="/changed-texts" search={{ item: itemId }} size="sm">
        {t('changed.decide')}
      </TextLink>
    </Group>
  );
}
