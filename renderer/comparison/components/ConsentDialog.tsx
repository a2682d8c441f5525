import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentBasis, type LevelConsent } from '../../../shared/comparison';
import { ErrorNotice, notifyDone } from '../../platform';
import { Dialog } from '../../ui';
import { useSetConsent } from '../queries';

interface ConsentDialogProps {
  readonly state: LevelConsent['state'];
  readonly onClose: () => void;
}

/** Where it is recorded that the levels of a State may be seen beside those of others: who agreed and when, or where it published them. */
export function ConsentDialog({ state, onClose }: ConsentDialogProps) {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const save = useSetConsent(state);
  const [basis, setBasis] = useState<LevelConsent['basis']>('agreed');
  const [note, setNote] = useState('');
  const name = t(`vocabulary:member.${state}.label`);
  return (
    <Dialog opened onClose={onClose} title={t('consent.title', { state: name })}>
      <Stack gap="sm">
        <Text size="sm">{t('consent.what')}</Text>
        <Radio.Group
          label={t('consent.basis')}
          value={basis}
          onChange={(value) => setBasis(consentBasis.options.find((each) => each === value) ?? 'agreed')}
        >
          <Stack gap={4} mt={4}>
            {consentBasis.options.map((each) => (
              <Radio key={each} value={each} label={t(`consent.basis-${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t(`consent.note-${basis}`)}
          rows={2}
          maxLength={2000}
          required
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('consent.cancel')}
          </Button>
          <Button
            loading={save.isPending}
            disabled={note.trim() === ''}
            onClick={() =>
              save.mutate(
                { basis, note: note.trim() },
                {
                  // The warnings that hold this dialog may be gone with the last one; it would come back open.
                  onSuccess: () => {
                    notifyDone(t('consent.saved', { state: name }));
                    onClose();
                  },
                },
              )
            }
          >
            {t('consent.save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
