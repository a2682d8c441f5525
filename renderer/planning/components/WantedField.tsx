import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyError, useDraft } from '../../platform';
import { type StateItem, useAddWanted } from '../queries';

/** Notes help that the library does not have. */
export function WantedField({ of }: { readonly of: StateItem }) {
  const { t } = useTranslation('planning');
  const { draft: text, change: setText } = useDraft(`wanted ${of.state} ${of.itemId}`, () => '');
  const add = useAddWanted(of);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || add.isPending) return;
    add.mutate(text.trim(), {
      onSuccess: () => {
        setText((now) => (now === text ? '' : now));
        notifyDone(t('wanted.added'));
      },
      onError: notifyError,
    });
  };
  return (
    <form onSubmit={send}>
      <Group align="end" gap="xs" mt="sm">
        <TextInput
          style={{ flexGrow: 1 }}
          label={t('wanted.field')}
          placeholder={t('wanted.example')}
          value={text}
          maxLength={2000}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={text.trim() === ''} loading={add.isPending}>
          {t('wanted.add')}
        </Button>
      </Group>
    </form>
  );
}
