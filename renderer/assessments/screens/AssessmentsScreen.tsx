import { Button, Group, Stack } from '@mantine/core';
import { Building2, ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentSummary, SnapshotSummary } from '../../../shared/assessments';
import { ErrorNotices, lostWith } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { StartDialog } from '../components/StartDialog';
import { StartNextDialog } from '../components/StartNextDialog';
import { StateAssessments } from '../components/StateAssessments';
import { useAssessments, useSnapshots } from '../queries';

/** Open and frozen assessments by State and year. Starts the first one, the next one, and a comparison. */
export function AssessmentsScreen() {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const assessments = useAssessments();
  const snapshots = useSnapshots();
  const [starting, setStarting] = useState(false);
  const [from, setFrom] = useState<SnapshotSummary | null>(null);
  const start = (
    <Button leftSection={<Plus aria-hidden size={18} />} onClick={() => setStarting(true)}>
      {t('start.do')}
    </Button>
  );

  return (
    <>
      <PageHeader
        title={t('list.title')}
        what={t('list.what')}
        next={t('list.next')}
        actions={
          <Group gap="xs">
            {start}
            <ButtonLink to="/agencies" variant="default" leftSection={<Building2 aria-hidden size={16} />}>
              {t('list.agencies')}
            </ButtonLink>
            <ButtonLink
              to="/questionnaires"
              variant="default"
              leftSection={<ListChecks aria-hidden size={16} />}
            >
              {t('list.questionnaires')}
            </ButtonLink>
          </Group>
        }
      />
      <ErrorNotices of={[assessments, snapshots]} />
      {lostWith(assessments) !== null || lostWith(snapshots) !== null ? null : assessments.data ===
          undefined || snapshots.data === undefined ? (
        <LoadingState />
      ) : assessments.data.length === 0 ? (
        <EmptyState title={t('list.empty')} action={start}>
          {t('list.empty-why')}
        </EmptyState>
      ) : (
        <Stack gap="lg">
          {byState(assessments.data, t).map(([state, ofState]) => (
            <StateAssessments
              key={state}
              state={state}
              assessments={ofState}
              snapshots={snapshots.data}
              onStartNext={setFrom}
            />
          ))}
        </Stack>
      )}
      <StartDialog opened={starting} onClose={() => setStarting(false)} />
      <StartNextDialog snapshot={from} onClose={() => setFrom(null)} />
    </>
  );
}

type Translate = (key: string) => string;

/** States in the order of their names, never of their results; the newest year of each first. */
function byState(
  assessments: readonly AssessmentSummary[],
  t: Translate,
): readonly (readonly [AssessmentSummary['state'], readonly AssessmentSummary[]])[] {
  const states = new Map<AssessmentSummary['state'], AssessmentSummary[]>();
  for (const assessment of assessments) {
    states.set(assessment.state, [...(states.get(assessment.state) ?? []), assessment]);
  }
  const label = (state: string) => t(`vocabulary:member.${state}.label`);
  return [...states]
    .sort(([one], [other]) => label(one).localeCompare(label(other)))
    .map(([state, list]) => [
      state,
      list.toSorted((one, other) => (one.referenceDate < other.referenceDate ? 1 : -1)),
    ]);
}
