import { Alert, Button, Group, Text } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, History, Lock, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { saysSame } from '../../../shared/assessments';
import { langOf } from '../../../shared/questionnaires';
import { useAgencies } from '../../agencies';
import { AnswerMark, Discussion, Overruled, useKeys, useLadder } from '../../assessments';
import { ErrorNotices, lostWith, Telling } from '../../platform';
import { TranslationNote } from '../../questionnaires';
import { BackLink, LoadingState, PageHeader } from '../../ui';
import { AgencyAnswers } from '../components/AgencyAnswers';
import { DecisionForm } from '../components/DecisionForm';
import { DecisionHistory } from '../components/DecisionHistory';
import { useItemView, useTable } from '../queries';
import { type AssessmentParts, useAssessmentParts } from '../use-assessment-parts';
import { listedIn, useJudgedRows } from '../use-judged-rows';
import { lastView, rememberWalk, walkOf } from '../view';
import styles from './DecideScreen.module.css';

/** One item with every agency's answer side by side, where the national answer is decided. */
export function DecideScreen() {
  const { itemId = '' } = useParams({ strict: false });
  const { t } = useTranslation(['consolidation', 'assessments', 'vocabulary']);
  const ladderOf = useLadder();
  const parts = useAssessmentParts();
  const { assessmentId, assessment, edition, items, asked } = parts;
  const view = useItemView(assessmentId, itemId);
  const navigate = useNavigate();
  const around = useAround(parts, itemId);
  const go = (to: string | undefined) => {
    if (to === undefined) return false;
    void navigate({
      to: '/assessments/$assessmentId/consolidation/$itemId',
      params: { assessmentId, itemId: to },
    });
    return true;
  };
  useKeys({ left: () => go(around.before), right: () => go(around.after) });
  const item = items.get(itemId);
  const back = (
    <BackLink to="/assessments/$assessmentId/consolidation" params={{ assessmentId }}>
      {t('item.back')}
    </BackLink>
  );
  if ([...asked, view].some((each) => lostWith(each) !== null)) {
    return (
      <>
        <PageHeader title={t('decide.title')} before={back} />
        <ErrorNotices of={[...asked, view]} />
      </>
    );
  }
  if (assessment === undefined || edition === undefined || view.data === undefined || item === undefined)
    return <LoadingState />;
  const isOpen = assessment.status === 'open';
  const { national, evidenced, decisions, changedSince } = view.data;
  const decided = decisions.at(-1);
  return (
    <>
      <PageHeader
        before={back}
        title={
          <>
            {item.id} <span lang={langOf(item)}>{item.question}</span>
          </>
        }
        what={<span lang={langOf(item)}>{item.help}</span>}
        actions={
          <Group gap={6}>
            <Button
              size="xs"
              variant="default"
              disabled={around.before === undefined}
              leftSection={<ChevronLeft aria-hidden size={16} />}
              onClick={() => go(around.before)}
            >
              {t('assessments:item.previous')}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={around.after === undefined}
              leftSection={<ChevronRight aria-hidden size={16} />}
              onClick={() => go(around.after)}
            >
              {t('assessments:item.following')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<Printer aria-hidden size={16} />}
              onClick={() => window.print()}
            >
              {t('print')}
            </Button>
          </Group>
        }
      />
      <Telling of={[...asked, view]}>
        <TranslationNote items={[item]} />
        <Group gap="md" mb="xs" data-national>
          <Text size="sm" component="div">
            <strong>{t('table.national')}</strong> <AnswerMark answer={national} />
          </Text>
          {evidenced === null ? null : (
            <Text size="sm" c="dimmed">
              {t('item.evidenced', { level: evidenced })}
            </Text>
          )}
        </Group>
        {decided === undefined || saysSame(decided.value, national.value) ? null : (
          <Alert color="yellow" variant="outline" mb="xs" role="note">
            <Overruled decided={decided.value} />
          </Alert>
        )}
        {changedSince.length === 0 ? null : (
          <Alert color="yellow" variant="outline" icon={<History aria-hidden size={18} />} mb="xs">
            {t('item.older', {
              count: changedSince.length,
              names: view.data.agencies
                .filter(({ column }) => changedSince.includes(column.agencyId))
                .map(({ column }) => column.shortName)
                .join(', '),
            })}
          </Alert>
        )}
        {isOpen ? null : (
          <Alert color="gray" variant="outline" icon={<Lock aria-hidden size={18} />} mb="xs">
            {t('assessments:item.frozen')}
          </Alert>
        )}
        <div className={styles.columns}>
          <div className={styles.part}>
            <AgencyAnswers key={itemId} assessmentId={assessmentId} view={view.data} />
          </div>
          <div className={styles.part}>
            {isOpen ? (
              <div className={styles.form}>
                <DecisionForm
                  key={`${itemId} ${national.revision} ${decisions.length}`}
                  assessmentId={assessmentId}
                  view={view.data}
                  ladder={ladderOf(edition, item)}
                />
              </div>
            ) : null}
            <DecisionHistory key={itemId} decisions={decisions} />
            <Discussion assessmentId={assessmentId} itemId={itemId} readOnly={!isOpen} />
          </div>
        </div>
      </Telling>
    </>
  );
}

/** The items before and after this one: as the table listed them, else as it would list them now. */
function useAround(
  { assessmentId, assessment, edition, items }: AssessmentParts,
  itemId: string,
): { readonly before?: string; readonly after?: string } {
  const table = useTable(assessmentId).data;
  const judged = useJudgedRows(assessment, table);
  const agencies = useAgencies();
  if (table === undefined) return {};
  if (!walkOf(assessmentId).includes(itemId)) {
    // Before it is known who has ended, and which items are of a pillar, another list would be kept.
    if (assessment === undefined || edition === undefined || agencies.isPending) return {};
    const listed = new Set(listedIn(lastView(assessmentId), judged, items));
    rememberWalk(
      assessmentId,
      judged.filter((one) => listed.has(one) || one.row.itemId === itemId).map(({ row }) => row.itemId),
    );
  }
  // A year that went on with another edition meanwhile asks some of them no more.
  const asked = new Set(table.rows.map((row) => row.itemId));
  const ids = walkOf(assessmentId).filter((id) => asked.has(id));
  const at = ids.indexOf(itemId);
  const [before, after] = [ids[at - 1], ids[at + 1]];
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
