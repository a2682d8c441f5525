import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../shared/planning';
import { call, today, useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';

/** Saves a plan as a document. */
export function SavePlan({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation(['planning', 'vocabulary', 'reports']);
  const dates = useDates();
  const head = useReportHead();
  const compose = async () => {
    const { composePlan } = await import('./plan-report');
    const { access } = await call('library.narrowestAccess', {
      versionIds: plan.list.flatMap(({ resources }) => resources.map(({ versionId }) => versionId)),
    });
    return composePlan({ t, head, plan, access, today: today(), day: dates.day, year: dates.year });
  };
  return <SaveMenu name={plan.title} compose={compose} />;
}
