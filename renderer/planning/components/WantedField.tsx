import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyError, useDraft } from '../../platform';
import { type StateItem, useAddWanted } from '../queries';

/** Notes help that the library does not have. */
export function WantedField({ of }: { readonly of: StateItem }) {
  const { t } = useTranslation('planning');
  const { draft: text, change: setText } = useDraft(`wanted ${of.state} ${of.itemId}`, () => '');
  const add = useAddWanted(of);
  return (
    <Group align="end" gap="xs" mt="sm" component="section">
      <TextInput
        style={{ flexGrow: 1 }}
        label={t('wanted.field')}
        placeholder={t('wanted.example')}
        value={text}
        maxLength={2000}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={text.trim() === ''}
        loading={add.isPending}
        onClick={() =>
          add.mutate(text.trim(), {
            onSuccess: () => {
              setText((now) => (now === text ? '' : now));
              notifyDone(t('wanted.added'));
            },
            onError: notifyError,
          })
        }
      >
        {t('wanted.add')}
      </Button>
    </Group>
  );
}
