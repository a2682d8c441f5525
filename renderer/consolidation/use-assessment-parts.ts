import { useParams } from '@tanstack/react-router';
import type { Assessment } from '../../shared/assessments';
import type { Edition, Item } from '../../shared/questionnaires';
import { useAssessment } from '../assessments';
import { useDates } from '../platform';
import { useEdition } from '../questionnaires';

export interface AssessmentParts {
  readonly assessmentId: string;
  readonly assessment: Assessment | undefined;
  readonly edition: Edition | undefined;
  /** Items asked, by id. */
  readonly items: ReadonlyMap<string, Item>;
  /** What was asked for both. */
  readonly asked: readonly [ReturnType<typeof useAssessment>, ReturnType<typeof useEdition>];
}

/** The assessment of the address with its edition: what every screen of this room begins with. */
export function useAssessmentParts(): AssessmentParts {
  const { assessmentId = '' } = useParams({ strict: false });
  const assessment = useAssessment(assessmentId);
  const edition = useEdition(assessment.data);
  return {
    assessmentId,
    assessment: assessment.data,
    edition: edition.data,
    items: new Map((edition.data?.items ?? []).map((item) => [item.id, item])),
    asked: [assessment, edition],
  };
}

type Translate = (key: string, values?: Readonly<Record<string, string>>) => string;

/** The name of an assessment: State and day. */
export function useAssessmentName(
  t: Translate,
): (assessment: Pick<Assessment, 'state' | 'referenceDate'>) => string {
  const dates = useDates();
  return ({ state, referenceDate }) =>
    t('assessments:overview.name', {
      state: t(`vocabulary:member.${state}.label`),
      date: dates.day(referenceDate),
    });
}
