import { Button, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QueryReply, SearchFilters } from '../../../shared/search';
import { EmptyState, TextLink } from '../../ui';
import { addressOf, chosenCount } from '../address';
import { Unsearchable } from './Unsearchable';

interface NothingFoundProps {
  readonly words: string;
  readonly filters: SearchFilters;
  readonly reply: QueryReply;
  readonly cite: string | undefined;
  readonly onWiden: () => void;
}

/** The honest page without a hit: what was looked at, what could not be, and what else to try. */
export function NothingFound({ words, filters, reply, cite, onWiden }: NothingFoundProps) {
  const { t } = useTranslation('search');
  return (
    <EmptyState title={t('none.title', { words })}>
      <Stack gap="sm">
        {chosenCount(filters) === 0 ? null : (
          <div>
            <Text size="sm">{t('none.filtered')}</Text>
            <Button size="xs" variant="default" mt={4} onClick={onWiden}>
              {t('facet.clear')}
            </Button>
          </div>
        )}
        {reply.suggestions.length === 0 ? null : (
          <div>
            <Text size="sm">{t('none.near')}</Text>
            <List size="sm">
              {reply.suggestions.map((near) => (
                <List.Item key={near}>
                  <TextLink to="/search" search={addressOf(near, filters, { cite })} size="sm">
                    {near}
                  </TextLink>
                </List.Item>
              ))}
            </List>
          </div>
        )}
        <div>
          <Text size="sm">{t('none.try')}</Text>
          <List size="sm">
            <List.Item>{t('none.fewer')}</List.Item>
            <List.Item>{t('none.spelling')}</List.Item>
            <List.Item>{t('none.language')}</List.Item>
          </List>
        </div>
        <Unsearchable open={reply.unsearchable.documents <= 5} />
      </Stack>
    </EmptyState>
  );
}
