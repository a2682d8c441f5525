import { Button, CloseButton, Group, TextInput } from '@mantine/core';
import { Check, CircleHelp } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DocumentSummary,
  type LibraryFilter,
  languagesIn,
  matchesFilter,
  sendersIn,
} from '../../../shared/library';
import { useTypedWords } from '../../ui';
import { narrows, widened } from '../address';
import { documentsOfFacets, facetOptions } from '../facet-options';
import { useSenders } from '../queries';
import { useCatalogueWords } from '../words';
import { AsAtControl } from '../works/AsAtControl';
import { FilterMenu } from './FilterMenu';

interface FilterBarProps {
  readonly filter: LibraryFilter;
  /** All documents that a filter may show, from which the filters offer what there is. */
  readonly documents: readonly DocumentSummary[];
  readonly onChange: (filter: LibraryFilter) => void;
}

/** Typing pauses this long before the list follows. */
const PAUSE_MS = 150;

/** The row above the list: words of the title and what to show. */
export function FilterBar({ filter, documents, onChange }: FilterBarProps) {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  const senderOf = useSenders();
  const counted = useMemo(
    () => documentsOfFacets(documents, filter, senderOf),
    [documents, filter, senderOf],
  );
  const guessed = useMemo(
    () => documents.filter(matchesFilter({ ...filter, guessed: true }, senderOf)).length,
    [documents, filter, senderOf],
  );
  const { typed, type, take } = useTypedWords({
    words: filter.text,
    pauseMs: PAUSE_MS,
    onFollow: (text) => onChange({ ...filter, text }),
  });
  // Buttons that clear something go with it: who works by keyboard goes on in the field.
  const field = useRef<HTMLInputElement>(null);
  // What was typed a moment ago goes along, and does not follow alone.
  const choose = (next: LibraryFilter) => {
    take(next.text);
    onChange(next);
  };
  const set = (part: Partial<LibraryFilter>) => choose({ ...filter, text: typed, ...part });
  return (
    <Group gap="xs" role="group" aria-label={t('filter.label')}>
      <TextInput
        ref={field}
        size="xs"
        w={220}
        aria-label={t('filter.text')}
        placeholder={t('filter.text')}
        value={typed}
        maxLength={200}
        onChange={(event) => type(event.currentTarget.value)}
        rightSection={
          typed === '' ? null : (
            <CloseButton
              size="xs"
              aria-label={t('filter.clear-text')}
              onClick={() => {
                type('');
                field.current?.focus();
              }}
            />
          )
        }
      />
      <FilterMenu
        label={t('field.type.label')}
        options={facetOptions(counted.types, (one) => [one.type], words.type, filter.types)}
        chosen={filter.types}
        onChange={(types) => set({ types })}
      />
      <FilterMenu
        label={t('field.state.label')}
        options={facetOptions(counted.states, (one) => [one.state], words.state, filter.states)}
        chosen={filter.states}
        onChange={(states) => set({ states })}
      />
      <FilterMenu
        label={t('field.appliesTo.label')}
        options={facetOptions(counted.appliesTo, (one) => [one.appliesTo], words.appliesTo, filter.appliesTo)}
        chosen={filter.appliesTo}
        onChange={(appliesTo) => set({ appliesTo })}
      />
      <FilterMenu
        label={t('field.language.label')}
        options={facetOptions(counted.languages, languagesIn, words.language, filter.languages)}
        chosen={filter.languages}
        onChange={(languages) => set({ languages })}
      />
      <FilterMenu
        label={t('field.status.label')}
        options={facetOptions(counted.statuses, (one) => [one.status], words.status, filter.statuses)}
        chosen={filter.statuses}
        onChange={(statuses) => set({ statuses })}
      />
      <FilterMenu
        label={t('field.pillars.label')}
        options={facetOptions(counted.pillars, (one) => one.pillars, words.pillar, filter.pillars)}
        chosen={filter.pillars}
        onChange={(pillars) => set({ pillars })}
      />
      <FilterMenu
        label={t('field.topics.label')}
        options={facetOptions(counted.topics, (one) => one.topics, words.topic, filter.topics)}
        chosen={filter.topics}
        onChange={(topics) => set({ topics })}
      />
      {senderOf.size === 0 && filter.senders.length === 0 ? null : (
        <FilterMenu
          label={t('filter.sender')}
          options={facetOptions(
            counted.senders,
            (one) => sendersIn(one, senderOf),
            (name) => name,
            filter.senders,
          )}
          chosen={filter.senders}
          onChange={(senders) => set({ senders })}
        />
      )}
      <GuessedOnly
        count={guessed}
        on={filter.guessed}
        onChange={(on) => {
          set({ guessed: on });
          // With nothing to narrow to the button goes.
          if (!on && guessed === 0) field.current?.focus();
        }}
      />
      <AsAtControl day={filter.asAt} onDay={(asAt) => set({ asAt })} />
      {narrows(filter) ? (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            choose(widened(filter));
            field.current?.focus();
          }}
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </Group>
  );
}

interface GuessedOnlyProps {
  /** Documents that are listed when it is on, the other filters being as they are. */
  readonly count: number;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Narrows the list to what the program filled in and nobody has looked at; not there while there is nothing of it. */
function GuessedOnly({ count, on, onChange }: GuessedOnlyProps) {
  const { t } = useTranslation('library');
  if (count === 0 && !on) return null;
  const Sign = on ? Check : CircleHelp;
  return (
    <Button
      size="xs"
      variant={on ? 'light' : 'default'}
      leftSection={<Sign aria-hidden size={14} />}
      aria-pressed={on}
      onClick={() => onChange(!on)}
    >
      {t('filter.chosen', { list: t('list.saved.to-check'), count })}
    </Button>
  );
}
