import { Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GroupedChange } from '../../../shared/changes';
import { useDates } from '../../platform';
import { LoadingState } from '../../ui';
import { useChanges } from '../queries';
import { useDoAgainAndTell, useUndoAndTell } from '../use-undo';

interface LastChangesProps {
  /** Words for the name of a field, as the room that owns it says it. */
  readonly fieldName: (field: string) => string;
}

/** The last actions that changed many things at once, each with its way back. The screen tells what it failed with. */
export function LastChanges({ fieldName }: LastChangesProps) {
  const { t } = useTranslation('changes');
  const dates = useDates();
  const changes = useChanges();
  const undoing = useUndoAndTell();
  const doing = useDoAgainAndTell();
  const busy = undoing.busy || doing.busy;
  if (changes.data === undefined) return <LoadingState />;
  if (changes.data.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('list.none')}
      </Text>
    );
  }
  const what = ({ kind, things, fields }: GroupedChange) =>
    t(`kind.${kind}`, {
      count: things,
      fields: fields
        .filter((one) => one !== 'guessed')
        .map(fieldName)
        .join(', '),
    });
  return (
    <Table aria-label={t('list.title')} withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('list.what')}</Table.Th>
          <Table.Th>{t('list.when')}</Table.Th>
          <Table.Th>{t('list.who')}</Table.Th>
          <Table.Th>{t('list.back')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.data.map((change) => (
          <Table.Tr key={change.id}>
            <Table.Td>{what(change)}</Table.Td>
            <Table.Td>{dates.moment(change.at)}</Table.Td>
            <Table.Td>{change.actor === 'unnamed' ? t('list.unnamed') : <bdi>{change.actor}</bdi>}</Table.Td>
            <Table.Td>
              {change.undoneAt === null ? (
                <Button
                  size="xs"
                  variant="default"
                  disabled={busy}
                  aria-label={t('undo.named', { what: what(change), moment: dates.moment(change.at) })}
                  onClick={() => undoing.undo(change.id)}
                >
                  {t('undo.do')}
                </Button>
              ) : (
                <Group gap="xs" justify="space-between" wrap="nowrap">
                  <span>{t('list.undone', { moment: dates.moment(change.undoneAt) })}</span>
                  {change.canDoAgain ? (
                    <Button
                      size="xs"
                      flex="none"
                      variant="default"
                      disabled={busy}
                      aria-label={t('again.named', { what: what(change), moment: dates.moment(change.at) })}
                      onClick={() => doing.doAgain(change.id)}
                    >
                      {t('again.do')}
                    </Button>
                  ) : null}
                </Group>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
