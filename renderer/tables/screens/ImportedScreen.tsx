import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TableEditionSummary } from '../../../shared/tables';
import { useUndoAndTell } from '../../changes';
import { ErrorNotices, lostWith, useDates } from '../../platform';
import { BackLink, ButtonLink, EmptyState, LoadingState, PageHeader, TextLink } from '../../ui';
import styles from '../components/tables.module.css';
import { useTableEditions } from '../queries';

/** The data sets that were imported from tables, each with its files and the way back. */
export function ImportedScreen() {
  const { t } = useTranslation('tables');
  const editions = useTableEditions();
  const start = (
    <ButtonLink to="/compare/import" leftSection={<FileSpreadsheet aria-hidden size={16} />}>
      {t('imported.start')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        before={<BackLink to="/compare">{t('imported.back')}</BackLink>}
        title={t('imported.title')}
        what={t('imported.what')}
        next={t('imported.next')}
        actions={start}
      />
      <ErrorNotices of={[editions]} />
      {lostWith(editions) !== null ? null : editions.data === undefined ? (
        <LoadingState />
      ) : editions.data.length === 0 ? (
        <EmptyState title={t('imported.none')} action={start}>
          {t('imported.none-why')}
        </EmptyState>
      ) : (
        <Stack gap="md">
          {editions.data.map((edition) => (
            <EditionCard key={edition.id} edition={edition} />
          ))}
        </Stack>
      )}
    </>
  );
}

function EditionCard({ edition }: { readonly edition: TableEditionSummary }) {
  const { t } = useTranslation('tables');
  const dates = useDates();
  const { undo, busy } = useUndoAndTell();
  return (
    <article className={styles.card} aria-labelledby={edition.id} data-edition={edition.id}>
      <Title order={2} size="h3" id={edition.id}>
        <TextLink to="/compare/imported/$editionId" params={{ editionId: edition.id }}>
          <bdi>{edition.title}</bdi>
        </TextLink>
      </Title>
      <Text size="sm">
        {t('imported.counts', {
          states: edition.states,
          items: edition.items,
          count: edition.snapshots,
          first: edition.firstYear === null ? '' : dates.year(edition.firstYear),
          last: edition.lastYear === null ? '' : dates.year(edition.lastYear),
        })}
      </Text>
      <Text size="sm" c="dimmed">
        <bdi>{t('imported.source', { source: edition.source })}</bdi>
      </Text>
      {edition.imports.map((each) => (
        <Group key={each.id} gap="sm" mt={4}>
          <Text size="sm">
            {t('imported.from', {
              name: each.fileName,
              moment: dates.moment(each.at),
              count: each.snapshots,
            })}
          </Text>
          {each.changeId === null ? null : (
            <Button
              size="xs"
              variant="default"
              disabled={busy}
              aria-label={t('imported.undo-of', { name: each.fileName, moment: dates.moment(each.at) })}
              onClick={() => undo(each.changeId ?? '')}
            >
              {t('imported.undo')}
            </Button>
          )}
        </Group>
      ))}
    </article>
  );
}
