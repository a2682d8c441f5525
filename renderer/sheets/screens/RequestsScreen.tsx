import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { FileDown, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import type { SheetRequest } from '../../../shared/sheets';
import { useAgencyShortName } from '../../agencies';
import { Frame } from '../../consolidation';
import { lostWith, useDates } from '../../platform';
import { ButtonLink, EmptyState, LoadingState } from '../../ui';
import { PackRequests } from '../components/PackRequests';
import { ReceiptList } from '../components/ReceiptList';
import { DueCell, StateCell, useRequestState } from '../components/RequestCells';
import { SendDialog } from '../components/SendDialog';
import { usePackRequests, useReceipts, useRequests } from '../queries';
import { usePerson } from '../use-person';

/** What was sent to whom, when and how, what came back, and the receipts. */
export function RequestsScreen() {
  const { t } = useTranslation('sheets');
  const [sending, setSending] = useState(false);
  const { assessmentId = '' } = useParams({ strict: false });
  const requests = useRequests(assessmentId);
  const packs = usePackRequests(assessmentId);
  const { receipts, returns } = useReceipts(assessmentId);
  return (
    <Frame
      tab="requests"
      title={t('requests.title')}
      what={t('requests.what')}
      next={t('requests.next')}
      beside={[requests, packs, receipts, returns]}
      actions={(assessment) =>
        assessment.status === 'open' ? (
          <Group gap="xs">
            <Button leftSection={<Send aria-hidden size={16} />} onClick={() => setSending(true)}>
              {t('send.open')}
            </Button>
            <ButtonLink
              to="/assessments/$assessmentId/bring-in"
              params={{ assessmentId: assessment.id }}
              variant="default"
              leftSection={<FileDown aria-hidden size={16} />}
            >
              {t('bring.open')}
            </ButtonLink>
          </Group>
        ) : null
      }
    >
      {(assessment) => (
        <Stack gap="lg">
          <Requests assessment={assessment} onSend={() => setSending(true)} />
          <PackRequests assessment={assessment} />
          <ReceiptList assessmentId={assessment.id} />
          <SendDialog assessment={assessment} opened={sending} onClose={() => setSending(false)} />
        </Stack>
      )}
    </Frame>
  );
}

function Requests({ assessment, onSend }: { readonly assessment: Assessment; readonly onSend: () => void }) {
  const { t } = useTranslation('sheets');
  const requests = useRequests(assessment.id);
  const packs = usePackRequests(assessment.id);
  const nameOf = useAgencyShortName();
  if (lostWith(requests) !== null) return null;
  if (requests.data === undefined) return <LoadingState />;
  if (requests.data.length === 0) {
    // Packs are listed below; without them nothing was sent at all.
    if (packs.data === undefined || packs.data.length > 0) return null;
    return (
      <EmptyState
        title={t('requests.empty')}
        action={
          assessment.status === 'open' ? (
            <Button leftSection={<Send aria-hidden size={16} />} onClick={onSend}>
              {t('send.open')}
            </Button>
          ) : undefined
        }
      >
        {t('requests.empty-why')}
      </EmptyState>
    );
  }
  // Those of one sending stand by name.
  const listed = requests.data.toSorted(
    (one, other) =>
      other.sentAt.localeCompare(one.sentAt) || nameOf(one.agencyId).localeCompare(nameOf(other.agencyId)),
  );
  return (
    <section aria-labelledby="requests-sent">
      <Title order={2} size="h4" id="requests-sent">
        {t('requests.sent')}
      </Title>
      <Table aria-labelledby="requests-sent" data-requests>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('requests.to')}</Table.Th>
            <Table.Th scope="col">{t('requests.form')}</Table.Th>
            <Table.Th scope="col">{t('requests.when')}</Table.Th>
            <Table.Th scope="col">{t('requests.due')}</Table.Th>
            <Table.Th scope="col">{t('requests.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {listed.map((request) => (
            <RequestRow key={request.id} request={request} isFrozen={assessment.status === 'frozen'} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function RequestRow({ request, isFrozen }: { readonly request: SheetRequest; readonly isFrozen: boolean }) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  const nameOf = useAgencyShortName();
  const person = usePerson();
  const state = useRequestState(request, isFrozen);
  const { agencyId, form, fileName, sentAt, sentBy, dueOn, items } = request;
  return (
    <Table.Tr data-request={agencyId} data-state={state}>
      <Table.Th scope="row">
        <bdi>{nameOf(agencyId)}</bdi>
        <Text size="xs" c="dimmed" fw={400}>
          {t('requests.items', { count: items })}
        </Text>
      </Table.Th>
      <Table.Td>
        {t(`form.${form}`)}
        {fileName === null ? null : (
          <Text size="xs" c="dimmed">
            <bdi>{fileName}</bdi>
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {dates.moment(sentAt)}
        <Text size="xs" c="dimmed">
          <bdi>{person(sentBy)}</bdi>
        </Text>
      </Table.Td>
      <DueCell dueOn={dueOn} />
      <StateCell request={request} isFrozen={isFrozen} />
    </Table.Tr>
  );
}
