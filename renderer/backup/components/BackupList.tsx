import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry } from '../../../shared/backup';
import { ErrorNotices, lostWith, useDates } from '../../platform';
import { LoadingState, StatusBadge } from '../../ui';
import { useBackups } from '../queries';
import { BringCopy } from './BringCopy';
import { RestoreDialog } from './RestoreDialog';

const SHOWN = 5;
const COLUMNS = ['moment', 'reason', 'holds', 'size', 'state', 'action'] as const;

interface BackupListProps {
  /** The screen tells what the list failed with. */
  readonly isFailureTold?: boolean;
  /** The user came to the screen to bring a copy. */
  readonly isCopyWanted?: boolean;
}

/** Every backup, newest first, each one click from the question whether to go back to it, and the way to one from elsewhere. */
export function BackupList({ isFailureTold = false, isCopyWanted = false }: BackupListProps) {
  return (
    <Stack gap="xs">
      <Backups isFailureTold={isFailureTold} />
      <BringCopy isWanted={isCopyWanted} />
    </Stack>
  );
}

function Backups({ isFailureTold }: { readonly isFailureTold: boolean }) {
  const { t } = useTranslation('backup');
  const list = useBackups();
  const [isWhole, setWhole] = useState(false);
  const [asked, setAsked] = useState<BackupEntry | null>(null);
  // A question that could not be put then is not put later, by itself, when the list can be had again.
  if (asked !== null && list.isError && !list.isFetching) setAsked(null);
  if (list.isPending) return <LoadingState />;
  const failed = isFailureTold ? null : <ErrorNotices of={[list]} />;
  if (list.data === undefined || lostWith(list) !== null) return failed;
  const { backups, present } = list.data;
  // What the workspace holds may have changed while the list stood there, by an import in the background or on this very screen.
  const ask = (backup: BackupEntry) => {
    setAsked(backup);
    void list.refetch();
  };
  if (backups.length === 0) {
    return (
      <>
        {failed}
        <Text size="sm">{t('list.none')}</Text>
      </>
    );
  }
  const shown = isWhole ? backups : backups.slice(0, SHOWN);
  return (
    <Stack gap="xs">
      {failed}
      <Table.ScrollContainer minWidth={600}>
        <Table aria-label={t('list.label')} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`list.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((backup) => (
              <BackupRow key={backup.id} backup={backup} onRestore={() => ask(backup)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length === backups.length ? null : (
        <Group>
          <Button variant="subtle" onClick={() => setWhole(true)}>
            {t('list.all', { count: backups.length - shown.length })}
          </Button>
        </Group>
      )}
      <RestoreDialog
        // Nobody is asked with figures of what is there that could not be had anew.
        backup={list.isError ? null : asked}
        present={present}
        isLooking={list.isFetching}
        onClose={() => setAsked(null)}
      />
    </Stack>
  );
}

interface BackupRowProps {
  readonly backup: BackupEntry;
  readonly onRestore: () => void;
}

function BackupRow({ backup, onRestore }: BackupRowProps) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const { contents } = backup;
  const moment = dates.moment(backup.createdAt);
  const state = backup.newer ? 'newer' : backup.verified ? 'sound' : 'unsound';
  return (
    <Table.Tr>
      <Table.Td>{moment}</Table.Td>
      <Table.Td>{t(backup.brought === true ? 'reason.brought' : `reason.${backup.reason}`)}</Table.Td>
      <Table.Td>
        {contents === null
          ? t('list.unknown')
          : t('list.contents', {
              documents: contents.documents,
              assessments: contents.assessments,
              answers: contents.answers,
            })}
      </Table.Td>
      <Table.Td>
        <Size bytes={backup.bytes} />
      </Table.Td>
      <Table.Td>
        <StatusBadge tone={state === 'sound' ? 'good' : state === 'newer' ? 'care' : 'bad'}>
          {t(`list.${state}`)}
        </StatusBadge>
      </Table.Td>
      <Table.Td>
        {state === 'sound' ? (
          <Button
            size="xs"
            variant="default"
            aria-label={t('list.restore-name', { moment })}
            onClick={onRestore}
          >
            {t('list.restore')}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

const KILO = 1000;
const MEGA = 1_000_000;

function Size({ bytes }: { readonly bytes: number }) {
  const { t } = useTranslation('backup');
  return bytes < MEGA
    ? t('list.kilobytes', { size: Math.max(1, Math.round(bytes / KILO)) })
    : t('list.megabytes', { size: (bytes / MEGA).toFixed(bytes < 10 * MEGA ? 1 : 0) });
}
