import { Button, CloseButton, Group, Text, TextInput } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Search as SearchIcon, Send } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  parseQuery,
  readFields,
  type SearchFilters,
  searchFilters,
  type TypedField,
  withoutField,
  withTyped,
} from '../../../shared/search';
import { ErrorNotices, lostWith, wakeSearch } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, PageHeader, useLikelyNext, useTypedWords } from '../../ui';
import { addressOf, filtersOf, listAddress, searchAddress } from '../address';
import { Facets } from '../components/Facets';
import { HitGroupCard, linkToHit } from '../components/HitGroupCard';
import { NamedDocuments } from '../components/NamedDocuments';
import { NothingFound } from '../components/NothingFound';
import { OtherLanguages } from '../components/OtherLanguages';
import { OverPageEnds } from '../components/OverPageEnds';
import { Readings } from '../components/Readings';
import { ResultSummary } from '../components/ResultSummary';
import { SavedSearches, SaveSearchButton } from '../components/SavedSearches';
import { SearchHelp } from '../components/SearchHelp';
import { SoughtFor } from '../components/SoughtFor';
import { Things } from '../components/Things';
import { TypedFields } from '../components/TypedFields';
import { Unsearchable } from '../components/Unsearchable';
import { useFieldLexicon } from '../field-lexicon';
import { useOtherLanguages, useOtherLanguagesKey } from '../other-languages';
import { type Search, useResults } from '../queries';
import { SaveResults } from '../report/SaveResults';
import { useHitKeys } from '../use-hit-keys';
import styles from './SearchScreen.module.css';

/** A pause in typing after which the results follow. */
const PAUSE_MS = 120;
/** So long the list stays before its first hit, which most people open, is made ready: its file is opened for that. */
const LOOKED_AT_MS = 500;

/** One box over all documents, and what it finds. The address holds the words and filters, so Back shows the same list again. */
export function SearchScreen() {
  const { t } = useTranslation('search');
  const raw = useSearch({ strict: false });
  const address = useMemo(() => searchAddress.parse(raw), [raw]);
  // An address that says neither follows the session.
  const [remembered, remember] = useOtherLanguages();
  const also = address.also ?? remembered;
  const lexicon = useFieldLexicon();
  const line = address.q ?? '';
  const { words, fields } = useMemo(() => readFields(line, lexicon), [line, lexicon]);
  const chosen = useMemo(() => filtersOf(address), [address]);
  const search: Search = useMemo(
    () => ({ words, filters: withTyped(chosen, fields), half: address.half ?? false, also }),
    [words, fields, chosen, address, also],
  );
  const navigate = useNavigate();
  const { history } = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);

  const show = (next: string, filters: SearchFilters, half: boolean, others = also) => {
    void navigate({
      to: '/search',
      search: addressOf(next, filters, {
        half,
        cite: address.cite,
        also: others || remembered ? others : undefined,
      }),
      replace: true,
      resetScroll: false,
    });
  };
  const { typed, type, take } = useTypedWords({
    words: line,
    pauseMs: PAUSE_MS,
    onFollow: (next) => {
      // Whoever has gone on to a screen that is still loading is not called back.
      if (history.location.pathname === '/search') show(next, chosen, true);
    },
  });
  /** Shows what is typed at once, together with what was chosen beside it. */
  const showTyped = (next: string, filters: SearchFilters, others = also) => {
    take(next);
    show(next, filters, search.half || typed !== line, others);
  };
  // A choice in the lists takes over the fields that were typed, so that each can be taken back there.
  const choose = (filters: SearchFilters) => {
    const { words: left, fields: all } = readFields(typed, lexicon);
    // The lists know nothing yet of a field that was typed a moment ago.
    const late = all.filter((each) => fields.every((known) => known.typed !== each.typed));
    showTyped(left, withTyped(filters, late));
  };
  // The button that takes words away goes with them: who works by keyboard goes on in the box.
  const takeAway = (next: string) => {
    type(next);
    box.current?.focus();
  };
  // The line may have been typed on since the field was understood.
  const removeField = ({ typed: text }: TypedField) => {
    const field = readFields(typed, lexicon).fields.find((each) => each.typed === text);
    takeAway(field === undefined ? typed : withoutField(typed, field));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(typed);
    show(typed, chosen, false);
  };
  const setAlso = (others: boolean) => {
    remember(others);
    showTyped(typed, chosen, others);
  };
  useOtherLanguagesKey(() => setAlso(!also));
  const results = useResults(search);
  const hits = useHitKeys(
    list,
    box,
    `search ${JSON.stringify(address)}`,
    results.isSuccess && !results.isPlaceholderData,
  );

  return (
    <>
      <PageHeader
        title={t('title')}
        what={t('what')}
        next={search.words.trim() === '' ? t('next') : undefined}
      />
      <search>
        <form onSubmit={submit}>
          <TextInput
            ref={box}
            type="search"
            onFocus={wakeSearch}
            size="md"
            maw={720}
            aria-label={t('box')}
            placeholder={t('placeholder')}
            value={typed}
            maxLength={1000}
            autoComplete="off"
            data-autofocus
            autoFocus={line === ''}
            leftSection={<SearchIcon aria-hidden size={18} />}
            rightSection={
              typed === '' ? null : <CloseButton aria-label={t('clear')} onClick={() => takeAway('')} />
            }
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={hits.fromBox}
          />
        </form>
        {parseQuery(search.words).isCut ? (
          <Text size="xs" mt={4} role="status">
            {t('too-long')}
          </Text>
        ) : null}
        <TypedFields fields={fields} onRemove={removeField} />
        <Group gap="xs" mt={4}>
          <Text size="xs" c="dimmed">
            {t('operators')}
          </Text>
          <SearchHelp />
          {search.words.trim() === '' ? null : (
            <>
              <SaveSearchButton
                asked={{ query: search.words.trim(), filters: search.filters, bridge: also }}
              />
              <ButtonLink
                to="/exchange/send"
                search={{ words: search.words.trim() }}
                size="xs"
                variant="subtle"
                leftSection={<Send aria-hidden size={14} />}
              >
                {t('send')}
              </ButtonLink>
            </>
          )}
        </Group>
        <OtherLanguages
          on={also}
          onChange={setAlso}
          report={results.isPlaceholderData ? undefined : results.data?.pages[0]?.bridge}
        />
      </search>
      <SoughtFor cite={address.cite} />
      {search.words.trim() === '' ? (
        <Nothing filters={search.filters} />
      ) : (
        <Results
          search={search}
          cite={address.cite}
          results={results}
          list={list}
          onKeys={hits.inList}
          onOpen={hits.open}
          onFilters={choose}
          onOtherLanguages={() => setAlso(true)}
        />
      )}
    </>
  );
}

