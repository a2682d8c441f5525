import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RequestState, requestState, type SheetRequest } from '../../../shared/sheets';
import { useDates, useToday } from '../../platform';
import { StatusBadge } from '../../ui';

const TONES = {
  returned: 'main',
  answered: 'good',
  late: 'bad',
  sent: 'plain',
  over: 'plain',
} as const satisfies Record<RequestState, string>;

/** Until when a request is to be answered. */
export function DueCell({ dueOn }: Pick<SheetRequest, 'dueOn'>) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  return <Table.Td>{dueOn === null ? t('requests.no-due') : dates.day(dueOn)}</Table.Td>;
}

interface StateCellProps {
  readonly request: Pick<SheetRequest, 'returnedAt' | 'open' | 'dueOn'>;
  readonly isFrozen: boolean;
}

/** Where a request stands, whichever way it went: what came back when, and what is missing. */
export function StateCell({ request, isFrozen }: StateCellProps) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  const { returnedAt, open } = request;
  const state = requestState(request, useToday(), isFrozen);
  return (
    <Table.Td>
      <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>
      {returnedAt === null ? null : (
        <Text size="xs" c="dimmed">
          {t('requests.returned', { date: dates.moment(returnedAt) })}
        </Text>
      )}
      {open === 0 ? null : (
        <Text size="xs" c="dimmed">
          {t('requests.open', { count: open })}
        </Text>
      )}
    </Table.Td>
  );
}
