import { Button, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type HiddenByFilter as Hidden,
  parseQuery,
  type Query,
  type QueryReply,
  type SearchFilters,
  searchFilters,
} from '../../../shared/search';
import { SearchabilityNote } from '../../library';
import { ButtonLink, EmptyState, TextLink } from '../../ui';
import { type Along, addressOf } from '../address';
import { useSearchStatus } from '../queries';
import { useFilterWords } from '../use-filter-words';
import { OverPageEnds } from './OverPageEnds';
import { PartOfIt } from './PartOfIt';
import { Readings } from './Readings';
import { Unsearchable } from './Unsearchable';

interface NothingFoundProps {
  readonly words: string;
  readonly filters: SearchFilters;
  readonly reply: QueryReply;
  readonly cite: string | undefined;
  /** Other languages are searched too. */
  readonly also: boolean;
  readonly onOtherLanguages: () => void;
}

/** What was typed, for a sentence that puts quotation marks around it. */
function withoutQuotes(words: string, { clauses, excluded, alternatives }: Query): string {
  const [only, ...more] = clauses;
  const isPhrase = only?.quoted === true && [more, excluded, alternatives ?? []].flat().length === 0;
  return isPhrase ? only.typed : words;
}

/** The honest page without a hit: what was looked at, what could not be, and what else to try. */
export function NothingFound({ words, filters, reply, cite, also, onOtherLanguages }: NothingFoundProps) {
  const { t } = useTranslation('search');
  const asked = parseQuery(words);
  // Without any filter there is often no more than without the one that hides it all.
  const ways = reply.hidden.filter(
    ({ facet, pages }, _, all) =>
      facet !== 'all' || !all.some((other) => other.facet !== 'all' && other.pages === pages),
  );
  const isEmpty = useSearchStatus().data?.documents === 0;
  // Where nothing was looked for, nothing can be said of the pages.
  if (asked.clauses.length === 0) {
    const kind = asked.excluded.length > 0 ? 'only-without' : 'no-words';
    return <EmptyState title={t(`none.${kind}.title`)}>{t(`none.${kind}.text`)}</EmptyState>;
  }
  if (isEmpty) {
    return (
      <EmptyState
        title={t('none.empty.title')}
        action={<ButtonLink to="/library">{t('none.empty.to-library')}</ButtonLink>}
      >
        {t('none.empty.text')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t(ways.length === 0 ? 'none.title' : 'none.title-filtered', {
        words: withoutQuotes(words, asked),
      })}
    >
      <Stack gap="sm">
        {ways.length === 0 ? null : (
          <div>
            <Text size="sm">{t('none.filtered')}</Text>
            <List size="sm">
              {ways.map((hidden) => (
                <List.Item key={hidden.facet}>
                  <HiddenByFilter hidden={hidden} words={words} filters={filters} along={{ cite, also }} />
                </List.Item>
              ))}
            </List>
          </div>
        )}
        <Readings reply={reply} filters={filters} along={{ cite, also }} />
        <OverPageEnds reply={reply} cite={cite} />
        {reply.bridge.on || reply.bridge.found === null || reply.bridge.found.documents === 0 ? null : (
          <div>
            <Text size="sm">{t('none.other-languages')}</Text>
            <Button size="xs" variant="default" mt={4} onClick={onOtherLanguages}>
              {t('none.search-others', {
                pages: t('total.pages', { count: reply.bridge.found.pages }),
                documents: t('total.documents', { count: reply.bridge.found.documents }),
              })}
            </Button>
          </div>
        )}
        {reply.fewer.length === 0 ? null : (
          <div>
            <Text size="sm">{t('none.parts')}</Text>
            <List size="sm">
              {reply.fewer.map((part) => (
                <List.Item key={part.line}>
                  <PartOfIt part={part} filters={filters} along={{ cite, also }} />
                </List.Item>
              ))}
            </List>
          </div>
        )}
        {reply.suggestions.length === 0 ? null : (
          <div>
            <Text size="sm">{t('none.near')}</Text>
            <List size="sm">
              {reply.suggestions.map((near) => (
                <List.Item key={near}>
                  <TextLink to="/search" search={addressOf(near, filters, { cite, also })} size="sm">
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
            {reply.fewer.length === 0 ? <List.Item>{t('none.fewer')}</List.Item> : null}
            <List.Item>{t('none.spelling')}</List.Item>
            <List.Item>
              {t('none.language')}{' '}
              <TextLink to="/glossary" size="sm">
                {t('bridge.glossary')}
              </TextLink>
            </List.Item>
          </List>
        </div>
        <SearchabilityNote />
        <Unsearchable open />
      </Stack>
    </EmptyState>
  );
}

interface HiddenByFilterProps {
  readonly hidden: Hidden;
  readonly words: string;
  readonly filters: SearchFilters;
  readonly along: Along;
}

/** One click to what a filter hides: how much there is, and without which choice. */
function HiddenByFilter({ hidden: { facet, pages, documents }, words, filters, along }: HiddenByFilterProps) {
  const { t } = useTranslation('search');
  const wordsOf = useFilterWords();
  const wider =
    facet === 'all' ? searchFilters.parse({}) : { ...filters, [facet]: facet === 'asAt' ? null : [] };
  const count = {
    pages: t('total.pages', { count: pages }),
    documents: t('total.documents', { count: documents }),
  };
  return (
    <TextLink to="/search" search={addressOf(words, wider, along)} size="sm">
      {facet === 'all'
        ? t('none.without-all', count)
        : t('none.without', { ...count, facet: t(`facet.${facet}`), chosen: wordsOf(filters, facet) })}
    </TextLink>
  );
}
