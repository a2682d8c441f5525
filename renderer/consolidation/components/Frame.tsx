import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Assessment, itemsAsked } from '../../../shared/assessments';
import type { Edition } from '../../../shared/questionnaires';
import { AssessmentTabs } from '../../assessments';
import { type Asked, lostWith, Telling, useDates } from '../../platform';
import { TranslationNote } from '../../questionnaires';
import { BackLink, LoadingState, PageHeader } from '../../ui';
import { useAssessmentParts } from '../use-assessment-parts';

/** Tabs on which the words of items are read. */
const ASKING: ReadonlySet<FrameProps['tab']> = new Set(['consolidation', 'workshop', 'checks']);

interface FrameProps {
  readonly tab: 'agencies' | 'requests' | 'consolidation' | 'workshop' | 'checks' | 'sign-off';
  readonly title: string;
  readonly what?: string;
  readonly next?: string;
  readonly actions?: (assessment: Assessment) => ReactNode;
  /** What its content asked beside: what failed is told once. */
  readonly beside?: readonly Asked[];
  readonly children: (assessment: Assessment, edition: Edition) => ReactNode;
}

/** The head that the screens of one assessment share, with what cannot be shown in its place. */
export function Frame({ tab, title, what, next, actions, beside = [], children }: FrameProps) {
  const { t } = useTranslation(['consolidation', 'assessments', 'vocabulary']);
  const dates = useDates();
  const { assessmentId, assessment, edition, asked } = useAssessmentParts();
  const name =
    assessment === undefined
      ? ''
      : t('assessments:overview.name', {
          state: t(`vocabulary:member.${assessment.state}.label`),
          date: dates.day(assessment.referenceDate),
        });
  return (
    <>
      <PageHeader
        before={<BackLink to="/assessments">{t('assessments:overview.back')}</BackLink>}
        title={name === '' ? title : t('frame.title', { title, name })}
        what={what}
        next={next}
        actions={assessment === undefined ? undefined : actions?.(assessment)}
      />
      <AssessmentTabs assessmentId={assessmentId} shown={tab} />
      {assessment !== undefined && edition !== undefined && ASKING.has(tab) ? (
        <TranslationNote items={itemsAsked(edition.items, assessment)} />
      ) : null}
      <Telling of={[...asked, ...beside]}>
        {asked.some((each) => lostWith(each) !== null) ? null : assessment === undefined ||
          edition === undefined ? (
          <LoadingState />
        ) : (
          children(assessment, edition)
        )}
      </Telling>
    </>
  );
}
