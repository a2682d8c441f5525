import { Card, SimpleGrid, Title } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { StoredFiles, useHealth } from '../../backup';
import { LastChanges, useChanges } from '../../changes';
import { SearchabilityFigures, useSearchability } from '../../library';
import { ErrorNotices, lostWith } from '../../platform';
import { BackLink, LoadingState, PageHeader, TextLink } from '../../ui';

/** Whether the library is in good order: what can be searched, whether the files are sound, and what was changed in bulk. */
export function CareScreen() {
  const { t, i18n } = useTranslation('library');
  const report = useSearchability();
  const health = useHealth();
  const changes = useChanges();
  const fieldName = (field: string) => {
    if (field === 'reviewBy') return t('bulk.review');
    const key = `field.${field}.label`;
    return i18n.exists(key, { ns: 'library' }) ? t(key as 'field.type.label') : field;
  };
  return (
    <>
      <PageHeader
        before={<BackLink to="/library">{t('document.back')}</BackLink>}
        title={t('care.title')}
        what={t('care.what')}
        next={t('care.next')}
      />
      <ErrorNotices of={[report, health, changes]} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" mb="lg">
        {lostWith(report) !== null ? null : <SearchabilityCard />}
        {lostWith(health) !== null ? null : <StoredFilesCard />}
      </SimpleGrid>
      {lostWith(changes) !== null ? null : (
        <section aria-labelledby="last-changes">
          <Title order={2} size="h3" id="last-changes" mb="xs">
            {t('care.last-changes')}
          </Title>
          <LastChanges fieldName={fieldName} />
        </section>
      )}
    </>
  );
}

function SearchabilityCard() {
  const { t } = useTranslation('library');
  const report = useSearchability();
  return (
    <Card withBorder component="section" aria-labelledby="searchability-card">
      <Title order={2} size="h3" id="searchability-card" mb="xs">
        {t('searchability.title')}
      </Title>
      {report.isPending ? <LoadingState /> : null}
      {report.data === undefined ? null : (
        <>
          <SearchabilityFigures report={report.data} />
          {report.data.kinds.length + report.data.leftOut.length === 0 ? null : (
            <TextLink to="/library/searchability" size="sm" mt="xs">
              {t('searchability.see')}
            </TextLink>
          )}
        </>
      )}
    </Card>
  );
}

function StoredFilesCard() {
  const { t } = useTranslation('library');
  return (
    <Card withBorder component="section" aria-labelledby="stored-files-card">
      <Title order={2} size="h3" id="stored-files-card" mb="xs">
        {t('care.stored-files')}
      </Title>
      <Suspense fallback={<LoadingState />}>
        <StoredFiles />
      </Suspense>
    </Card>
  );
}
