import { Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Item } from '../../../shared/questionnaires';
import type { MemberCode } from '../../../shared/vocabulary';
import { lostWith, notifyDone, notifyError, Telling, useDates } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';
import { copyText, EmptyState, LoadingState, TextLink } from '../../ui';
import { useSettleWanted, useWanted } from '../queries';

interface WantedListProps {
  readonly state: MemberCode;
  readonly items: ReadonlyMap<string, Item>;
  readonly assessmentId: string;
}

/** Help that was looked for and not found, to be sent to those who might have it. */
export function WantedList({ state, items, assessmentId }: WantedListProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const wanted = useWanted(state);
  const settle = useSettleWanted();
  const head = useReportHead();
  const failed = <Telling of={[wanted]} />;
  if (lostWith(wanted) !== null) return failed;
  if (wanted.data === undefined) return <LoadingState />;
  if (wanted.data.length === 0) {
    return (
      <>
        {failed}
        <EmptyState title={t('wanted.none')}>{t('wanted.none-text')}</EmptyState>
      </>
    );
  }
  const open = wanted.data.filter(({ foundAt }) => foundAt === null);
  const title = t('wanted.heading', { state: t(`vocabulary:member.${state}.label`) });
  const asText = [
    title,
    ...open.map(({ itemId, text }) => `${itemId} ${items.get(itemId)?.topic ?? ''}: ${text}`),
  ].join('\n');
  return (
    <>
      {failed}
      <Group mb="xs">
        <Button
          size="xs"
          variant="default"
          disabled={open.length === 0}
          onClick={() => {
            if (copyText(asText)) notifyDone(t('wanted.copied'));
          }}
        >
          {t('wanted.copy')}
        </Button>
        {open.length === 0 ? null : (
          <SaveMenu
            name={title}
            label={t('wanted.save')}
            size="xs"
            compose={async () => {
              const { composeWanted } = await import('../report/wanted-report');
              return composeWanted({ t, head, title, open, items, dayOf: dates.dayOf });
            }}
          />
        )}
      </Group>
      <Table aria-label={t('wanted.tab')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('column.item')}</Table.Th>
            <Table.Th scope="col">{t('wanted.what')}</Table.Th>
            <Table.Th scope="col">{t('wanted.asked')}</Table.Th>
            <Table.Th scope="col">{t('wanted.found')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {wanted.data.map(({ id, itemId, text, addedBy, addedAt, foundAt }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">
                <TextLink to="/gaps/$assessmentId/$itemId" params={{ assessmentId, itemId }}>
                  {itemId}
                </TextLink>
              </Table.Th>
              <Table.Td>
                <Text size="sm">{text}</Text>
              </Table.Td>
              <Table.Td>{t('wanted.by', { name: addedBy, date: dates.dayOf(addedAt) })}</Table.Td>
              <Table.Td>
                <Checkbox
                  aria-label={t('wanted.found-named', { text })}
                  checked={foundAt !== null}
                  onChange={({ currentTarget }) =>
                    settle.mutate({ id, found: currentTarget.checked }, { onError: notifyError })
                  }
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
