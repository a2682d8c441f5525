import { useTranslation } from 'react-i18next';
import { type AssessmentSummary, answeredOf, itemsAsked } from '../../../shared/assessments';
import { resolveRef } from '../../../shared/instruments';
import type { Finding } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { coveragePercent, isEarlyText, useCitedPage } from '../../assessments';
import { readRisen } from '../../comparison';
import { articleNameKey } from '../../instruments';
import { useReadCitedVersions } from '../../library';
import { call, today, useDates, useQuestionLanguage } from '../../platform';
import { useTranslationNote } from '../../questionnaires';
import { SaveMenu, useReportHead } from '../../reports';
import { readDissents } from '../queries';

interface SaveBriefProps {
  readonly assessment: AssessmentSummary;
  readonly findings: readonly Finding[];
  readonly items: ReadonlyMap<string, Item>;
}

/** Saves what matters most of a year on one page, for who decides. */
export function SaveBrief({ assessment, findings, items }: SaveBriefProps) {
  const { t } = useTranslation(['planning', 'vocabulary', 'reports', 'ui', 'assessments', 'instruments']);
  const dates = useDates();
  const head = useReportHead(useTranslationNote(itemsAsked([...items.values()], assessment)));
  const language = useQuestionLanguage();
  const pageOf = useCitedPage();
  const readCited = useReadCitedVersions();
  const name = t('assessments:overview.name', {
    state: t(`vocabulary:member.${assessment.state}.label`),
    date: dates.day(assessment.referenceDate),
  });
  const percent = coveragePercent(assessment.progress);
  const compose = async () => {
    const [{ composeBrief }, { answers }, since, instruments, plans, dissents] = await Promise.all([
      import('./brief-report'),
      call('assessments.get', { assessmentId: assessment.id }),
      readRisen(assessment.snapshotId),
      call('instruments.list', { language }),
      call('planning.plans', { state: assessment.state }),
      readDissents(assessment.id),
    ]);
    const going = plans.filter(({ status }) => status !== 'closed');
    const whole = await Promise.all(
      going.map(({ id: planId }) =>
        Promise.all([call('planning.plan', { planId }), call('planning.followed', { planId })]),
      ),
    );
    const versionIds = answers.flatMap(({ citations }) => citations.slice(0, 1).map((one) => one.versionId));
    const [{ access }, cited] = await Promise.all([
      call('library.narrowestAccess', { versionIds }),
      readCited(versionIds),
    ]);
    const lawOf = ({ legalRefs }: Item): string => {
      const [first] = legalRefs;
      const resolved = first === undefined ? undefined : resolveRef(instruments, first.ref);
      if (resolved === undefined) return first?.ref ?? '';
      const [only] = resolved.articles;
      return t(`instruments:${articleNameKey(resolved, only?.number ?? 'whole')}`, {
        instrument: resolved.instrument.shortName,
        number: only?.number ?? '',
      });
    };
    return composeBrief({
      ...{ t, head, assessment: name, findings, items, answers, since, access, pageOf, lawOf },
      remarksOn: (versionId) => {
        const narrow = cited.appliesTo(versionId);
        const day = dates.day(assessment.referenceDate);
        return [
          ...(narrow === null ? [] : [t(`assessments:citation.applies-to.${narrow}`)]),
          ...(isEarlyText(cited, versionId, assessment.referenceDate)
            ? [t('assessments:citation.not-yet', { day })]
            : []),
        ];
      },
      ...{ isOpen: assessment.status === 'open', today: today(), day: dates.day },
      plans: whole.map(([plan]) => plan),
      followed: whole.flatMap(([, followed]) => followed),
      dissents,
      coverage:
        percent === null
          ? t('assessments:coverage.nothing-asked')
          : t('assessments:coverage.rate', {
              ...{ percent, answered: answeredOf(assessment.progress), asked: assessment.progress.asked },
            }),
    });
  };
  return (
    <SaveMenu
      size="xs"
      label={t('brief.save')}
      name={`${t('brief.title', { assessment: name })} ${today()}`}
      compose={compose}
    />
  );
}
