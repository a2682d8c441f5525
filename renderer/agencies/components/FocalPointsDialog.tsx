import { Button, Group, Radio, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agency, Duty, NewFocalPoint } from '../../../shared/agencies';
import { ErrorNotice, notifyError, useDates } from '../../platform';
import { DayInput, Dialog } from '../../ui';
import { useAppoint, useEndDuty } from '../queries';

interface FocalPointsDialogProps {
  readonly agency: Agency | null;
  readonly day: string;
  readonly onClose: () => void;
}

/** Everybody who ever spoke for an agency, the newest first, and the form that appoints the next one. */
export function FocalPointsDialog({ agency, day, onClose }: FocalPointsDialogProps) {
  const { t } = useTranslation('agencies');
  return (
    <Dialog
      opened={agency !== null}
      onClose={onClose}
      size="xl"
      title={t('persons-of', { name: agency?.shortName ?? '' })}
    >
      {agency === null ? null : <FocalPoints key={agency.id} agency={agency} day={day} />}
    </Dialog>
  );
}

function FocalPoints({ agency, day }: { readonly agency: Agency; readonly day: string }) {
  const { t } = useTranslation('agencies');
  const dates = useDates();
  const end = useEndDuty(agency.id);
  const appoint = useAppoint(agency.id);
  const empty: NewFocalPoint = { duty: 'focal', name: '', position: '', contact: '', from: day, note: '' };
  const [given, setGiven] = useState(empty);
  const change = (changes: Partial<NewFocalPoint>) => setGiven((known) => ({ ...known, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given.name.trim() === '' || given.from === '') return;
    appoint.mutate(given, { onSuccess: () => setGiven(empty) });
  };
  return (
    <Stack gap="md">
      {agency.focalPoints.length === 0 ? (
        <Text size="sm">{t('persons-none')}</Text>
      ) : (
        <Table aria-label={t('persons-of', { name: agency.shortName })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('person')}</Table.Th>
              <Table.Th scope="col">{t('duty')}</Table.Th>
              <Table.Th scope="col">{t('time')}</Table.Th>
              <Table.Th scope="col">{t('do')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {agency.focalPoints.toReversed().map((person) => (
              <Table.Tr key={person.id}>
                <Table.Th scope="row">
                  <Text size="sm" id={`person-${person.id}`}>
                    {person.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[person.position, person.contact].filter((part) => part !== '').join(' · ')}
                  </Text>
                </Table.Th>
                <Table.Td>{t(person.duty)}</Table.Td>
                <Table.Td>
                  {person.until === null
                    ? t('since', { from: dates.day(person.from) })
                    : t('from-to', { from: dates.day(person.from), until: dates.day(person.until) })}
                </Table.Td>
                <Table.Td>
                  {person.until === null ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-describedby={`person-${person.id}`}
                      onClick={() =>
                        end.mutate({ focalPointId: person.id, until: day }, { onError: notifyError })
                      }
                    >
                      {t('end-today')}
                    </Button>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <form onSubmit={submit}>
        <Title order={3} size="h4" mb={4}>
          {t('appoint')}
        </Title>
        <Stack gap="xs">
          <Radio.Group
            label={t('duty')}
            value={given.duty}
            onChange={(value) => change({ duty: value as Duty })}
          >
            <Group gap="md" mt={4}>
              <Radio value="focal" label={t('focal')} />
              <Radio value="deputy" label={t('deputy')} />
            </Group>
          </Radio.Group>
          <Group grow align="flex-start">
            <TextInput
              label={t('person')}
              value={given.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
              maxLength={200}
              required
            />
            <TextInput
              label={t('position')}
              value={given.position}
              onChange={(event) => change({ position: event.currentTarget.value })}
              maxLength={200}
            />
          </Group>
          <Group grow align="flex-start">
            <TextInput
              label={t('contact')}
              value={given.contact}
              onChange={(event) => change({ contact: event.currentTarget.value })}
              maxLength={400}
            />
            <DayInput label={t('first-day')} value={given.from} onDay={(from) => change({ from })} required />
          </Group>
          <Text size="xs" c="dimmed">
            {t('appoint-why')}
          </Text>
          {appoint.isError ? <ErrorNotice error={appoint.error} /> : null}
          <Group justify="flex-end">
            <Button type="submit" loading={appoint.isPending}>
              {t('appoint')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
