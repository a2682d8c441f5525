import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryDocument, ReadingSummary } from '../../../shared/library';
import { notifyDone, notifyError } from '../../platform';
import { usePictureControl, usePicturesOf, useReadPicturesFirst } from './queries';
import { ReadAgainForm } from './ReadAgainForm';
import { ReadingProgress, ReadingResult, useReadingCount, useReadingState } from './ReadingState';

/** The pictures of every version of a document; a file that several versions share is told once. */
export function PicturesOf({ document }: { readonly document: LibraryDocument }) {
  const files = new Map(document.versions.map((version) => [version.file.sha256, version]));
  return [...files.values()].map(({ id, label, file }) => (
    <PicturesCard key={id} sha256={file.sha256} of={files.size > 1 ? label || file.sourceName : null} />
  ));
}

interface PicturesCardProps {
  readonly sha256: string;
  /** Name of the version, where there are several. */
  readonly of: string | null;
}

/** Says which pages of a file are pictures and how far their reading is. Not there for a file that has none. */
function PicturesCard({ sha256, of }: PicturesCardProps) {
  const { t } = useTranslation('library');
  const id = useId();
  const stateOf = useReadingState();
  const countOf = useReadingCount();
  const pictures = usePicturesOf(sha256);
  if (pictures.data == null) return null;
  const { summary } = pictures.data;
  const title = summary.withoutWords > 0 ? 'pictures.title' : 'pictures.title-doubtful';
  return (
    <Box component="section" aria-labelledby={id} mb="lg">
      <Title order={2} size="h3" id={id} mb="xs">
        {t(`${title}${of === null ? '' : '-of'}`, { version: of })}
      </Title>
      <Stack gap="xs">
        <Group gap="xs" justify="space-between" wrap="nowrap">
          <Text size="sm" role="status" aria-live="polite">
            {countOf(summary)} {stateOf(summary)}
          </Text>
          <StopOrGoOn summary={summary} />
        </Group>
        <ReadingProgress summary={summary} label={t('pictures.progress')} />
        <ReadingResult summary={summary} />
        {summary.read === 0 ? null : (
          <Text size="xs" c="dimmed">
            {t('pictures.not-official')}
          </Text>
        )}
        {summary.code === 'ocr.locked' ? null : (
          <ReadAgainForm key={summary.languages.join()} summary={summary} />
        )}
      </Stack>
    </Box>
  );
}

/** The button that has a waiting file read before the others. Not there for the one that is read now. */
export function ReadFirst({ summary }: { readonly summary: ReadingSummary }) {
  const { t } = useTranslation('library');
  const first = useReadPicturesFirst(summary.sha256);
  if (summary.state !== 'waiting' || summary.current !== null) return null;
  return (
    <Button
      size="xs"
      variant="default"
      flex="none"
      loading={first.isPending}
      aria-label={t('pictures.first-named', { title: summary.title })}
      onClick={() =>
        first.mutate(undefined, {
          onSuccess: () => notifyDone(t('pictures.first-done')),
          onError: notifyError,
        })
      }
    >
      {t('pictures.first')}
    </Button>
  );
}

/** The button that stops the reading of a file's pictures, or goes on with it. */
export function StopOrGoOn({
  summary,
  named,
}: {
  readonly summary: ReadingSummary;
  readonly named?: boolean;
}) {
  const { t } = useTranslation('library');
  const { stop, goOn } = usePictureControl(summary.sha256);
  if (summary.state !== 'waiting' && summary.state !== 'stopped') return null;
  const stopped = summary.state === 'stopped';
  const does = stopped ? goOn : stop;
  const key = stopped ? 'go-on' : 'stop';
  return (
    <Button
      size="xs"
      variant="default"
      flex="none"
      loading={does.isPending}
      aria-label={named ? t(`pictures.${key}-named`, { title: summary.title }) : undefined}
      onClick={() => does.mutate(undefined, { onError: notifyError })}
    >
      {t(`pictures.${key}`)}
    </Button>
  );
}
