import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../shared/planning';
import { describeDocuments, useReadCitedVersions } from '../../library';
import { call, today, useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';
import { useOutsideWords } from '../outside-words';

/** Saves a plan as a document. */
export function SavePlan({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation(['planning', 'vocabulary', 'reports', 'assessments']);
  const dates = useDates();
  const head = useReportHead();
  const outsideWords = useOutsideWords();
  const readCited = useReadCitedVersions();
  const compose = async () => {
    const { composePlan } = await import('./plan-report');
    const usedIds = plan.list.flatMap(({ resources }) => resources.map(({ versionId }) => versionId));
    const [followed, documents, used] = await Promise.all([
      call('planning.followed', { planId: plan.id }),
      describeDocuments(plan.list.flatMap(({ doneDocumentId }) => doneDocumentId ?? [])),
      readCited(usedIds),
    ]);
    const { access } = await call('library.narrowestAccess', {
      versionIds: [...usedIds, ...documents.flatMap(({ versions }) => versions.map(({ id }) => id))],
    });
    return composePlan({
      ...{ t, head, plan, access, today: today(), day: dates.day, year: dates.year },
      followed: new Map(followed.map((each) => [each.actionId, each])),
      whereIs: (versionId) => {
        const outside = used.whereIs(versionId);
        return outside === null ? null : t(`assessments:citation.${outside}`);
      },
      shownBy: (documentId) => {
        const found = documents.find(({ id }) => id === documentId);
        return found?.removedAt === null ? found.title : outsideWords(found ?? null);
      },
    });
  };
  return <SaveMenu name={plan.title} compose={compose} />;
}
