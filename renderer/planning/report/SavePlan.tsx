import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../shared/planning';
import { describeDocuments } from '../../library';
import { call, today, useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';
import { useOutsideWords } from '../outside-words';

/** Saves a plan as a document. */
export function SavePlan({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation(['planning', 'vocabulary', 'reports']);
  const dates = useDates();
  const head = useReportHead();
  const outsideWords = useOutsideWords();
  const compose = async () => {
    const { composePlan } = await import('./plan-report');
    const [followed, documents] = await Promise.all([
      call('planning.followed', { planId: plan.id }),
      describeDocuments(plan.list.flatMap(({ doneDocumentId }) => doneDocumentId ?? [])),
    ]);
    const { access } = await call('library.narrowestAccess', {
      versionIds: [
        ...plan.list.flatMap(({ resources }) => resources.map(({ versionId }) => versionId)),
        ...documents.flatMap(({ versions }) => versions.map(({ id }) => id)),
      ],
    });
    return composePlan({
      ...{ t, head, plan, access, today: today(), day: dates.day, year: dates.year },
      followed: new Map(followed.map((each) => [each.actionId, each])),
      shownBy: (documentId) => {
        const found = documents.find(({ id }) => id === documentId);
        return found?.removedAt === null ? found.title : outsideWords(found ?? null);
      },
    });
  };
  return <SaveMenu name={plan.title} compose={compose} />;
}
