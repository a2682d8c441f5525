import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FilesCheck, Health } from '../../../shared/backup';
import { isAppError } from '../../../shared/kernel';
import { notifyError, useDates } from '../../platform';
import { LoadingState, StatusBadge, TextLink } from '../../ui';
import { useBringAgain, useCheckFiles, useHealth, useStopCheck } from '../queries';
import { WorkProgress } from './WorkProgress';

/** Whether the stored PDFs are what was brought in, and what to do about those that are not. The screen tells what it failed with. */
export default function StoredFiles() {
  const health = useHealth();
  if (health.data === undefined) return <LoadingState />;
  return (
    <Stack gap="xs">
      <Result files={health.data.files} />
      <Check health={health.data} />
      {health.data.files === null || health.data.files.faultCount === 0 ? null : (
        <Faults files={health.data.files} />
      )}
    </Stack>
  );
}

function Result({ files }: { readonly files: FilesCheck | null }) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  if (files === null) {
    return (
      <>
        <Group gap="xs">
          <StatusBadge tone="plain">{t('files.none')}</StatusBadge>
        </Group>
        <Text size="sm">{t('files.none-why')}</Text>
      </>
    );
  }
  const megabytes = Math.max(1, Math.round(files.orphanBytes / 1_000_000));
  return (
    <>
      <Group gap="xs">
        <StatusBadge tone={files.faultCount === 0 ? 'good' : 'bad'}>
          {files.faultCount === 0 ? t('files.sound') : t('files.damaged', { count: files.faultCount })}
        </StatusBadge>
        <Text size="sm">{dates.moment(files.at)}</Text>
      </Group>
      <Text size="sm">{t('files.looked', { count: files.looked })}</Text>
      {files.orphans === 0 ? null : (
        <Text size="sm">{t('files.orphans', { count: files.orphans, size: megabytes })}</Text>
      )}
    </>
  );
}

function Check({ health }: { readonly health: Health }) {
  const { t } = useTranslation('backup');
  const check = useCheckFiles();
  const stop = useStopCheck();
  const underWay = health.work?.kind === 'files' || health.work?.kind === 'check';
  return (
    <>
      <WorkProgress work={underWay ? health.work : null} />
      <Group gap="xs">
        {underWay ? (
          <Button
            size="xs"
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate(undefined, { onError: notifyError })}
          >
            {t('files.stop')}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            disabled={health.work !== null}
            onClick={() =>
              check.mutate(undefined, {
                // Whoever stopped it knows.
                onError: (error) => (isAppError(error, 'backup.stopped') ? undefined : notifyError(error)),
              })
            }
          >
            {t('files.start')}
          </Button>
        )}
      </Group>
    </>
  );
}

function Faults({ files }: { readonly files: FilesCheck }) {
  const { t } = useTranslation('backup');
  const navigate = useNavigate();
  const again = useBringAgain();
  const more = files.faultCount - files.faults.length;
  return (
    <>
      <Table aria-label={t('files.list')} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('files.file')}</Table.Th>
            <Table.Th>{t('files.what')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.faults.map(({ sha256, name, kind, documentId }) => (
            <Table.Tr key={sha256}>
              <Table.Td>
                <bdi>{name}</bdi>{' '}
                {documentId === null ? null : (
                  <TextLink
                    to="/library/$documentId"
                    params={{ documentId }}
                    size="sm"
                    aria-label={t('files.document-named', { name })}
                  >
                    {t('files.document')}
                  </TextLink>
                )}
              </Table.Td>
              <Table.Td>{t(`files.kind.${kind}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more > 0 ? <Text size="sm">{t('files.more', { count: more })}</Text> : null}
      <Text size="sm">{t('files.next')}</Text>
      <Group gap="xs">
        <Button
          size="xs"
          loading={again.isPending}
          onClick={() =>
            again.mutate(undefined, {
              whileHere: (importId) => {
                if (importId !== null)
                  void navigate({ to: '/library/imports/$importId', params: { importId } });
              },
              onError: notifyError,
            })
          }
        >
          {t('files.again')}
        </Button>
        <TextLink to="/settings" size="sm">
          {t('files.to-copies')}
        </TextLink>
      </Group>
    </>
  );
}
