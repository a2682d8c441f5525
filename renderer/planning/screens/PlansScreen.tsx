import { Button, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unfinished } from '../../../shared/planning';
import { ErrorNotices, lostWith, useDates } from '../../platform';
import { EmptyState, LoadingState, PageHeader, StatusBadge, TextLink } from '../../ui';
import { NewPlanDialog } from '../components/NewPlanDialog';
import { usePlans } from '../queries';
import styles from './Plans.module.css';

/** All plans, and the way to begin one. */
export function PlansScreen() {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const plans = usePlans();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const begin = <Button onClick={() => setOpened(true)}>{t('plans.new')}</Button>;
  return (
    <>
      <PageHeader title={t('plans.title')} what={t('plans.what')} next={t('plans.next')} actions={begin} />
      <ErrorNotices of={[plans]} />
      {lostWith(plans) !== null ? null : plans.data === undefined ? (
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
      <NewPlanDialog
        opened={opened}
        onClose={() => setOpened(false)}
        onBegun={(planId) => void navigate({ to: '/plans/$planId', params: { planId } })}
      />
    </>
  );
}
