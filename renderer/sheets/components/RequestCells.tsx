import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RequestState, requestState, type SheetRequest } from '../../../shared/sheets';
import { ActiveMark, useAgencies, useEndedAgencies } from '../../agencies';
import { useDates, useToday } from '../../platform';
import { StatusBadge } from '../../ui';

const TONES = {
  returned: 'main',
  answered: 'good',
  late: 'bad',
  sent: 'plain',
  over: 'plain',
} as const satisfies Record<Exclude<RequestState, 'ended'>, string>;

/** Until when a request is to be answered. */
export function DueCell({ dueOn }: Pick<SheetRequest, 'dueOn'>) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  return <Table.Td>{dueOn === null ? t('requests.no-due') : dates.day(dueOn)}</Table.Td>;
}

/** Where a request to an agency stands. One that has ended is waited for no more. */
export function useRequestState(
  { agencyId, ...request }: StateCellProps['request'],
  isFrozen: boolean,
): RequestState {
  const now = useToday();
  return requestState(request, now, { isFrozen, hasEnded: useEndedAgencies(now).has(agencyId) });
}

interface StateCellProps {
  readonly request: Pick<SheetRequest, 'agencyId' | 'returnedAt' | 'open' | 'dueOn'>;
  readonly isFrozen: boolean;
}

/** Where a request stands, whichever way it went: what came back when, and what is missing. */
export function StateCell({ request, isFrozen }: StateCellProps) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  const { agencyId, returnedAt, open } = request;
  const state = useRequestState(request, isFrozen);
  const agency = useAgencies().data?.find(({ id }) => id === agencyId);
  const now = useToday();
  return (
    <Table.Td>
      {state !== 'ended' ? (
        <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>
      ) : agency === undefined ? null : (
        <ActiveMark agency={agency} day={now} />
      )}
      {returnedAt === null ? null : (
        <Text size="xs" c="dimmed">
          {t('requests.returned', { date: dates.moment(returnedAt) })}
        </Text>
      )}
      {open === null || open === 0 ? null : (
        <Text size="xs" c="dimmed">
          {t('requests.open', { count: open })}
        </Text>
      )}
    </Table.Td>
  );
}
