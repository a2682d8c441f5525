import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FewerWords, SearchFilters } from '../../../shared/search';
import { TextLink } from '../../ui';
import { type Along, addressOf } from '../address';

interface PartOfItProps {
  readonly part: FewerWords;
  readonly filters: SearchFilters;
  readonly along: Along;
}

/** One click to the pages that have a part of what was typed: how many there are, and without which words. */
export function PartOfIt({ part: { line, leftOut, pages, documents }, filters, along }: PartOfItProps) {
  const { t } = useTranslation('search');
  const count = {
    pages: t('total.pages', { count: pages }),
    documents: t('total.documents', { count: documents }),
  };
  const words = leftOut.map((word) => t('none.quoted', { word })).join(', ');
  return (
    <>
      <TextLink to="/search" search={addressOf(line, filters, along)} size="sm">
        <bdi>{line}</bdi>
      </TextLink>{' '}
      <Text span size="sm" c="dimmed">
        {leftOut.length === 0 ? t('none.part', count) : t('none.part-without', { ...count, words })}
      </Text>
    </>
  );
}
