import { Button, Stack } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FacetCount,
  type FacetName,
  type QueryReply,
  type SearchFilters,
  searchFilters,
} from '../../../shared/search';
import {
  appliesTo,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../../../shared/vocabulary';
import { CheckList, type CheckOption, useCatalogueWords } from '../../library';
import { useDates } from '../../platform';
import { KeptDayInput } from '../../ui';
import { chosenCount } from '../address';

interface FacetsProps {
  readonly counts: QueryReply['facets'];
  readonly filters: SearchFilters;
  readonly onChange: (filters: SearchFilters) => void;
}

/** A vocabulary's own check of a code. */
interface CodeSchema<C extends string> {
  readonly options: readonly C[];
}

/** What a facet offers: what was found, with counts, and what is chosen even when nothing found has it. */
function optionsOf<C extends string>(
  counts: readonly FacetCount[] | undefined,
  schema: CodeSchema<C>,
  wordOf: (code: C) => string,
  chosen: readonly C[],
): CheckOption<C>[] {
  const found = new Map((counts ?? []).map(({ value, count }) => [String(value), count]));
  return schema.options
    .filter((code) => found.has(code) || chosen.includes(code))
    .map((code) => ({ code, word: wordOf(code), count: found.get(code) ?? 0 }))
    .sort((a, b) => b.count - a.count || a.word.localeCompare(b.word));
}

/** The lists beside the results that narrow them. */
export function Facets({ counts, filters, onChange }: FacetsProps) {
  const { t } = useTranslation('search');
  const all = useRef<HTMLDivElement>(null);
  const words = useCatalogueWords();
  const dates = useDates();
  const set = (part: Partial<SearchFilters>) => onChange({ ...filters, ...part });
  const yearCounts = new Map((counts.year ?? []).map(({ value, count }) => [String(value), count]));
  for (const year of filters.year) yearCounts.set(String(year), yearCounts.get(String(year)) ?? 0);
  const years = [...yearCounts]
    .map(([code, count]) => ({ code, word: dates.year(Number(code)), count }))
    .sort((a, b) => Number(b.code) - Number(a.code));

  const list = <C extends string>(
    facet: FacetName,
    options: CheckOption<C>[],
    chosen: readonly C[],
    choose: (chosen: C[]) => void,
  ) =>
    options.length === 0 ? null : (
      <CheckList
        key={facet}
        headed
        label={t(`facet.${facet}`)}
        options={options}
        chosen={chosen}
        onChange={choose}
      />
    );

  return (
    <Stack ref={all} tabIndex={-1} gap="sm" component="section" aria-label={t('facet.label')}>
      {chosenCount(filters) === 0 ? null : (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onChange(searchFilters.parse({}));
            // The button goes with the filters.
            all.current?.focus({ preventScroll: true });
          }}
        >
          {t('facet.clear')}
        </Button>
      )}
      {list('type', optionsOf(counts.type, documentType, words.type, filters.type), filters.type, (type) =>
        set({ type }),
      )}
      {list(
        'state',
        optionsOf(counts.state, memberCode, words.state, filters.state),
        filters.state,
        (state) => set({ state }),
      )}
      {list(
        'appliesTo',
        optionsOf(counts.appliesTo, appliesTo, words.appliesTo, filters.appliesTo),
        filters.appliesTo,
        (appliesTo) => set({ appliesTo }),
      )}
      {list(
        'language',
        optionsOf(counts.language, languageCode, words.language, filters.language),
        filters.language,
        (language) => set({ language }),
      )}
      <KeptDayInput
        size="xs"
        label={t('facet.asAt')}
        hint={t('facet.as-at-means')}
        value={filters.asAt ?? ''}
        onDay={(day) => set({ asAt: day === '' ? null : day })}
      />
      {list(
        'status',
        optionsOf(counts.status, legalStatus, words.status, filters.status),
        filters.status,
        (status) => set({ status }),
      )}
      {list(
        'pillar',
        optionsOf(counts.pillar, pillarCode, words.pillar, filters.pillar),
        filters.pillar,
        (pillar) => set({ pillar }),
      )}
      {list('topic', optionsOf(counts.topic, topicId, words.topic, filters.topic), filters.topic, (topic) =>
        set({ topic }),
      )}
      {list('year', years, filters.year.map(String), (chosen) => set({ year: chosen.map(Number) }))}
    </Stack>
  );
}
