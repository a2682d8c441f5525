import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_TITLE_ID } from '../../ui';

interface PasswordFormProps {
  /** Whether a password was given that does not open the file. */
  readonly wrong: boolean;
  readonly onPassword: (password: string) => void;
  readonly actions?: ReactNode;
}

/** Asks for the password of a file that is to be read. It lives as long as the file is shown and is kept nowhere. */
export function PasswordForm({ wrong, onPassword, actions }: PasswordFormProps) {
  const { t } = useTranslation('reader');
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // It is drawn anew after each try: who has gone nowhere else meanwhile goes on in the field, and hears what it asks for.
  useEffect(() => {
    const holder = document.activeElement;
    if (holder === document.body || holder?.id === PAGE_TITLE_ID) field.current?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') onPassword(password);
  };
  return (
    <form onSubmit={submit} aria-label={t('locked.title')}>
      <Stack gap="sm" maw={420}>
        <Text fw={600}>{t('locked.title')}</Text>
        <Text size="sm">{t('locked.why')}</Text>
        <PasswordInput
          label={t('locked.password')}
          value={password}
          maxLength={256}
          autoComplete="off"
          error={wrong ? t('locked.wrong') : undefined}
          aria-invalid={wrong || undefined}
          ref={field}
          visibilityToggleButtonProps={{ 'aria-label': t('locked.show') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={password === ''}>
            {t('locked.open')}
          </Button>
          {actions}
        </Group>
      </Stack>
    </form>
  );
}
