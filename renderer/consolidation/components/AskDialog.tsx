import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import { ActiveMark } from '../../agencies';
import { ErrorNotice, notifyDone, useToday } from '../../platform';
import { ButtonLink, Dialog } from '../../ui';
import { useAskable } from '../askable';
import { useAssignByRole, useParticipation } from '../queries';

interface AskDialogProps {
  readonly assessment: Assessment;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Chooses the agencies that take part; each is asked the items of its roles. */
export function AskDialog({ assessment, opened, onClose }: AskDialogProps) {
  const { t } = useTranslation(['consolidation', 'ui']);
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" title={t('ask.title')}>
      {opened ? <AskForm assessment={assessment} onClose={onClose} /> : null}
    </Dialog>
  );
}

function AskForm({ assessment, onClose }: Omit<AskDialogProps, 'opened'>) {
  const { t } = useTranslation(['consolidation', 'ui', 'vocabulary']);
  const taking = new Set(useParticipation(assessment.id).data?.participants.map(({ agencyId }) => agencyId));
  const ask = useAssignByRole(assessment.id);
  const now = useToday();
  const { all: there, working, isKnown } = useAskable(assessment);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const wanted = chosen ?? working.map(({ id }) => id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted.length === 0) return;
    ask.mutate(wanted, {
      onSuccess: () => notifyDone(t('ask.done', { count: wanted.length })),
      whileShown: onClose,
    });
  };
  if (isKnown && there.length === 0) {
    return (
      <Stack gap="sm">
        <Text size="sm">{t('ask.none', { state: t(`vocabulary:member.${assessment.state}.label`) })}</Text>
        <Group>
          <ButtonLink to="/agencies">{t('ask.register')}</ButtonLink>
        </Group>
      </Stack>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t('ask.what')}</Text>
        <Checkbox.Group
          label={t('ask.agencies')}
          value={[...wanted]}
          onChange={(values) => setChosen(values)}
        >
          <Stack gap={6} mt={6}>
            {there.map((agency) => (
              <Checkbox
                key={agency.id}
                value={agency.id}
                label={
                  <>
                    <bdi>{agency.shortName}</bdi> <ActiveMark agency={agency} day={now} />
                  </>
                }
                description={[
                  agency.roles.map((role) => t(`vocabulary:agencyRole.${role}.label`)).join('; '),
                  taking.has(agency.id) ? t('ask.takes-part') : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {ask.isError ? <ErrorNotice error={ask.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={ask.isPending} disabled={wanted.length === 0}>
            {t('ask.do', { count: wanted.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
