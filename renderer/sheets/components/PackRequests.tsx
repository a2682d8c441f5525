import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgencyProgress, Assessment } from '../../../shared/assessments';
import { openIn, packReturnedAt } from '../../../shared/sheets';
import { useAgencyShortName } from '../../agencies';
import { lostWith, useDates } from '../../platform';
import { TextLink } from '../../ui';
import { useAgencyProgress, usePackRequests, useReceipts } from '../queries';
import { usePerson } from '../use-person';
import { DueCell, StateCell } from './RequestCells';

/** Requests that went out as packs. Nothing where there are none. The screen tells what failed. */
export function PackRequests({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation('sheets');
  const { id: assessmentId } = assessment;
  const dates = useDates();
  const nameOf = useAgencyShortName();
  const person = usePerson();
  const packs = usePackRequests(assessmentId);
  const progress = useAgencyProgress(assessmentId);
  const { receipts, returns } = useReceipts(assessmentId);
  if (lostWith(packs) !== null || packs.data === undefined || packs.data.length === 0) return null;
  const sheets = new Set(returns.data?.map(({ receiptId }) => receiptId));
  const returnedAt = (agencyId: string, sentAt: string) =>
    packReturnedAt({ agencyId, sentAt }, receipts.data ?? [], sheets);
  return (
    <section aria-labelledby="requests-packs">
      <Title order={2} size="h4" id="requests-packs">
        {t('requests.packs')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('requests.packs-what')}
      </Text>
      <Table aria-labelledby="requests-packs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('requests.to')}</Table.Th>
            <Table.Th scope="col">{t('requests.pack-to')}</Table.Th>
            <Table.Th scope="col">{t('requests.when')}</Table.Th>
            <Table.Th scope="col">{t('requests.due')}</Table.Th>
            <Table.Th scope="col">{t('requests.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {packs.data.map(({ id, agencyId, to, at, actor }) => (
            <Table.Tr key={id} data-pack-request={agencyId}>
              <Table.Th scope="row">
                <bdi>{nameOf(agencyId)}</bdi>
              </Table.Th>
              <Table.Td>
                <bdi>{to}</bdi>
              </Table.Td>
              <Table.Td>
                <TextLink to="/exchange/sent/$packId" params={{ packId: id }} size="sm">
                  {dates.moment(at)}
                </TextLink>
                <Text size="xs" c="dimmed">
                  <bdi>{person(actor)}</bdi>
                </Text>
              </Table.Td>
              <StateCells
                line={progress.data?.find((one) => one.agencyId === agencyId)}
                returnedAt={returnedAt(agencyId, at)}
                isFrozen={assessment.status === 'frozen'}
              />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface StateCellsProps {
  readonly line: AgencyProgress | undefined;
  readonly returnedAt: string | null;
  readonly isFrozen: boolean;
}

function StateCells({ line, returnedAt, isFrozen }: StateCellsProps) {
  if (line === undefined) return <Table.Td colSpan={2} />;
  const { agencyId, dueOn, progress } = line;
  return (
    <>
      <DueCell dueOn={dueOn} />
      <StateCell request={{ agencyId, dueOn, open: openIn(progress), returnedAt }} isFrozen={isFrozen} />
    </>
  );
}
