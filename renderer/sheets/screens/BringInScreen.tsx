import { Button, Group, Stack, Text } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Edition } from '../../../shared/questionnaires';
import { Frame } from '../../consolidation';
import { notifyError } from '../../platform';
import { ButtonLink } from '../../ui';
import { FileCard } from '../components/FileCard';
import { useRead, useReadFiles } from '../queries';
import styles from './BringInScreen.module.css';

/** Reads files of answers, shows what each would change, and takes them in. */
export function BringInScreen() {
  const { t } = useTranslation('sheets');
  return (
    <Frame
      tab="requests"
      title={t('bring.title')}
      what={t('bring.what')}
      next={t('bring.next')}
      actions={(assessment) => (
        <ButtonLink
          to="/assessments/$assessmentId/requests"
          params={{ assessmentId: assessment.id }}
          variant="default"
        >
          {t('bring.back')}
        </ButtonLink>
      )}
    >
      {(assessment, edition) => <BringIn assessmentId={assessment.id} edition={edition} />}
    </Frame>
  );
}

function BringIn({ assessmentId, edition }: { readonly assessmentId: string; readonly edition: Edition }) {
  const { t } = useTranslation('sheets');
  const { files, add } = useReadFiles();
  const read = useRead();
  const [over, setOver] = useState(false);
  const bring = (dropped: readonly File[] | null) =>
    read.mutate(dropped, { onSuccess: add, onError: notifyError });
  const drop = (event: DragEvent) => {
    setOver(false);
    if (!event.dataTransfer.types.includes('Files')) return;
    // Here dropped files are answers, not documents for the library.
    event.preventDefault();
    bring(Array.from(event.dataTransfer.files));
  };
  return (
    <Stack gap="md">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is offered besides the button inside */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Group gap="sm">
          <Button
            leftSection={<FileDown aria-hidden size={16} />}
            loading={read.isPending}
            onClick={() => bring(null)}
          >
            {t('bring.choose')}
          </Button>
          <Text size="sm">{t('bring.drop')}</Text>
        </Group>
      </div>
      <div role="status" aria-live="polite">
        {files.length === 0 ? null : <Text size="sm">{t('bring.count', { count: files.length })}</Text>}
      </div>
      {files.map((file) => (
        <FileCard key={file.fileId} file={file} assessmentId={assessmentId} edition={edition} />
      ))}
    </Stack>
  );
}
