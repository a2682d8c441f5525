import { Button, Group } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import type { Edition } from '../../../shared/questionnaires';
import { useAgencyName } from '../../agencies';
import { type Asked, ErrorNotices, lostWith, Telling, useDates } from '../../platform';
import { TranslationNote, useEdition } from '../../questionnaires';
import { BackLink, ButtonLink, LoadingState, PageHeader, TextLink } from '../../ui';
import { useAnsweringAs } from '../answering-as';
import { AnsweringAs } from '../components/AnsweringAs';
import { AssessmentTabs } from '../components/AssessmentTabs';
import { Departed } from '../components/Departed';
import { FreezeDialog } from '../components/FreezeDialog';
import { FrozenPanel } from '../components/FrozenPanel';
import { ItemsOverview } from '../components/ItemsOverview';
import { MoveNotice } from '../components/MoveNotice';
import { ProgressStrip } from '../components/ProgressStrip';
import { TakeAway } from '../components/TakeAway';
import { rememberView, rowsOf, type Shown, WHOLE } from '../overview';
import { useAssessment } from '../queries';
import { SaveAnswers } from '../report/SaveAnswers';

/** All items of one assessment at a glance: where it stands, what is left, and the way to freeze it. */
export function AssessmentScreen() {
  const { assessmentId } = useParams({ from: '/assessments/$assessmentId' });
  const { t } = useTranslation('assessments');
  const agencyId = useAnsweringAs();
  const assessment = useAssessment(assessmentId, agencyId);
  const edition = useEdition(assessment.data);
  if (lostWith(assessment) !== null || lostWith(edition) !== null) {
    return (
      <>
        <PageHeader title={t('overview.title')} before={<BackToList />} />
        <ErrorNotices of={[assessment, edition]} />
      </>
    );
  }
  if (assessment.data === undefined || edition.data === undefined) return <LoadingState />;
  return (
    <Overview
      key={`${assessmentId}:${agencyId}`}
      assessment={assessment.data}
      edition={edition.data}
      agencyId={agencyId}
      asked={[assessment, edition]}
    />
  );
}

function BackToList() {
  const { t } = useTranslation('assessments');
  return <BackLink to="/assessments">{t('overview.back')}</BackLink>;
}

interface OverviewProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
  readonly agencyId: string | null;
  /** What was asked for both: why it could not be had anew is told. */
  readonly asked: readonly Asked[];
}

function Overview({ assessment, edition, agencyId, asked }: OverviewProps) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const dates = useDates();
  const nameOf = useAgencyName();
  const [freezing, setFreezing] = useState(false);
  const [viewCount, setViewCount] = useState(0);
  const { rests } = useSearch({ from: '/assessments/$assessmentId' });
  const isOpen = assessment.status === 'open';
  const rows = rowsOf(edition, assessment.answers);
  const answers = { assessment, edition, agency: agencyId === null ? null : nameOf(agencyId) };

  const show = (shown: Shown) => {
    rememberView(assessment.id, { ...WHOLE, shown });
    setViewCount((count) => count + 1);
    setFreezing(false);
  };

  return (
    <>
      <PageHeader
        before={<BackToList />}
        title={t('overview.name', {
          state: t(`vocabulary:member.${assessment.state}.label`),
          date: dates.day(assessment.referenceDate),
        })}
        what={t('overview.what', {
          edition: assessment.edition,
          scope: t(`scope.${assessment.scope}`),
          count: assessment.answers.length,
        })}
        next={t(
          agencyId !== null ? 'overview.next-agency' : isOpen ? 'overview.next-open' : 'overview.next-frozen',
        )}
        actions={
          <>
            <SaveAnswers {...answers} />
            {agencyId === null ? <TakeAway assessment={assessment} /> : null}
            {isOpen && agencyId === null ? (
              <Button leftSection={<Lock aria-hidden size={16} />} onClick={() => setFreezing(true)}>
                {t('freeze.open')}
              </Button>
            ) : null}
          </>
        }
      />
      <AssessmentTabs assessmentId={assessment.id} shown={agencyId === null ? 'items' : 'agencies'} />
      <Telling of={asked}>
        <AnsweringAs agencyId={agencyId} />
        <TranslationNote items={rows.map(({ item }) => item)} />
        <TextLink to="/library" search={{ asAt: assessment.referenceDate }} size="sm">
          {t('overview.texts-then', { date: dates.day(assessment.referenceDate) })}
        </TextLink>
        {assessment.snapshotId === null || agencyId !== null ? null : (
          <FrozenPanel snapshotId={assessment.snapshotId} state={assessment.state} />
        )}
        {agencyId === null ? (
          <Departed assessment={assessment} isWhole={false}>
            {(isLeft) => (
              <Group>
                <ButtonLink
                  to="/assessments/$assessmentId/agencies"
                  params={{ assessmentId: assessment.id }}
                  variant="default"
                  size="xs"
                >
                  {t(isLeft ? 'departed.to-agencies' : 'departed.to-asked')}
                </ButtonLink>
              </Group>
            )}
          </Departed>
        ) : null}
        {isOpen && agencyId === null ? <MoveNotice assessment={assessment} edition={edition} /> : null}
        <ProgressStrip progress={assessment.progress} />
        <ItemsOverview
          key={viewCount}
          assessmentId={assessment.id}
          rows={rows}
          restingOn={viewCount === 0 ? rests : undefined}
          besideInstrument={(instrument) => <SaveAnswers {...answers} instrument={instrument} />}
        />
      </Telling>
      <FreezeDialog
        opened={freezing}
        onClose={() => setFreezing(false)}
        assessment={assessment}
        onShow={show}
      />
    </>
  );
}
