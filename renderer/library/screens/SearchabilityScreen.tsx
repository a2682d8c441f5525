import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../platform';
import { BackLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { LeftOutFiles } from '../care/LeftOutFiles';
import { useSearchability } from '../care/queries';
import { SearchabilityFigures } from '../care/SearchabilityFigures';
import { TroubleLines } from '../care/TroubleLines';
import { PictureNotice } from '../pictures/PictureNotice';

/** How much of the library can be found by its words, and a list of what to mend, worst first. */
export function SearchabilityScreen() {
  const { t } = useTranslation('library');
  const report = useSearchability();
  return (
    <>
      <PageHeader
        before={<BackLink to="/library/care">{t('care.back')}</BackLink>}
        title={t('searchability.title')}
        what={t('searchability.what')}
        next={t('searchability.next')}
      />
      {report.isError ? <ErrorNotice error={report.error} onRetry={() => void report.refetch()} /> : null}
      {report.isPending ? <LoadingState /> : null}
      {report.data === undefined ? null : (
        <Stack gap="lg">
          <div>
            <SearchabilityFigures report={report.data} />
            <PictureNotice />
          </div>
          {report.data.kinds.length + report.data.leftOut.length === 0 && report.data.pages > 0 ? (
            <EmptyState title={t('searchability.all-good')} />
          ) : null}
          {report.data.kinds.map(({ kind }) => (
            <section key={kind} aria-labelledby={`trouble-${kind}`}>
              <Title order={2} size="h3" id={`trouble-${kind}`} mb={4}>
                {t(`searchability.kind.${kind}.title`)}
              </Title>
              <TroubleLines kind={kind} lines={report.data.lines.filter((line) => line.kind === kind)} />
            </section>
          ))}
          {report.data.leftOut.length === 0 ? null : (
            <section aria-labelledby="left-out">
              <Title order={2} size="h3" id="left-out" mb={4}>
                {t('searchability.left-out-title')}
              </Title>
              <LeftOutFiles files={report.data.leftOut} />
            </section>
          )}
        </Stack>
      )}
    </>
  );
}
