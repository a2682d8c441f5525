import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type BackupEntry, type Contents, isSameContents } from '../../../shared/backup';
import { notifyError, useDates } from '../../platform';
import { ConfirmDialog, LoadingState } from '../../ui';
import { useRestore } from '../queries';

interface RestoreDialogProps {
  /** The backup asked about; null closes the dialog. */
  readonly backup: BackupEntry | null;
  /** What the workspace holds now; null when it cannot be opened. */
  readonly present: Contents | null;
  /** While what it holds is being read. */
  readonly isLooking?: boolean;
  readonly onClose: () => void;
}

/** Asks before going back to a backup, and says in numbers what will be different. */
export function RestoreDialog({ backup, present, isLooking = false, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const restore = useRestore(present === null && !isLooking);
  if (backup === null) return null;
  // Once it is done the window is loaded anew; until then the button keeps turning.
  const isUnderWay = restore.isPending || restore.isSuccess;
  return (
    <ConfirmDialog
      opened
      title={t('restore.title', { moment: dates.moment(backup.createdAt) })}
      confirm={t('restore.confirm')}
      busy={isUnderWay}
      isFinal
      onConfirm={() =>
        restore.mutate(backup.id, {
          onError: (error) => {
            onClose();
            notifyError(error);
          },
        })
      }
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t('restore.what')}</Text>
        {isLooking ? <LoadingState /> : <Difference present={present} then={backup.contents} />}
        <Text size="sm">{t(present === null ? 'restore.safe-damaged' : 'restore.safe')}</Text>
      </Stack>
    </ConfirmDialog>
  );
}

const COUNTED = ['documents', 'assessments', 'answers', 'snapshots', 'changes'] as const;

interface DifferenceProps {
  readonly present: Contents | null;
  readonly then: Contents | null;
}

function Difference({ present, then }: DifferenceProps) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  if (then === null) return null;
  if (present === null) return <Text size="sm">{t('restore.now-unknown')}</Text>;
  if (isSameContents(present, then)) return <Text size="sm">{t('restore.same')}</Text>;
  const lastChange = ({ lastChangeAt }: Contents) =>
    lastChangeAt === null ? t('restore.never') : dates.moment(lastChangeAt);
  const rows = [
    ...COUNTED.map((name) => ({ name, now: String(present[name]), before: String(then[name]) })),
    { name: 'last-change' as const, now: lastChange(present), before: lastChange(then) },
  ];
  return (
    <Table aria-label={t('restore.table')} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('restore.thing')}</Table.Th>
          <Table.Th scope="col">{t('restore.now')}</Table.Th>
          <Table.Th scope="col">{t('restore.then')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.name}>
            <Table.Th scope="row" fw={400}>
              {t(`restore.${row.name}`)}
            </Table.Th>
            <Table.Td>{row.now}</Table.Td>
            <Table.Td fw={row.now === row.before ? 400 : 600}>{row.before}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
