import { Alert, Button, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { BookOpen, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CatalogueFields, currentVersion, type LibraryDocument } from '../../../shared/library';
import { languageTag } from '../../../shared/vocabulary';
import { ErrorNotice, lostWith, notifyDone, notifyError } from '../../platform';
import { BackLink, ButtonLink, InLanguage, LoadingState, PageHeader, useLikelyNext } from '../../ui';
import { PersonalOfDocument } from '../care/Personal';
import { DocumentHistory } from '../components/DocumentHistory';
import { TextReadingCard } from '../components/TextReadingCard';
import { CatalogueForm } from '../fields/CatalogueForm';
import { lastList } from '../last-list';
import { PicturesOf } from '../pictures/PicturesCard';
import { useConfirmGuesses, useDocument, useRestoreDocument, useUpdateDocument } from '../queries';
import { useTrash } from '../use-trash';
import { ForceBanner } from '../works/ForceBanner';
import { LookalikesOfDocument } from '../works/Lookalikes';
import { RelationList } from '../works/RelationList';
import { ReviewPart } from '../works/ReviewPart';
import { StatusProposal } from '../works/StatusProposal';
import { VersionList } from '../works/VersionList';
import styles from './DocumentScreen.module.css';

interface DocumentScreenProps {
  /** What other rooms say rests on the document, by its id. */
  readonly resting?: (documentId: string) => ReactNode;
}

/** One document: what the catalogue says about it, and its versions and files. */
export function DocumentScreen({ resting }: DocumentScreenProps) {
  const { documentId = '' } = useParams({ strict: false });
  const { t } = useTranslation('library');
  const { data, error, refetch } = useDocument(documentId);
  const failure = error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (lostWith({ data, error }) !== null) {
    return (
      <>
        <PageHeader title={t('document.title')} before={<BackToList />} />
        {failure}
      </>
    );
  }
  if (data === undefined) return <LoadingState />;
  return (
    <>
      {failure}
      <Catalogue key={data.id} document={data} resting={resting?.(data.id)} />
    </>
  );
}

function BackToList() {
  const { t } = useTranslation('library');
  return (
    <BackLink to="/library" search={lastList()}>
      {t('document.back')}
    </BackLink>
  );
}

function Catalogue({
  document,
  resting,
}: {
  readonly document: LibraryDocument;
  readonly resting: ReactNode;
}) {
  const { t } = useTranslation('library');
  const update = useUpdateDocument(document.id);
  const confirmAll = useConfirmGuesses(document.id);
  const trash = useTrash();
  const newest = currentVersion(document.versions);
  useLikelyNext(
    newest === undefined || document.removedAt !== null
      ? null
      : { to: '/read/$versionId', params: { versionId: newest.id } },
  );
  const save = (changes: Partial<CatalogueFields>) => update.mutateAsync(changes);
  return (
    <>
      <PageHeader
        before={<BackToList />}
        title={<InLanguage code={document.language}>{document.title}</InLanguage>}
        titleLang={
          document.language === null || document.language === 'und'
            ? undefined
            : languageTag(document.language)
        }
        what={document.titleEnglish ?? undefined}
        next={t(document.guessed.length > 0 ? 'document.next-guessed' : 'document.next')}
        actions={
          <>
            {newest === undefined ? null : (
              <ButtonLink
                to="/read/$versionId"
                params={{ versionId: newest.id }}
                leftSection={<BookOpen aria-hidden size={16} />}
              >
                {t('version.read')}
              </ButtonLink>
            )}
            <DocumentHistory document={document} />
            {document.removedAt === null ? (
              <Button
                variant="default"
                leftSection={<Trash2 aria-hidden size={16} />}
                loading={trash.busy}
                onClick={() => trash.remove(document.id, document.title)}
              >
                {t('trash.move')}
              </Button>
            ) : null}
          </>
        }
      />
      {trash.dialog}
      {document.removedAt === null ? null : <InTrash document={document} />}
      <ForceBanner document={document} leadsTo="document" />
      <StatusProposal document={document} />
      {resting}
      {document.removedAt === null ? (
        <>
          <PersonalOfDocument documentId={document.id} />
          <LookalikesOfDocument documentId={document.id} />
        </>
      ) : null}
      {document.guessed.length === 0 ? null : (
        <Alert color="yellow" p="xs" mb="md">
          {t('guess.count', { count: document.guessed.length })}{' '}
          <Button
            size="xs"
            variant="default"
            loading={confirmAll.isPending}
            onClick={() => confirmAll.mutate(undefined, { onError: notifyError })}
          >
            {t('guess.confirm-all')}
          </Button>
        </Alert>
      )}
      <div className={styles['columns']}>
        <section aria-labelledby="catalogue">
          <Title order={2} size="h3" id="catalogue" mb="xs">
            {t('document.catalogue')}
          </Title>
          <CatalogueForm document={document} save={save} />
        </section>
        <div>
          <TextReadingCard documentId={document.id} />
          <PicturesOf document={document} />
          <VersionList document={document} />
          <RelationList document={document} />
          <ReviewPart document={document} />
        </div>
      </div>
    </>
  );
}

function InTrash({ document }: { readonly document: LibraryDocument }) {
  const { t } = useTranslation('library');
  const restore = useRestoreDocument();
  return (
    <Alert color="yellow" p="xs" mb="md">
      {t('trash.in-it')}{' '}
      <Button
        size="xs"
        variant="default"
        loading={restore.isPending}
        onClick={() =>
          restore.mutate(document.id, {
            onSuccess: () => notifyDone(t('trash.restored', { title: document.title })),
            onError: notifyError,
          })
        }
      >
        {t('trash.restore')}
      </Button>
    </Alert>
  );
}
