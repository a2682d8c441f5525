import { Autocomplete, Checkbox, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReceivers } from '../queries';

/** Who gets a pack and how, as it stands on the form. */
export interface How {
  readonly from: string;
  readonly to: string;
  readonly onlyNew: boolean;
  readonly inParts: boolean;
  readonly isSealed: boolean;
  readonly passphrase: string;
  readonly note: string;
}

interface ToWhomProps {
  readonly how: How;
  readonly onChange: (changes: Partial<How>) => void;
}

/** Names, what is left out, how the file is cut and locked, and a word to the receiver. */
export function ToWhom({ how, onChange }: ToWhomProps) {
  const { t } = useTranslation('exchange');
  const receivers = useReceivers();
  return (
    <Stack gap="xs">
      <TextInput
        required
        label={t('send.from')}
        maxLength={200}
        value={how.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <Autocomplete
        required
        label={t('send.to')}
        description={t('send.to-hint')}
        maxLength={200}
        data={receivers.data ?? []}
        value={how.to}
        onChange={(to) => onChange({ to })}
      />
      {(['onlyNew', 'inParts', 'isSealed'] as const).map((name) => (
        <Checkbox
          key={name}
          label={t(`send.how.${name}`)}
          checked={how[name]}
          onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
        />
      ))}
      {how.isSealed ? (
        <PasswordInput
          label={t('send.passphrase')}
          description={t('send.passphrase-hint')}
          value={how.passphrase}
          onChange={(event) => onChange({ passphrase: event.currentTarget.value })}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('send.show-passphrase') }}
        />
      ) : null}
      <Textarea
        label={t('send.note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={how.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </Stack>
  );
}
