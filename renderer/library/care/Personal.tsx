import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PERSONAL_KINDS, type PersonalFile } from '../../../shared/library';
import { notifyError, offerUndo } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { pageRanges } from './page-ranges';
import { useLetPersonalStay, usePersonal } from './queries';

/** Runs of pages that are named for one kind. */
const RUNS = 6;
/** More notices than this are not drawn at once; what is left out is said. */
const SHOWN = 20;

/** Says of one document that something of a person may stand in it. */
export function PersonalOfDocument({ documentId }: { readonly documentId: string }) {
  const files = (usePersonal().data ?? []).filter((file) => file.documentId === documentId);
  return files.map((file) => <PersonalNotice key={file.sha256} file={file} isHere />);
}

/** The same of several documents, all of the library for null; nothing where there is nothing to look at. */
export function PersonalOfDocuments({
  documentIds,
}: {
  readonly documentIds: readonly (string | null)[] | null;
}) {
  const { t } = useTranslation('library');
  const files = (usePersonal().data ?? []).filter(
    ({ documentId }) => documentIds === null || documentIds.includes(documentId),
  );
  if (files.length === 0) return null;
  const title = t('personal.title', { count: files.length });
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600} mb={6}>
        {title}
      </Text>
      <WhatAndNext />
      {files.slice(0, SHOWN).map((file) => (
        <PersonalNotice key={file.sha256} file={file} isHere={false} />
      ))}
      {files.length > SHOWN ? (
        <Text size="sm" mb="xs">
          {t('personal.more', { count: files.length - SHOWN })}
        </Text>
      ) : null}
    </section>
  );
}

function WhatAndNext() {
  const { t } = useTranslation('library');
  return (
    <Text size="sm" mb={6}>
      {t('personal.what')} {t('personal.next')}
    </Text>
  );
}

function PersonalNotice({ file, isHere }: { readonly file: PersonalFile; readonly isHere: boolean }) {
  const { t } = useTranslation('library');
  const letStay = useLetPersonalStay();
  const { sha256, documentId, versionId, title } = file;
  const first = file.pages[0]?.page ?? 1;
  const found = PERSONAL_KINDS.flatMap((kind) => {
    const pages = file.pages.flatMap(({ page, kinds }) => (kinds.includes(kind) ? [page] : []));
    if (pages.length === 0) return [];
    const { text, leftOut } = pageRanges(pages, RUNS);
    const key = leftOut > 0 ? 'pages-more' : pages.length > 1 ? 'pages-many' : 'pages';
    return [t(`personal.${key}`, { what: t(`personal.kind.${kind}`), pages: text, count: leftOut })];
  });
  const stays = () =>
    letStay.mutate(
      { sha256, stays: true },
      {
        onSuccess: () =>
          offerUndo({
            id: `personal-${sha256}`,
            message: t('personal.stayed'),
            undo: () => letStay.mutateAsync({ sha256, stays: false }),
          }),
        onError: notifyError,
      },
    );
  return (
    <Alert color="yellow" p="xs" mb="xs">
      <Stack gap={6}>
        <Text size="sm" component="div">
          {isHere ? (
            t('personal.this')
          ) : (
            <>
              <TextLink to="/library/$documentId" params={{ documentId }} size="sm" inherit>
                <InLanguage code={file.language}>{title}</InLanguage>
              </TextLink>{' '}
              {t('personal.that')}
            </>
          )}{' '}
          {found.join('; ')}
        </Text>
        {isHere ? <WhatAndNext /> : null}
        <Group gap="xs">
          <TextLink
            to="/read/$versionId"
            params={{ versionId }}
            search={{ page: first }}
            size="sm"
            aria-label={isHere ? undefined : t('personal.read-named', { page: first, title })}
          >
            {t('personal.read', { page: first })}
          </TextLink>
          <Button
            size="xs"
            variant="default"
            disabled={letStay.isPending}
            aria-label={isHere ? undefined : t('personal.stays-named', { title })}
            onClick={stays}
          >
            {t('personal.stays')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
