import { SimpleGrid, Stack } from '@mantine/core';
import { ClipboardCheck } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotices } from '../../platform';
import { ButtonLink, LoadingState, PageHeader } from '../../ui';
import { AssessmentsSection } from '../components/AssessmentsSection';
import { CalendarSection } from '../components/CalendarSection';
import { ChangedTextsSection } from '../components/ChangedTextsSection';
import { ClockNotice } from '../components/ClockNotice';
import { DocumentsSection } from '../components/DocumentsSection';
import { GuessesSection } from '../components/GuessesSection';
import { ImportsSection } from '../components/ImportsSection';
import { SnapshotsSection } from '../components/SnapshotsSection';
import { ThreeDoors } from '../components/ThreeDoors';
import { ToCheckSection } from '../components/ToCheckSection';
import {
  useAssessments,
  useCalendar,
  useDigest,
  useImports,
  useRestingOnChanged,
  useSnapshots,
  useUnplaced,
  useWaitingPacks,
} from '../queries';

// Seldom shown: the first screen of a start does not load them.
const UnplacedNotice = lazy(() => import('../components/UnplacedNotice'));
const WaitingNotice = lazy(() => import('../components/WaitingNotice'));

/** What is due and where work stopped; three doors while there is nothing yet. */
export function HomeScreen() {
  const { t } = useTranslation('home');
  const assessments = useAssessments();
  const snapshots = useSnapshots();
  const digest = useDigest();
  const imports = useImports();
  // A count that cannot be had hides one line and nothing else.
  const resting = useRestingOnChanged();
  const calendar = useCalendar();
  const unplaced = useUnplaced();
  const waiting = useWaitingPacks();
  const all = [assessments, snapshots, digest, imports];

  if (all.some((query) => query.isPending)) {
    return (
      <>
        <PageHeader title={t('title')} />
        <LoadingState />
      </>
    );
  }
  const failed = [...all, calendar].filter((query) => query.isError);
  const packs = (unplaced.data?.length ?? 0) + (waiting.data?.length ?? 0);
  const nothingYet =
    failed.length === 0 &&
    packs === 0 &&
    assessments.data?.length === 0 &&
    digest.data?.changed.count === 0 &&
    imports.data?.length === 0;
  if (nothingYet) return <ThreeDoors />;

  const works = (assessments.data?.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        what={t('what')}
        next={works ? t('next') : t('next-reader')}
        // The door of the first run, which is gone with the first document.
        actions={
          assessments.data?.length === 0 && digest.data?.hasImports === true ? (
            <ButtonLink
              to="/assessments"
              variant="default"
              leftSection={<ClipboardCheck aria-hidden size={16} />}
            >
              {t('first.assess-do')}
            </ButtonLink>
          ) : undefined
        }
      />
      <ErrorNotices of={failed} />
      <ClockNotice />
      {unplaced.data === undefined || unplaced.data.length === 0 ? null : (
        <Suspense fallback={null}>
          <UnplacedNotice packs={unplaced.data} />
        </Suspense>
      )}
      {waiting.data === undefined || waiting.data.length === 0 ? null : (
        <Suspense fallback={null}>
          <WaitingNotice packs={waiting.data} />
        </Suspense>
      )}
      <SimpleGrid cols={{ base: 1, md: works ? 2 : 1 }} spacing="lg" maw={works ? '84rem' : '60rem'}>
        {works ? (
          <Stack gap="lg">
            <AssessmentsSection assessments={assessments.data ?? []} snapshots={snapshots.data ?? []} />
            <SnapshotsSection snapshots={snapshots.data ?? []} />
          </Stack>
        ) : null}
        <Stack gap="lg">
          <CalendarSection entries={calendar.data ?? []} />
          <ChangedTextsSection answers={resting.data?.answers ?? 0} others={resting.data?.others ?? 0} />
          <ImportsSection imports={imports.data ?? []} />
          {digest.data === undefined ? null : (
            <>
              <ToCheckSection {...digest.data.toCheck} />
              <GuessesSection {...digest.data.guessed} />
              <DocumentsSection {...digest.data.changed} />
            </>
          )}
        </Stack>
      </SimpleGrid>
    </>
  );
}
