import { ActionIcon, Button, Group, Table, Text } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Action, Plan } from '../../../shared/planning';
import { notifyError, useDates } from '../../platform';
import { useFollowed, useMoveAction, useNewestAssessment } from '../queries';
import { ActionItem } from './ActionItem';
import { ActionState } from './ActionState';
import styles from './ActionTable.module.css';
import { DoneDocument } from './DoneDocument';

interface ActionTableProps {
  readonly plan: Plan;
  readonly onEdit: (action: Action) => void;
  /** The expected document of an action is in the library. */
  readonly onArrived: (action: Action) => void;
}

/** Id of the row of an action, to go to it. */
export const actionRowId = (actionId: string) => `action-${actionId}`;

/** The actions of a plan in their order: step, owner, dates, cost, state. */
export function ActionTable({ plan, onEdit, onArrived }: ActionTableProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const move = useMoveAction();
  const followed = useFollowed(plan.id);
  const newest = useNewestAssessment(plan.state);
  return (
    <Table aria-labelledby="actions">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('action.action')}</Table.Th>
          <Table.Th scope="col">{t('action.step')}</Table.Th>
          <Table.Th scope="col">{t('action.owner')}</Table.Th>
          <Table.Th scope="col">{t('action.due')}</Table.Th>
          <Table.Th scope="col">{t('action.resources')}</Table.Th>
          <Table.Th scope="col">{t('action.state')}</Table.Th>
          <Table.Th scope="col" className={styles['place'] ?? ''}>
            {t('action.place')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {plan.list.map((each, at) => (
          <Table.Tr key={each.id} id={actionRowId(each.id)}>
            <Table.Th scope="row" miw="12rem" maw="26rem" className={styles['title'] ?? ''}>
              <Button
                miw={0}
                variant="transparent"
                size="compact-sm"
                px={0}
                h="auto"
                classNames={{ label: styles['open'] ?? '' }}
                onClick={() => onEdit(each)}
              >
                {each.title}
              </Button>
              {each.indicator === '' ? null : (
                <Text size="xs" fw={400}>
                  {t('action.indicator-short', { indicator: each.indicator })}
                </Text>
              )}
              {each.expectedDocument === '' || !plan.awaited.includes(each.id) ? null : (
                <Text size="xs" fw={400} component="div">
                  {t('action.expects', { document: each.expectedDocument })}{' '}
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('arrived.here-named', { title: each.title })}
                    onClick={() => onArrived(each)}
                  >
                    {t('arrived.here')}
                  </Button>
                </Text>
              )}
              {each.carriedFrom === null ? null : (
                <Text size="xs" fw={400} c="dimmed">
                  {t('action.carried')}
                </Text>
              )}
            </Table.Th>
            <Table.Td>
              <ActionItem action={each} followed={followed.get(each.id)} assessmentId={newest?.id} />
            </Table.Td>
            <Table.Td className={styles['words'] ?? ''}>
              {each.owner === '' ? t('action.no-owner') : each.owner}
            </Table.Td>
            <Table.Td className={styles['words'] ?? ''}>
              {each.dueOn === null ? t('action.no-date') : dates.day(each.dueOn)}
            </Table.Td>
            <Table.Td className={styles['words'] ?? ''}>
              {t(`cost.${each.costClass}`)}
              {(['costText', 'people', 'material'] as const).map((name) =>
                each[name] === undefined || each[name] === '' ? null : (
                  <Text key={name} size="xs">
                    {t(`action.means.${name}`, { words: each[name] })}
                  </Text>
                ),
              )}
            </Table.Td>
            <Table.Td className={styles['words'] ?? ''}>
              <ActionState action={each} plan={plan} />
              {each.doneDocumentId === null ? null : <DoneDocument documentId={each.doneDocumentId} />}
            </Table.Td>
            <Table.Td className={styles['place'] ?? ''}>
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  aria-label={t('action.up', { title: each.title })}
                  disabled={at === 0}
                  onClick={() => move.mutate({ actionId: each.id, position: at }, { onError: notifyError })}
                >
                  <ArrowUp aria-hidden size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('action.down', { title: each.title })}
                  disabled={at === plan.list.length - 1}
                  onClick={() =>
                    move.mutate({ actionId: each.id, position: at + 2 }, { onError: notifyError })
                  }
                >
                  <ArrowDown aria-hidden size={16} />
                </ActionIcon>
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
