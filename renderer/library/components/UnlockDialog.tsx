import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAppError } from '../../../shared/kernel';
import type { ImportedFile } from '../../../shared/library';
import { ErrorNotice, notifyDone, reasonSentence } from '../../platform';
import { Dialog } from '../../ui';
import { useUnlock } from '../queries';

interface UnlockDialogProps {
  readonly importId: string;
  readonly file: Pick<ImportedFile, 'id' | 'name'>;
  readonly onClose: () => void;
}

/** Asks for the password of one locked file. It is used once and kept nowhere. */
export function UnlockDialog({ importId, file, onClose }: UnlockDialogProps) {
  const { t } = useTranslation('library');
  const [password, setPassword] = useState('');
  const unlock = useUnlock(importId);
  const wrong = isAppError(unlock.error, 'pdf.password');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === '') return;
    unlock.mutate(
      { fileId: file.id, password },
      {
        onSuccess: (known) =>
          notifyDone(
            known === null ? t('unlock.done', { name: file.name }) : `${file.name}: ${reasonSentence(known)}`,
          ),
        whileShown: onClose,
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t('unlock.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">
            <bdi>{file.name}</bdi>
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
          {unlock.isError && !wrong ? <ErrorNotice error={unlock.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('unlock.cancel')}
            </Button>
            <Button type="submit" loading={unlock.isPending} disabled={password === ''}>
              {t('unlock.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
