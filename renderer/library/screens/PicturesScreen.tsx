import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReadingSummary } from '../../../shared/library';
import { ErrorNotice, notifyError } from '../../platform';
import { BackLink, EmptyState, LoadingState, PageHeader, TextLink } from '../../ui';
import { ReadFirst, StopOrGoOn } from '../pictures/PicturesCard';
import { usePictureControl, usePictureQueue } from '../pictures/queries';
import { ReadingProgress, ReadingResult, useReadingCount, useReadingState } from '../pictures/ReadingState';

/** Every document with pages that are pictures: how far their reading is, what came of it, and what can be done. */
export function PicturesScreen() {
  const { t } = useTranslation('library');
  const queue = usePictureQueue();
  return (
    <>
      <PageHeader
        before={<BackLink to="/library">{t('document.back')}</BackLink>}
        title={t('pictures.title')}
        what={t('pictures.what')}
        next={t(nextStep(queue.data))}
        actions={<ForAll queue={queue.data ?? []} />}
      />
      {queue.isError ? <ErrorNotice error={queue.error} onRetry={() => void queue.refetch()} /> : null}
      {queue.isPending ? <LoadingState /> : null}
      {queue.data?.length === 0 ? <EmptyState title={t('pictures.empty')} /> : null}
      {queue.data === undefined || queue.data.length === 0 ? null : (
        <Table aria-label={t('pictures.queue')} verticalSpacing="xs" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('pictures.document')}</Table.Th>
              <Table.Th w="15rem">{t('pictures.status')}</Table.Th>
              <Table.Th>{t('pictures.result')}</Table.Th>
              <Table.Th w="8rem">{t('pictures.action')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {queue.data.map((summary) => (
              <OneDocument key={summary.sha256} summary={summary} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

/** What is to be done next: nothing while pages wait, a decision where somebody stopped. */
function nextStep(queue: readonly ReadingSummary[] = []) {
  if (queue.some(({ state }) => state === 'stopped')) return 'pictures.next-stopped';
  const isOver = queue.length > 0 && queue.every(({ state }) => state !== 'waiting');
  return isOver ? 'pictures.next-done' : 'pictures.next';
}

function OneDocument({ summary }: { readonly summary: ReadingSummary }) {
  const { t } = useTranslation('library');
  const stateOf = useReadingState();
  const countOf = useReadingCount();
  const { documentId, title } = summary;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {documentId === null ? (
          <bdi>{title}</bdi>
        ) : (
          <TextLink to="/library/$documentId" params={{ documentId }} size="sm">
            <bdi>{title}</bdi>
          </TextLink>
        )}
        <Text size="xs" c="dimmed">
          {countOf(summary)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" mb={4}>
          {stateOf(summary)}
        </Text>
        <ReadingProgress summary={summary} label={t('pictures.progress-named', { title })} />
      </Table.Td>
      <Table.Td>
        <ReadingResult summary={summary} />
      </Table.Td>
      <Table.Td>
        <Stack gap={4} align="flex-start">
          <StopOrGoOn summary={summary} named />
          <ReadFirst summary={summary} />
        </Stack>
      </Table.Td>
    </Table.Tr>
  );
}

function ForAll({ queue }: { readonly queue: readonly ReadingSummary[] }) {
  const { t } = useTranslation('library');
  const { stop, goOn } = usePictureControl(null);
  const has = (state: ReadingSummary['state']) => queue.some((one) => one.state === state);
  return (
    <Group gap="xs">
      {has('waiting') ? (
        <Button
          variant="default"
          loading={stop.isPending}
          onClick={() => stop.mutate(undefined, { onError: notifyError })}
        >
          {t('pictures.stop-all')}
        </Button>
      ) : null}
      {has('stopped') ? (
        <Button loading={goOn.isPending} onClick={() => goOn.mutate(undefined, { onError: notifyError })}>
          {t('pictures.go-on-all')}
        </Button>
      ) : null}
    </Group>
  );
}
