import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/kernel';
import { ErrorNotice, lostWith, Telling } from '../../platform';
import { usePublishedEdition } from '../../questionnaires';
import { BackLink, LoadingState, PageHeader } from '../../ui';
import { asAgency, useAnsweringAs } from '../answering-as';
import { answerIn } from '../autosave-book';
import { ItemEditor } from '../components/ItemEditor';
import { useEarlierEdition } from '../edition-flow';
import { rowsOf } from '../overview';
import { useAssessment, useCorrected, useSnapshotRecord } from '../queries';

/** One item a screen: the question, the answer, what was said last year, and what supports it. */
export function ItemScreen() {
  const { assessmentId, itemId } = useParams({ from: '/assessments/$assessmentId/$itemId' });
  const { t } = useTranslation('assessments');
  const agencyId = useAnsweringAs();
  const assessment = useAssessment(assessmentId, agencyId);
  const edition = usePublishedEdition(assessment.data);
  const basedOn = assessment.data?.basedOn;
  const before = useCorrected(basedOn);
  const record = useSnapshotRecord(agencyId === null ? null : basedOn);
  const { earlier: earlierEdition, asked } = useEarlierEdition(assessment.data, before.data);

  const failed = [assessment, edition].find((each) => lostWith(each) !== null);
  if (failed !== undefined) {
    return (
      <ItemMissing assessmentId={assessmentId} error={failed.error} retry={() => void failed.refetch()} />
    );
  }
  // Without the record of what agencies said it is not known that this one said nothing, nor without the edition whether the question is the same.
  const ofEarlier = [before, record, ...asked];
  const earlierLost = ofEarlier.map(lostWith).find((error) => error !== null) ?? null;
  const isPending =
    earlierEdition === undefined ||
    (typeof basedOn === 'string' && (before.isPending || (agencyId !== null && record.isPending)));
  if (assessment.data === undefined || edition.data === undefined || isPending) {
    return <LoadingState />;
  }
  const rows = rowsOf(edition.data, assessment.data.answers);
  const at = rows.findIndex(({ item }) => item.id === itemId);
  const row = rows[at];
  if (row === undefined) {
    const error = new AppError('assessments.item-not-asked', { itemId });
    return <ItemMissing assessmentId={assessmentId} error={error} />;
  }
  const said =
    agencyId === null
      ? before.data
      : (record.data?.contributions.find((one) => one.agencyId === agencyId) ?? { answers: [] });
  const origin = earlierEdition?.flow.origins.get(itemId);
  return (
    <Telling of={[assessment, edition, ...(earlierLost === null ? ofEarlier : [])]}>
      <ItemEditor
        key={`${assessmentId}:${itemId}:${agencyId}`}
        assessment={assessment.data}
        edition={edition.data}
        rows={rows}
        at={at}
        row={row}
        earlier={
          before.data === undefined || earlierLost !== null
            ? null
            : {
                snapshot: before.data,
                answers: (origin?.from ?? [itemId]).flatMap((id) => (said && answerIn(said, id)) ?? []),
                comparable: (earlierEdition?.bridge.comparability(itemId) ?? 'full') === 'full',
              }
        }
        origin={origin && earlierEdition ? { origin, before: earlierEdition.edition } : null}
        earlierError={earlierLost}
        label={t('item.position', { at: at + 1, total: rows.length })}
      />
    </Telling>
  );
}

interface ItemMissingProps {
  readonly assessmentId: string;
  readonly error: unknown;
  readonly retry?: () => void;
}

function ItemMissing({ assessmentId, error, retry }: ItemMissingProps) {
  const { t } = useTranslation('assessments');
  const agencyId = useAnsweringAs();
  return (
    <>
      <PageHeader
        title={t('item.title')}
        before={
          <BackLink to="/assessments/$assessmentId" params={{ assessmentId }} search={asAgency(agencyId)}>
            {t('item.all')}
          </BackLink>
        }
      />
      <ErrorNotice error={error} onRetry={retry} />
    </>
  );
}
