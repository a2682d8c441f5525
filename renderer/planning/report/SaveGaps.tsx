import { useTranslation } from 'react-i18next';
import { type AssessmentSummary, answeredOf, itemsAsked } from '../../../shared/assessments';
import type { Finding } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { coveragePercent } from '../../assessments';
import { today, useDates } from '../../platform';
import { useTranslationNote } from '../../questionnaires';
import { SaveMenu, useReportHead } from '../../reports';

interface SaveGapsProps {
  readonly assessment: AssessmentSummary;
  readonly findings: readonly Finding[];
  readonly items: ReadonlyMap<string, Item>;
}

/** Saves the gaps and strengths of an assessment as a document. */
export function SaveGaps({ assessment, findings, items }: SaveGapsProps) {
  const { t } = useTranslation(['planning', 'vocabulary', 'reports', 'ui', 'assessments']);
  const dates = useDates();
  const head = useReportHead(useTranslationNote(itemsAsked([...items.values()], assessment)));
  const name = t('gaps.assessment-name', {
    state: t(`vocabulary:member.${assessment.state}.label`),
    date: dates.day(assessment.referenceDate),
    scope: t(`gaps.scope.${assessment.scope}`),
  });
  const percent = coveragePercent(assessment.progress);
  const coverage =
    percent === null
      ? t('assessments:coverage.nothing-asked')
      : t('assessments:coverage.rate', {
          ...{ percent, answered: answeredOf(assessment.progress), asked: assessment.progress.asked },
        });
  const compose = async () => {
    const { composeGaps } = await import('./gaps-report');
    return composeGaps({ t, head, assessment: name, coverage, findings, items, day: dates.day });
  };
  return <SaveMenu size="xs" name={`${t('gaps.title')} ${name} ${today()}`} compose={compose} />;
}
