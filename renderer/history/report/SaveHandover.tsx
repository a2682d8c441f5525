import { useTranslation } from 'react-i18next';
import { monthsLater } from '../../../shared/kernel';
import { useAgencyName } from '../../agencies';
import { useEntryWords } from '../../calendar';
import { call, today, useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';

/** How far ahead whoever takes over is told what is due. */
const AHEAD_MONTHS = 12;

/** Saves what somebody who takes over the work has to know. */
export function SaveHandover() {
  const { t } = useTranslation([
    ...(['history', 'assessments', 'agencies', 'calendar', 'planning'] as const),
    ...(['sheets', 'vocabulary', 'reports', 'ui'] as const),
  ]);
  const dates = useDates();
  const head = useReportHead();
  const agencyName = useAgencyName();
  const { title: dayTitle } = useEntryWords();
  const compose = async () => {
    const [{ composeHandover }, assessments, snapshots, plans, days, agencies] = await Promise.all([
      import('./handover-report'),
      call('assessments.list', {}),
      call('assessments.listSnapshots', {}),
      call('planning.plans', { state: null }),
      call('calendar.list', {}),
      call('agencies.list', {}),
    ]);
    const [library, health, { fingerprint }, senders] = await Promise.all([
      call('library.digest', { day: today(), lines: 1 }),
      call('backup.health', {}),
      call('exchange.identity', {}),
      call('exchange.senders', {}),
    ]);
    const underWay = await Promise.all(
      assessments
        .filter(({ status }) => status === 'open')
        .map(async (assessment) => {
          const assessmentId = assessment.id;
          const [asked, requests] = await Promise.all([
            call('assessments.agencyProgress', { assessmentId }),
            call('sheets.requests', { assessmentId }),
          ]);
          return { assessment, agencies: asked, requests };
        }),
    );
    const last = monthsLater(today(), AHEAD_MONTHS);
    return composeHandover({
      ...{
        t,
        head,
        underWay,
        snapshots,
        agencies,
        agencyName,
        library,
        health,
        fingerprint,
        senders,
        dayTitle,
      },
      plans: plans.filter(({ status }) => status !== 'closed'),
      days: days.filter(({ state, on }) => state === 'overdue' || (state === 'open' && on <= last)),
      ...{ today: today(), day: dates.day, moment: dates.moment },
    });
  };
  return <SaveMenu label={t('handover.save')} name={`${t('handover.title')} ${today()}`} compose={compose} />;
}
