import { Card, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hasEnded } from '../../../shared/agencies';
import { type AssessmentSummary, answeredOf, type SnapshotSummary } from '../../../shared/assessments';
import { useAgencies, useAgencyName } from '../../agencies';
import { useDates, useToday } from '../../platform';
import { ButtonLink, TextLink } from '../../ui';
import { useAgencyProgress } from '../queries';
import { HomeSection } from './HomeSection';

const SHOWN = 5;

interface AssessmentsSectionProps {
  readonly assessments: readonly AssessmentSummary[];
  readonly snapshots: readonly SnapshotSummary[];
}

/** Open assessments with the way back into them; when all are frozen, the way to the next one. */
export function AssessmentsSection({ assessments, snapshots }: AssessmentsSectionProps) {
  const { t } = useTranslation('home');
  const open = assessments.filter(({ status }) => status === 'open');
  const latest = snapshots[0];
  return (
    <HomeSection
      title={t('assessments.title')}
      aside={
        <TextLink to="/assessments" size="sm">
          {t('assessments.all')}
        </TextLink>
      }
    >
      {open.slice(0, SHOWN).map((assessment) => (
        <OpenAssessment key={assessment.id} assessment={assessment} />
      ))}
      {open.length > SHOWN ? (
        <Text size="sm">{t('assessments.more', { count: open.length - SHOWN })}</Text>
      ) : null}
      {open.length === 0 && latest !== undefined ? (
        <>
          <Text size="sm">{t('assessments.none-open')}</Text>
          <Group>
            <ButtonLink to="/assessments" variant="default">
              {t('assessments.start-next')}
            </ButtonLink>
          </Group>
        </>
      ) : null}
    </HomeSection>
  );
}

function OpenAssessment({ assessment }: { readonly assessment: AssessmentSummary }) {
  const { t } = useTranslation(['home', 'vocabulary']);
  const dates = useDates();
  const { progress } = assessment;
  const answered = answeredOf(progress);
  const state = t(`vocabulary:member.${assessment.state}.label`);
  const day = dates.day(assessment.referenceDate);
  const name = t('assessments.name', { state, day });
  return (
    <Card withBorder padding="sm">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={600}>{name}</Text>
            <Text size="sm" c="dimmed">
              {t(`assessments.scope-${assessment.scope}`)}{' '}
              {t('assessments.worked', { moment: dates.moment(assessment.updatedAt) })}
            </Text>
          </div>
          <ButtonLink
            to="/assessments/$assessmentId"
            params={{ assessmentId: assessment.id }}
            aria-label={t('assessments.continue-name', { name })}
            flex="none"
          >
            {t('assessments.continue')}
          </ButtonLink>
        </Group>
        <Progress
          value={progress.asked === 0 ? 0 : (100 * answered) / progress.asked}
          aria-label={t('assessments.progress', { name })}
          size="sm"
        />
        <Text size="sm">
          {t('assessments.answered', { answered, asked: progress.asked })}{' '}
          {progress.unconfirmed > 0 ? t('assessments.unconfirmed', { count: progress.unconfirmed }) : null}{' '}
          {progress.withEvidence > 0 ? t('assessments.evidence', { count: progress.withEvidence }) : null}
        </Text>
        <Agencies assessmentId={assessment.id} name={name} />
      </Stack>
    </Card>
  );
}

/**
 * The way to the answers of the one agency that takes part: an office that was sent a request answers for itself, not for the State.
 * Whoever asks many sees how many have answered, and the way to all of them.
 */
function Agencies({ assessmentId, name }: { readonly assessmentId: string; readonly name: string }) {
  const { t } = useTranslation('home');
  const agencyName = useAgencyName();
  const agencies = useAgencies().data;
  const now = useToday();
  const hasClosed = (id: string) => agencies?.some((each) => each.id === id && hasEnded(each, now)) === true;
  // One that has ended is waited for no more; what it has said counts.
  const [only, ...others] = (useAgencyProgress(assessmentId).data ?? []).filter(
    ({ agencyId, progress }) => answeredOf(progress) > 0 || !hasClosed(agencyId),
  );
  if (only === undefined) return null;
  if (others.length > 0) {
    const answering = [only, ...others].filter((one) => answeredOf(one.progress) > 0).length;
    return (
      <Text size="sm">
        <TextLink to="/assessments/$assessmentId/consolidation" params={{ assessmentId }} size="sm">
          {t('assessments.agencies', { count: answering, agencies: others.length + 1 })}
        </TextLink>
      </Text>
    );
  }
  const { progress } = only;
  const agency = agencyName(only.agencyId);
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm">
        {t('assessments.agency', { agency, answered: answeredOf(progress), asked: progress.asked })}
      </Text>
      <ButtonLink
        to="/assessments/$assessmentId"
        params={{ assessmentId }}
        search={{ as: only.agencyId }}
        variant="default"
        aria-label={t('assessments.answer-name', { agency, name })}
        flex="none"
      >
        {t('assessments.answer')}
      </ButtonLink>
    </Group>
  );
}
