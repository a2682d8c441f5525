import { Button, Group, Select, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentSummary, foldTitle } from '../../../shared/library';
import { foundByWords, MOST_OFFERED, tellApart, useCatalogueWords, useSenders } from '../../library';
import { ErrorNotices, lostWith } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { useDocumentsToCompare } from '../queries';

/** Chooses the two texts: two versions of a document, a law and the one before it, an original and its translation. */
export function ChooseTextsScreen() {
  const { t } = useTranslation('texts');
  const documents = useDocumentsToCompare();
  return (
    <>
      <PageHeader title={t('title')} what={t('what')} next={t('next-step')} />
      <ErrorNotices of={[documents]} />
      {lostWith(documents) !== null ? null : documents.data === undefined ? (
        <LoadingState />
      ) : documents.data.reduce((sum, { versions }) => sum + versions.length, 0) < 2 ? (
        <EmptyState title={t('too-few')} action={<ButtonLink to="/library">{t('to-library')}</ButtonLink>}>
          {t('too-few-next')}
        </EmptyState>
      ) : (
        <Choice documents={documents.data} />
      )}
    </>
  );
}

function Choice({ documents }: { readonly documents: readonly DocumentSummary[] }) {
  const { t } = useTranslation(['texts', 'library']);
  const senderOf = useSenders();
  const words = useCatalogueWords();
  const navigate = useNavigate();
  const given: { before?: string; after?: string } = useSearch({ strict: false });
  const [before, setBefore] = useState<string | null>(given.before ?? null);
  const [after, setAfter] = useState<string | null>(given.after ?? null);
  const offered = useMemo(() => {
    const texts = new Map<string, string>();
    const all = documents.flatMap(({ title, titleEnglish, number, versions }) =>
      versions.map(({ id, sha256, label, publishedOn, language, sourceName }) => {
        const sender = senderOf.get(sha256);
        const facts = [label, publishedOn, language === null ? null : words.language(language)];
        const told = facts.filter((fact) => fact !== null && fact !== '').join(', ');
        texts.set(id, foldTitle([title, titleEnglish, number, told, sourceName].join(' ')));
        return {
          value: id,
          label: told === '' ? title : t('version-of', { title, version: told }),
          more: [number, sender === undefined ? null : t('library:came-by.pack', { sender }), sourceName],
        };
      }),
    );
    return { data: tellApart(all), filter: foundByWords(texts), limit: MOST_OFFERED };
  }, [documents, words, senderOf, t]);
  const isSame = before !== null && before === after;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (before === null || after === null || isSame) return;
    void navigate({ to: '/texts/$before/$after', params: { before, after } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="46rem">
        <Select
          label={t('before')}
          {...offered}
          value={before}
          searchable
          nothingFoundMessage={t('no-document')}
          onChange={setBefore}
        />
        <Select
          label={t('after')}
          {...offered}
          value={after}
          searchable
          nothingFoundMessage={t('no-document')}
          error={isSame ? t('same-text') : undefined}
          onChange={setAfter}
        />
        <Group>
          <Button type="submit" disabled={before === null || after === null || isSame}>
            {t('compare')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
