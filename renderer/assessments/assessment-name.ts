import { useTranslation } from 'react-i18next';
import { useDates } from '../platform';
import { useAssessments } from './queries';

/** Names assessments by their id: the State and the day they describe; null while that is not known. */
export function useAssessmentName(): (assessmentId: string) => string | null {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const dates = useDates();
  const assessments = useAssessments().data;
  return (assessmentId) => {
    const one = assessments?.find(({ id }) => id === assessmentId);
    if (one === undefined) return null;
    return t('assessments:overview.name', {
      state: t(`vocabulary:member.${one.state}.label`),
      date: dates.day(one.referenceDate),
    });
  };
}
