import { Button, Checkbox, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { FileText, Play, Presentation } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isActiveOn } from '../../../shared/agencies';
import type { Assessment, Workshop } from '../../../shared/assessments';
import { useAgencies, useAgencyName } from '../../agencies';
import { isDay } from '../../assessments';
import { ErrorNotice, today, useDates } from '../../platform';
import { ButtonLink, DayInput, EmptyState } from '../../ui';
import { useParticipation, useStartWorkshop } from '../queries';
import styles from './WorkshopList.module.css';

interface WorkshopListProps {
  readonly assessment: Assessment;
  /** Newest first. */
  readonly workshops: readonly Workshop[];
  readonly onGo: (workshopId: string) => void;
}

/** The workshops of an assessment, and the form that starts one. */
export function WorkshopList({ assessment, workshops, onGo }: WorkshopListProps) {
  const { t } = useTranslation('consolidation');
  const dates = useDates();
  const nameOf = useAgencyName();
  const isOpen = assessment.status === 'open';
  return (
    <>
      {workshops.length === 0 ? null : (
        <Table aria-label={t('workshop.list')} mb="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('workshop.name')}</Table.Th>
              <Table.Th scope="col">{t('workshop.present')}</Table.Th>
              <Table.Th scope="col">{t('workshop.votes')}</Table.Th>
              <Table.Th scope="col">{t('progress.do')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {workshops.map((workshop) => (
              <Table.Tr key={workshop.id}>
                <Table.Th scope="row" className={styles['name'] ?? ''}>
                  <Text size="sm" fw={600}>
                    {workshop.title}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {dates.day(workshop.heldOn)}
                    {workshop.endedAt === null ? null : ` · ${t('workshop.ended')}`}
                  </Text>
                </Table.Th>
                <Table.Td>{workshop.present.map(nameOf).join(', ')}</Table.Td>
                <Table.Td>{t('workshop.votes-count', { count: workshop.votes.length })}</Table.Td>
                <Table.Td>
                  <Group gap={6}>
                    {workshop.endedAt === null && isOpen ? (
                      <Button
                        size="xs"
                        leftSection={<Play aria-hidden size={14} />}
                        onClick={() => onGo(workshop.id)}
                      >
                        {t('workshop.continue')}
                      </Button>
                    ) : null}
                    <ButtonLink
                      to="/assessments/$assessmentId/minutes/$workshopId"
                      params={{ assessmentId: assessment.id, workshopId: workshop.id }}
                      size="xs"
                      variant="default"
                      leftSection={<FileText aria-hidden size={14} />}
                    >
                      {t('minutes.open')}
                    </ButtonLink>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {isOpen ? <StartForm assessment={assessment} onGo={onGo} /> : null}
    </>
  );
}

function StartForm({ assessment, onGo }: Pick<WorkshopListProps, 'assessment' | 'onGo'>) {
  const { t } = useTranslation('consolidation');
  const dates = useDates();
  const participation = useParticipation(assessment.id);
  const agencies = useAgencies();
  const start = useStartWorkshop();
  const taking = new Set(participation.data?.participants.map(({ agencyId }) => agencyId));
  const there = (agencies.data ?? []).filter(({ id }) => taking.has(id));
  const [heldOn, setHeldOn] = useState(today());
  const [title, setTitle] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  // One that had ended by that day is there to be ticked, and is not taken for present by itself.
  const present = chosen ?? there.filter((agency) => isActiveOn(agency, heldOn)).map(({ id }) => id);
  const name = (title ?? t('workshop.usual-title', { date: dates.day(heldOn) })).trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name === '' || !isDay(heldOn) || present.length === 0) return;
    start.mutate(
      { assessmentId: assessment.id, title: name, heldOn, present: [...present] },
      { whileShown: ({ id }) => onGo(id) },
    );
  };
  if (participation.data !== undefined && agencies.data !== undefined && there.length === 0) {
    return (
      <EmptyState
        title={t('coverage.empty')}
        action={
          <ButtonLink to="/assessments/$assessmentId/agencies" params={{ assessmentId: assessment.id }}>
            {t('table.to-agencies')}
          </ButtonLink>
        }
      >
        {t('coverage.empty-why')}
      </EmptyState>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="40rem">
        <Title order={2} size="h3">
          {t('workshop.start')}
        </Title>
        <Group grow align="flex-start">
          <TextInput
            label={t('workshop.name')}
            value={title ?? t('workshop.usual-title', { date: dates.day(heldOn) })}
            onChange={(event) => setTitle(event.currentTarget.value)}
            maxLength={200}
            required
          />
          <DayInput label={t('workshop.date')} value={heldOn} onDay={setHeldOn} required />
        </Group>
        <Checkbox.Group
          label={t('workshop.who')}
          value={[...present]}
          onChange={(values) => setChosen(values)}
        >
          <Group gap="md" mt={6}>
            {there.map((agency) => (
              <Checkbox key={agency.id} value={agency.id} label={agency.shortName} />
            ))}
          </Group>
        </Checkbox.Group>
        {start.isError ? <ErrorNotice error={start.error} /> : null}
        <Group>
          <Button
            type="submit"
            leftSection={<Presentation aria-hidden size={16} />}
            loading={start.isPending}
            disabled={present.length === 0}
          >
            {t('workshop.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
