import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../shared/planning';
import { today, useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';

/** Saves a plan as a document. */
export function SavePlan({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation(['planning', 'vocabulary', 'reports']);
  const dates = useDates();
  const head = useReportHead();
  const compose = async () => {
    const { composePlan } = await import('./plan-report');
    return composePlan({ t, head, plan, today: today(), day: dates.day, year: dates.year });
  };
  return <SaveMenu name={plan.title} compose={compose} />;
}
