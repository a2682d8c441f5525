import { Button, Group, NativeSelect, SegmentedControl, Text, Textarea, Title } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Action,
  isOverdue,
  PLAN_TITLE_LENGTH,
  type Plan,
  type PlanFields,
} from '../../../shared/planning';
import { useAutosave } from '../../library';
import { ErrorNotice, ErrorNotices, lostWith, notifyError, useDates, useToday } from '../../platform';
import { BackLink, EmptyState, goToPart, KeptDayInput, LoadingState, PageHeader, SaveState } from '../../ui';
import { ActionDialog } from '../components/ActionDialog';
import { ActionTable, actionRowId } from '../components/ActionTable';
import { Alike } from '../components/Alike';
import { Arrivals } from '../components/Arrivals';
import { ArrivedDialog } from '../components/ArrivedDialog';
import { PlanHistory } from '../components/PlanHistory';
import { Projection } from '../components/Projection';
import { Proposals } from '../components/Proposals';
import { Timeline } from '../components/Timeline';
import { usePlan, useProposals, useSavePlan } from '../queries';
import { SavePlan } from '../report/SavePlan';
import styles from './Plans.module.css';

const STATUSES = ['draft', 'approved', 'closed'] as const;

/** One plan: what it is for, its actions as a table and on a timeline, what is late, and what it would change. */
export function PlanScreen() {
  const { planId } = useParams({ from: '/plans/$planId' });
  const { action } = useSearch({ from: '/plans/$planId' });
  const { t } = useTranslation('planning');
  const plan = usePlan(planId);
  const back = <BackLink to="/plans">{t('plan.back')}</BackLink>;
  const lost = lostWith(plan);
  if (lost !== null) {
    return (
      <>
        <PageHeader before={back} title={t('plan.name')} />
        <ErrorNotice error={lost} onRetry={() => void plan.refetch()} />
      </>
    );
  }
  if (plan.data === undefined) return <LoadingState />;
  return (
    <>
      <ErrorNotices of={[plan]} />
      <Shown key={`${planId} ${action}`} plan={plan.data} opened={action} back={back} />
    </>
  );
}

function fieldsOf({ title, introduction, startsOn, endsOn, status }: Plan): PlanFields {
  return { title, introduction, startsOn, endsOn, status };
}

interface ShownProps {
  readonly plan: Plan;
  /** Id of the action that was come for. */
  readonly opened: string | undefined;
  readonly back: React.ReactNode;
}

function Shown({ plan, opened, back }: ShownProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const [view, setView] = useState<'table' | 'timeline'>('table');
  const [edited, setEdited] = useState<Action | 'new' | null>(
    () => plan.list.find(({ id }) => id === opened) ?? null,
  );
  const close = () => {
    setEdited(null);
    // Whoever came for it goes on at its row: before the dialog nothing of the plan had the focus.
    if (edited !== null && edited !== 'new' && edited.id === opened)
      goToPart(document.getElementById(actionRowId(edited.id)), 'center');
  };
  const [arrived, setArrived] = useState<Action | null>(null);
  const proposals = useProposals(plan.id).data ?? [];
  const now = useToday();
  const overdue = plan.list.filter((each) => isOverdue(each, plan, now));
  return (
    <>
      <PageHeader
        before={back}
        title={plan.title}
        what={t('plan.what', {
          state: t(`vocabulary:member.${plan.state}.label`),
          first: dates.day(plan.startsOn),
          last: dates.day(plan.endsOn),
        })}
        next={overdue.length === 0 ? t('plan.next') : t('plan.next-overdue', { count: overdue.length })}
        actions={
          <Group gap="xs">
            <PlanHistory plan={plan} />
            <SavePlan plan={plan} />
            <Button leftSection={<Plus aria-hidden size={16} />} onClick={() => setEdited('new')}>
              {t('action.new')}
            </Button>
          </Group>
        }
      />
      <Head plan={plan} />
      <Alike plan={plan} />
      <Arrivals plan={plan} />
      <Proposals proposals={proposals} />
      <Group justify="space-between" mt="md" mb="xs">
        <Title order={2} size="h4" id="actions">
          {t('plan.actions', { count: plan.list.length })}
        </Title>
        <SegmentedControl
          aria-label={t('plan.view')}
          value={view}
          onChange={(value) => setView(value === 'timeline' ? 'timeline' : 'table')}
          data={[
            { value: 'table', label: t('plan.table') },
            { value: 'timeline', label: t('plan.timeline') },
          ]}
        />
      </Group>
      {plan.list.length === 0 ? (
        <EmptyState title={t('plan.no-actions')}>{t('plan.no-actions-text')}</EmptyState>
      ) : view === 'table' ? (
        <ActionTable plan={plan} onEdit={setEdited} onArrived={setArrived} />
      ) : (
        <Timeline plan={plan} today={now} onEdit={setEdited} />
      )}
      <Projection plan={plan} />
      {arrived === null ? null : (
        <ArrivedDialog
          key={arrived.id}
          plan={plan}
          action={arrived}
          documentId={null}
          onClose={() => setArrived(null)}
        />
      )}
      {edited === null ? null : (
        <ActionDialog
          key={edited === 'new' ? 'new' : edited.id}
          plan={plan}
          action={edited === 'new' ? null : edited}
          onClose={close}
        />
      )}
    </>
  );
}

function Head({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('planning');
  const save = useSavePlan(plan.id);
  const keep = (change: Partial<PlanFields>) => save.mutateAsync({ ...fieldsOf(plan), ...change });
  const title = useAutosave(
    plan.title,
    (text) => keep({ title: text }),
    (text) => text.trim() === '',
  );
  const introduction = useAutosave(plan.introduction, (text) => keep({ introduction: text }));
  const day = (field: 'startsOn' | 'endsOn') => (
    <KeptDayInput
      label={t(field === 'startsOn' ? 'plan.starts' : 'plan.ends')}
      value={plan[field]}
      onDay={(day) => {
        if (day !== '') void keep({ [field]: day }).catch(notifyError);
      }}
    />
  );
  return (
    <section aria-label={t('plan.head')}>
      <Group align="end" gap="sm">
        <Textarea
          flex="1 1 18rem"
          maw="30rem"
          rows={1}
          classNames={{ input: styles['title'] }}
          label={t('plan.title')}
          value={title.draft}
          maxLength={PLAN_TITLE_LENGTH}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
          onChange={({ currentTarget }) => title.change(currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
          onBlur={title.flush}
        />
        {day('startsOn')}
        {day('endsOn')}
        <NativeSelect
          label={t('plans.status')}
          value={plan.status}
          onChange={({ currentTarget }) =>
            void keep({
              status: STATUSES.find((each) => each === currentTarget.value) ?? 'draft',
            }).catch(notifyError)
          }
          data={STATUSES.map((each) => ({ value: each, label: t(`plans.state.${each}`) }))}
        />
      </Group>
      <Textarea
        mt="xs"
        label={t('plan.introduction')}
        description={t('plan.introduction-text')}
        rows={2}
        resize="vertical"
        maxLength={20_000}
        value={introduction.draft}
        onChange={({ currentTarget }) => introduction.change(currentTarget.value)}
        onBlur={introduction.flush}
      />
      <Text component="div" size="sm">
        <SaveState state={introduction.saving === 'idle' ? title.saving : introduction.saving} />
      </Text>
    </section>
  );
}