function Nothing({ filters }: { readonly filters: SearchFilters }) {
  const { t } = useTranslation('search');
  const narrows = JSON.stringify(filters) !== JSON.stringify(searchFilters.parse({}));
  return (
    <div style={{ marginTop: '1rem' }}>
      {narrows ? (
        <EmptyState
          title={t('start.only-filters')}
          action={
            // The list of documents does not narrow by year.
            filters.year.length > 0 ? undefined : (
              <ButtonLink variant="default" to="/library" search={listAddress(filters)}>
                {t('start.to-list')}
              </ButtonLink>
            )
          }
        >
          {t('start.only-filters-text')}
        </EmptyState>
      ) : (
        <EmptyState title={t('start.title')}>
          {t('start.text')}
          <Unsearchable />
        </EmptyState>
      )}
      <SavedSearches />
    </div>
  );
}

interface ResultsProps {
  readonly search: Search;
  readonly cite: string | undefined;
  readonly results: ReturnType<typeof useResults>;
  readonly list: RefObject<HTMLElement | null>;
  readonly onKeys: (event: KeyboardEvent) => void;
  readonly onOpen: (hit: string) => void;
  readonly onFilters: (filters: SearchFilters) => void;
  readonly onOtherLanguages: () => void;
}

function Results(props: ResultsProps) {
  const { search, cite, results, list, onKeys, onOpen, onFilters, onOtherLanguages } = props;
  const { t } = useTranslation('search');
  const reply = results.data?.pages[0];
  const best = results.isPlaceholderData ? undefined : reply?.groups[0]?.hits[0];
  useLikelyNext(best === undefined ? null : linkToHit(best, search.words, cite), LOOKED_AT_MS);
  const failed = <ErrorNotices of={[results]} />;
  if (lostWith(results) !== null) return failed;
  // In the same places as below: how much was found is put into a line that stands there already, or not every screen reader tells of it.
  if (reply === undefined || results.data === undefined)
    return (
      <div>
        {null}
        <section>
          <Group justify="space-between" align="flex-start">
            <ResultSummary reply={undefined} />
          </Group>
          <LoadingState label={t('looking')} />
        </section>
      </div>
    );
  const groups = results.data.pages.flatMap((one) => one.groups);
  const isOnlyHidden = groups.length === 0 && reply.hidden.length > 0;
  const nothing = (
    <NothingFound
      words={search.words}
      filters={search.filters}
      reply={reply}
      cite={cite}
      also={search.also}
      onOtherLanguages={onOtherLanguages}
    />
  );
  const named = <NamedDocuments documents={reply.named ?? []} cite={cite} onOpen={onOpen} />;
  return (
    <div className={styles['columns']}>
      <Facets counts={reply.facets} filters={search.filters} onChange={onFilters} />
      <section ref={list} className={styles['results']} onKeyDown={onKeys} aria-label={t('results')}>
        <Group justify="space-between" align="flex-start">
          <ResultSummary reply={reply} />
          {groups.length === 0 ? null : <SaveResults search={search} />}
        </Group>
        {groups.length === 0 ? null : (
          <Readings reply={reply} filters={search.filters} along={{ cite, also: search.also }} />
        )}
        {results.isFetchNextPageError ? null : failed}
        {/* Pages that only a filter hides are nearer to what was asked than all else. */}
        {isOnlyHidden ? nothing : null}
        <Things search={search} isAllThereIs={groups.length === 0} />
        {groups.length === 0 ? (
          <>
            {named}
            {isOnlyHidden ? null : nothing}
          </>
        ) : (
          <div
            className={results.isPlaceholderData ? styles['late'] : undefined}
            aria-busy={results.isPlaceholderData}
          >
            {groups.map((group) => (
              <HitGroupCard
                key={`${group.versionId} ${group.documentId}`}
                group={group}
                words={search.words}
                cite={cite}
                onOpen={onOpen}
              />
            ))}
            <OverPageEnds reply={reply} cite={cite} />
            {named}
          </div>
        )}
        {results.isFetchNextPageError ? failed : null}
        {results.hasNextPage ? (
          <Button
            variant="default"
            mt="sm"
            loading={results.isFetchingNextPage}
            onClick={() => void results.fetchNextPage()}
          >
            {t('more', { count: reply.total.documents - groups.length })}
          </Button>
        ) : null}
        {groups.length === 0 ? null : (
          <Text component="div" size="sm" mt="md">
            <Unsearchable />
          </Text>
        )}
      </section>
    </div>
  );
}
