import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui';
import { usePictureQueue } from '../pictures/queries';
import { useSearchability } from './queries';

/**
 * Says in two lines what a search cannot speak for, with the way to the list; for a page where nothing was found. Nothing while
 * the figures are not there, and nothing when everything can be searched.
 */
export function SearchabilityNote() {
  const { t } = useTranslation('library');
  const report = useSearchability().data;
  const left = (usePictureQueue().data ?? [])
    .filter(({ state }) => state === 'waiting')
    .reduce((sum, { total, done }) => sum + total - done, 0);
  if (report === undefined || report.percent === null) return null;
  const rest = report.pages - report.searchable;
  if (rest === 0 && report.leftOut.length === 0) return null;
  return (
    <Text size="sm">
      {t('searchability.percent', { percent: report.percent, pages: report.pages, count: report.searchable })}{' '}
      {rest === 0 ? null : t('searchability.rest', { count: rest })}{' '}
      {report.leftOut.length === 0 ? null : t('searchability.left-out', { count: report.leftOut.length })}{' '}
      {left === 0 ? null : t('pictures.now', { count: left })}{' '}
      <TextLink to="/library/searchability" size="sm">
        {t('searchability.see')}
      </TextLink>
    </Text>
  );
}
