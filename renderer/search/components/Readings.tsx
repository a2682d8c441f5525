import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QueryReply, SearchFilters } from '../../../shared/search';
import type { Along } from '../address';
import { PartOfIt } from './PartOfIt';

interface ReadingsProps {
  readonly reply: QueryReply;
  readonly filters: SearchFilters;
  readonly along: Along;
}

/** What else the line may be, had another keyboard or font been in use, one click away; nothing where it can be nothing else. */
export function Readings({ reply: { readings = [] }, filters, along }: ReadingsProps) {
  const { t } = useTranslation('search');
  if (readings.length === 0) return null;
  return (
    <div>
      <Text size="sm">{t('none.keyed')}</Text>
      <List size="sm">
        {readings.map((reading) => (
          <List.Item key={reading.line}>
            <PartOfIt part={{ ...reading, leftOut: [] }} filters={filters} along={along} />
          </List.Item>
        ))}
      </List>
    </div>
  );
}
