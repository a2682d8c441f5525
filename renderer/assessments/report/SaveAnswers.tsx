import { useTranslation } from 'react-i18next';
import { type Assessment, answeredOf } from '../../../shared/assessments';
import type { Edition } from '../../../shared/questionnaires';
import { useVersionNames } from '../../library';
import { call, today, useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';
import { useCitedPage } from '../cited-page';
import { coveragePercent } from '../overview';
import { useSnapshots } from '../queries';

interface SaveAnswersProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
  /** Name of the agency whose answers these are; null for the national ones. */
  readonly agency: string | null;
}

/** Saves an assessment with all its answers as a document. */
export function SaveAnswers({ assessment, edition, agency }: SaveAnswersProps) {
  const { t } = useTranslation(['assessments', 'vocabulary', 'reports', 'ui']);
  const dates = useDates();
  const head = useReportHead();
  const pageOf = useCitedPage();
  const versionOf = useVersionNames();
  const snapshot = useSnapshots().data?.find(({ id }) => id === assessment.snapshotId);
  const percent = coveragePercent(assessment.progress);
  const name = t('overview.name', {
    state: t(`vocabulary:member.${assessment.state}.label`),
    date: assessment.referenceDate,
  });
  return (
    <SaveMenu
      name={[...(agency === null ? [] : [agency]), name, today()].join(' ')}
      compose={async (format) => {
        const [{ composeAnswers }, decisions, restatements, { access }] = await Promise.all([
          import('./answers-report'),
          agency === null ? call('assessments.listDecisions', { assessmentId: assessment.id }) : [],
          assessment.snapshotId === null || agency !== null
            ? []
            : call('assessments.listRestatements', { snapshotId: assessment.snapshotId }),
          call('library.narrowestAccess', {
            versionIds: assessment.answers.flatMap(({ citations }) => citations.map((one) => one.versionId)),
          }),
        ]);
        return composeAnswers({
          ...{ t, head, assessment, edition, decisions, restatements, access, pageOf, versionOf },
          ...{ agency, asTables: format === 'xlsx' },
          ...{ day: dates.day, moment: dates.moment },
          frozen:
            snapshot === undefined
              ? []
              : [
                  t('frozen.by', { name: snapshot.frozenBy, at: dates.moment(snapshot.frozenAt) }),
                  `${t('frozen.hash')} ${snapshot.hash}`,
                ],
          coverage:
            percent === null
              ? t('coverage.nothing-asked')
              : t('coverage.rate', {
                  ...{ percent, answered: answeredOf(assessment.progress), asked: assessment.progress.asked },
                }),
        });
      }}
    />
  );
}
