import { List, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SearchabilityReport } from '../../../shared/library';

/** The figures in one sentence and a list of what is behind the rest. */
export function SearchabilityFigures({ report }: { readonly report: SearchabilityReport }) {
  const { t } = useTranslation('library');
  if (report.percent === null) return <Text size="sm">{t('searchability.empty')}</Text>;
  const locked = report.leftOut.filter(({ kind }) => kind === 'locked').length;
  const damaged = report.leftOut.length - locked;
  return (
    <>
      <Text size="sm" fw={600}>
        {t('searchability.percent', {
          percent: report.percent,
          pages: report.pages,
          count: report.searchable,
        })}
      </Text>
      <Progress.Root size="md" my={6}>
        <Progress.Section
          value={report.percent}
          aria-label={t('searchability.bar')}
          aria-valuetext={t('searchability.bar-value', { percent: report.percent })}
        />
      </Progress.Root>
      <List size="sm">
        {report.kinds.map(({ kind, pages, documents }) => (
          <List.Item key={kind}>
            {t(`searchability.kind.${kind}.count`, { count: pages })}{' '}
            {t('searchability.in-documents', { count: documents })}
          </List.Item>
        ))}
        {locked === 0 ? null : <List.Item>{t('searchability.locked', { count: locked })}</List.Item>}
        {damaged === 0 ? null : <List.Item>{t('searchability.damaged', { count: damaged })}</List.Item>}
      </List>
    </>
  );
}
