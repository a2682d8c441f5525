import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type JoinKind, joinKind, type LibraryDocument } from '../../../shared/library';
import { ErrorNotice } from '../../platform';
import { Dialog } from '../../ui';
import { DocumentPicker } from './DocumentPicker';
import { useJoin } from './queries';
import { useJoinedNotice } from './use-joined-notice';

interface JoinDialogProps {
  readonly document: LibraryDocument;
  readonly onClose: () => void;
}

/** Makes another document of the library a version of this one. */
export function JoinDialog({ document, onClose }: JoinDialogProps) {
  const { t } = useTranslation(['works', 'ui']);
  const join = useJoin();
  const joined = useJoinedNotice();
  const [other, setOther] = useState<string | null>(null);
  const [as, setAs] = useState<JoinKind>('version');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (other === null) return;
    join.mutate(
      { documentId: other, into: document.id, as },
      {
        onSuccess: (work) => joined({ documentId: other, into: work.id, title: work.title }),
        whileShown: onClose,
      },
    );
  };
  return (
    <Dialog opened size="lg" onClose={onClose} title={t('join.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {join.isError ? <ErrorNotice error={join.error} /> : null}
          <DocumentPicker
            label={t('join.which')}
            hint={t('join.which-hint')}
            without={[document.id]}
            value={other}
            onChange={setOther}
          />
          <Radio.Group
            label={t('join.as')}
            value={as}
            onChange={(value) => setAs(joinKind.safeParse(value).data ?? as)}
          >
            <Stack gap={6} mt={6}>
              <Radio value="version" label={t('join.as-version')} />
              <Radio value="translation" label={t('join.as-translation')} />
            </Stack>
          </Radio.Group>
          <Text size="sm" c="dimmed">
            {t('join.what')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel', { ns: 'ui' })}
            </Button>
            <Button type="submit" loading={join.isPending} disabled={other === null}>
              {t('join.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
