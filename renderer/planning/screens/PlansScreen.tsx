import { Button, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlanSummary, unfinished } from '../../../shared/planning';
import type { MemberCode } from '../../../shared/vocabulary';
import { ErrorNotice, notifyError, useDates } from '../../platform';
import {
  DayInput,
  Dialog,
  EmptyState,
  LoadingState,
  PageHeader,
  StatusBadge,
  TextLink,
  useMemberChoices,
} from '../../ui';
import { useAssessments, useCreatePlan, usePlans } from '../queries';
import styles from './Plans.module.css';

/** All plans, and the way to begin one. */
export function PlansScreen() {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const plans = usePlans();
  const [opened, setOpened] = useState(false);
  const begin = <Button onClick={() => setOpened(true)}>{t('plans.new')}</Button>;
  return (
    <>
      <PageHeader title={t('plans.title')} what={t('plans.what')} next={t('plans.next')} actions={begin} />
      {plans.isError ? (
        <ErrorNotice error={plans.error} onRetry={() => void plans.refetch()} />
      ) : plans.data === undefined ? (
        <LoadingState />
      ) : plans.data.length === 0 ? (
        <EmptyState title={t('plans.none')} action={begin}>
          {t('plans.none-text')}
        </EmptyState>
      ) : (
        <Table aria-label={t('plans.title')} maw="64rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('plans.plan')}</Table.Th>
              <Table.Th scope="col">{t('plans.period')}</Table.Th>
              <Table.Th scope="col">{t('plans.status')}</Table.Th>
              <Table.Th scope="col">{t('plans.actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plans.data.map((plan) => (
              <Table.Tr key={plan.id}>
                <Table.Th scope="row" className={styles.name ?? ''}>
                  <TextLink to="/plans/$planId" params={{ planId: plan.id }}>
                    {plan.title}
                  </TextLink>
                  <Text size="xs" fw={400}>
                    {t(`vocabulary:member.${plan.state}.label`)}
                  </Text>
                </Table.Th>
                <Table.Td>
                  {t('plans.from-to', { first: dates.day(plan.startsOn), last: dates.day(plan.endsOn) })}
                </Table.Td>
                <Table.Td>
                  <StatusBadge tone={plan.status === 'approved' ? 'good' : 'plain'}>
                    {t(`plans.state.${plan.status}`)}
                  </StatusBadge>
                </Table.Td>
                <Table.Td>
                  {t('plans.count', { count: plan.actions, done: plan.done })}
                  {plan.dropped === 0 ? null : (
                    <Text size="xs">{t('plans.dropped', { count: plan.dropped })}</Text>
                  )}
                  {plan.wentOn === 0 ? null : (
                    <Text size="xs">{t('plans.went-on', { count: plan.wentOn })}</Text>
                  )}
                  {unfinished(plan) === 0 ? null : (
                    <Text size="xs">{t('plans.unfinished', { count: unfinished(plan) })}</Text>
                  )}
                  {plan.overdue === 0 ? null : (
                    <StatusBadge tone="bad">{t('plans.overdue', { count: plan.overdue })}</StatusBadge>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('plans.new')}>
        <NewPlan plans={plans.data ?? []} onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

interface NewPlanProps {
  readonly plans: readonly PlanSummary[];
  readonly onClose: () => void;
}

function NewPlan({ plans, onClose }: NewPlanProps) {
  const { t } = useTranslation(['planning', 'vocabulary', 'ui']);
  const states = useMemberChoices();
  const navigate = useNavigate();
  const usual = useAssessments().data?.[0]?.state;
  const create = useCreatePlan();
  const year = new Date().getFullYear() + 1;
  const [title, setTitle] = useState('');
  const [state, setState] = useState<MemberCode | ''>('');
  const [startsOn, setStartsOn] = useState(`${year}-01-01`);
  const [endsOn, setEndsOn] = useState(`${year}-12-31`);
  const [from, setFrom] = useState('');
  const chosen = state === '' ? (usual ?? '') : state;
  const earlier = plans.filter((plan) => plan.state === chosen);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (chosen === '') return;
    create.mutate(
      {
        state: chosen,
        // A plan of another State that was chosen before is no longer offered.
        from: earlier.some(({ id }) => id === from) ? from : null,
        fields: { title: title.trim(), introduction: '', startsOn, endsOn, status: 'draft' },
      },
      {
        whileShown: ({ id }) => void navigate({ to: '/plans/$planId', params: { planId: id } }),
        onError: notifyError,
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        required
        data-autofocus
        label={t('plan.title')}
        value={title}
        maxLength={200}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <NativeSelect
        required
        label={t('plans.state-label')}
        value={chosen}
        onChange={({ currentTarget }) => setState(currentTarget.value as MemberCode)}
        data={[
          { value: '', label: '' },
          ...states,
          ...(usual === undefined || states.some(({ value }) => value === usual)
            ? []
            : [{ value: usual, label: t(`vocabulary:member.${usual}.label`) }]),
        ]}
      />
      <Group grow>
        <DayInput required label={t('plan.starts')} value={startsOn} onDay={setStartsOn} />
        <DayInput required label={t('plan.ends')} value={endsOn} min={startsOn} onDay={setEndsOn} />
      </Group>
      <NativeSelect
        label={t('plans.carry')}
        description={t('plans.carry-text')}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        data={[
          { value: '', label: t('plans.carry-none') },
          ...earlier.map((plan) => ({ value: plan.id, label: plan.title })),
        ]}
      />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('plans.begin')}
        </Button>
      </Group>
    </form>
  );
}
