import { Box, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NamedDocument } from '../../../shared/search';
import { HitGroupCard } from './HitGroupCard';

interface NamedDocumentsProps {
  readonly documents: readonly NamedDocument[];
  readonly cite: string | undefined;
  readonly onOpen: (hit: string) => void;
}

/** Documents of which some of the words are the name; the reader marks the others, which are on their pages. */
export function NamedDocuments({ documents, cite, onOpen }: NamedDocumentsProps) {
  const { t } = useTranslation('search');
  const whole = documents.filter(({ group }) => group.hits.length === 0);
  const rest = documents.filter(({ group }) => group.hits.length > 0);
  return [
    { key: 'whole', listed: whole },
    { key: 'rest', listed: rest },
  ].map(({ key, listed }) =>
    listed.length === 0 ? null : (
      <Box component="section" key={key} data-named={key} mb="md">
        <Text fw={600} size="sm" mt="md" mb={4}>
          {t(`named.${key as 'whole' | 'rest'}`)}
        </Text>
        {listed.map(({ named, called, line, group }) => (
          <div key={`${group.documentId} ${group.versionId}`}>
            <Text size="xs" c="dimmed">
              {[
                ...(called === undefined ? [] : [t('named.called', { name: called })]),
                ...(named.length === 0
                  ? []
                  : [t('named.by', { words: named.map((word) => t('none.quoted', { word })).join(', ') })]),
                ...(key === 'rest' ? [t('named.on-pages', { line })] : []),
              ].join(' · ')}
            </Text>
            <HitGroupCard group={group} words={line} cite={cite} onOpen={onOpen} />
          </div>
        ))}
      </Box>
    ),
  );
}
