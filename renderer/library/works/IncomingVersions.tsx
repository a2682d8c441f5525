import { Alert, Button, CloseButton, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/kernel';
import type { ImportedFile, JoinKind, LibraryDocument } from '../../../shared/library';
import { errorWords, notifyError } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { isFinal } from '../import-counts';
import { useDocument, useImport } from '../queries';
import { useJoin } from './queries';
import { useJoinedNotice } from './use-joined-notice';

interface IncomingVersionsProps {
  readonly importId: string;
  /** What they were brought in as. */
  readonly as: JoinKind;
  readonly document: LibraryDocument;
  readonly onClose: () => void;
}

/** What becomes of files that are being brought in as versions of a document. */
export function IncomingVersions({ importId, as, document, onClose }: IncomingVersionsProps) {
  const { t } = useTranslation(['works', 'ui']);
  const job = useImport(importId).data;
  const isDone = job !== undefined && job.summary.state !== 'running';
  // An import that was cut off, as by a full disk, still has files to read.
  const troubled =
    job?.files.filter(({ outcome }) => outcome !== 'added' && (isDone || isFinal(outcome))) ?? [];
  if (isDone && troubled.length === 0) {
    return (
      <Alert color="green" p="xs" mb="xs" role="status">
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t('incoming.done', { count: job.files.length })}</Text>
          <CloseButton size="sm" aria-label={t('ui:close-notice')} onClick={onClose} />
        </Group>
      </Alert>
    );
  }
  return (
    <Alert color={isDone ? 'yellow' : 'blue'} p="xs" mb="xs" role="status">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t(isDone ? 'incoming.troubled' : 'incoming.reading')}</Text>
          <CloseButton size="sm" aria-label={t('ui:close-notice')} onClick={onClose} />
        </Group>
        {troubled.map((file) => (
          <Troubled key={file.id} file={file} as={as} document={document} onClose={onClose} />
        ))}
        <TextLink to="/library/imports/$importId" params={{ importId }} size="sm">
          {t('incoming.show')}
        </TextLink>
      </Stack>
    </Alert>
  );
}

interface TroubledProps extends Omit<IncomingVersionsProps, 'importId'> {
  readonly file: ImportedFile;
}

function Troubled({ file, as, document, onClose }: TroubledProps) {
  const { t } = useTranslation(['works', 'ui', 'library']);
  const join = useJoin();
  const joined = useJoinedNotice();
  const { documentId } = file;
  const isKnown = file.code === 'library.duplicate' && documentId !== null;
  const isOther = isKnown && documentId !== document.id;
  return (
    <div>
      <Text size="sm">
        <bdi>{file.name}</bdi>:{' '}
        {file.code === null
          ? t(`library:outcome.${file.outcome}.meaning`)
          : errorWords(new AppError(file.code)).what}{' '}
        {isOther ? <Holder documentId={documentId} /> : isKnown ? t('incoming.here') : null}
      </Text>
      {isOther ? (
        <Button
          size="compact-xs"
          variant="default"
          loading={join.isPending}
          onClick={() =>
            join.mutate(
              { documentId, into: document.id, as },
              {
                onSuccess: (work) => joined({ documentId, into: work.id, title: work.title }),
                whileShown: onClose,
                onError: notifyError,
              },
            )
          }
        >
          {t(`incoming.join-${as}`)}
        </Button>
      ) : null}
    </div>
  );
}

/** The document that has the file already. */
function Holder({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation(['works', 'ui']);
  const holder = useDocument(documentId).data;
  if (holder === undefined) return null;
  return (
    <>
      {t('incoming.held-by')}{' '}
      <TextLink to="/library/$documentId" params={{ documentId }} size="sm" inherit>
        <InLanguage code={holder.language}>{holder.title}</InLanguage>
      </TextLink>
    </>
  );
}
