import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAppError } from '../../../shared/kernel';
import { ErrorNotice, notifyDone, notifyError } from '../../platform';
import { Dialog } from '../../ui';
import { useReadAgain } from './queries';

interface ReadAgainButtonProps {
  readonly versionId: string;
  readonly title: string;
  /** The file asks for its password. */
  readonly locked: boolean;
}

/** Reads the text of a version once more; asks for the password of a locked one, which is used once and kept nowhere. */
export function ReadAgainButton({ versionId, title, locked }: ReadAgainButtonProps) {
  const { t } = useTranslation('library');
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState('');
  const read = useReadAgain(versionId);
  const done = () => {
    setAsking(false);
    setPassword('');
    notifyDone(t('searchability.read', { title }));
  };
  const wrong = isAppError(read.error, 'pdf.password');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') read.mutate(password, { onSuccess: done });
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={read.isPending}
        aria-label={t(locked ? 'unlock.named' : 'searchability.read-again-named', { name: title, title })}
        onClick={() =>
          locked ? setAsking(true) : read.mutate(null, { onSuccess: done, onError: notifyError })
        }
      >
        {t(locked ? 'unlock.button' : 'searchability.read-again')}
      </Button>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={t('unlock.title')}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Text size="sm">
              <bdi>{title}</bdi>
            </Text>
            <PasswordInput
              label={t('unlock.password')}
              description={t('unlock.hint')}
              value={password}
              maxLength={256}
              autoComplete="off"
              data-autofocus
              error={wrong ? t('unlock.wrong') : undefined}
              aria-invalid={wrong || undefined}
              visibilityToggleButtonProps={{ 'aria-label': t('unlock.show') }}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {read.isError && !wrong ? <ErrorNotice error={read.error} /> : null}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('unlock.cancel')}
              </Button>
              <Button type="submit" loading={read.isPending} disabled={password === ''}>
                {t('unlock.open')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
