import { Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { UserCheck, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/assessments';
import { notifyError, today, useDates } from '../../platform';
import type { Place } from '../autosave-book';
import { useCheckEvidence } from '../queries';

interface SecondReaderProps {
  readonly place: Place;
  readonly answer: Answer;
  readonly evidenceId: string;
  /** Id of what names the piece of evidence. */
  readonly describedBy: string;
  readonly readOnly: boolean;
}

/** Who has read a piece of evidence besides the one who named it, and agrees. Without that it does not count (items B.4). */
export function SecondReader({ place, answer, evidenceId, describedBy, readOnly }: SecondReaderProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  const check = useCheckEvidence(place);
  const [asking, setAsking] = useState(false);
  const [by, setBy] = useState('');
  const present = answer.checks.find((one) => one.evidenceId === evidenceId);

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (by.trim() === '') return;
    check.mutate(
      { evidenceId, check: { by: by.trim(), on: today() } },
      { onSuccess: () => setAsking(false), onError: notifyError },
    );
  };

  if (present !== undefined) {
    return (
      <Group gap={4}>
        <Text size="xs">
          <UserCheck aria-hidden size={14} />{' '}
          {t('second.read-by', { name: present.by, date: dates.day(present.on) })}
        </Text>
        {readOnly ? null : (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<X aria-hidden size={12} />}
            aria-describedby={describedBy}
            onClick={() => check.mutate({ evidenceId, check: null }, { onError: notifyError })}
          >
            {t('second.take-back')}
          </Button>
        )}
      </Group>
    );
  }
  if (readOnly) {
    return (
      <Text size="xs" c="dimmed">
        {t('second.nobody')}
      </Text>
    );
  }
  return (
    <Popover opened={asking} onChange={setAsking} width={320} trapFocus withinPortal={false}>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<UserCheck aria-hidden size={14} />}
          aria-describedby={describedBy}
          onClick={() => setAsking(!asking)}
        >
          {t('second.ask')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={save}>
          <Stack gap="xs">
            <TextInput
              size="xs"
              label={t('second.name')}
              description={t('second.why')}
              value={by}
              onChange={(event) => setBy(event.currentTarget.value)}
              maxLength={200}
              data-autofocus
              required
            />
            <Button type="submit" size="xs" loading={check.isPending}>
              {t('second.do')}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
