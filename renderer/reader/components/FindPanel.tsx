import { ActionIcon, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type TroubleLevel, troubleLevelOf } from '../../../shared/library';
import type { OccurrenceList } from '../../../shared/search';
import type { LanguageCode } from '../../../shared/vocabulary';
import { CopyTextButton, usePageLabel, useSearchability } from '../../library';
import { Telling, wakeSearch } from '../../platform';
import { SnippetText } from '../../search';
import styles from './Panel.module.css';

interface FindPanelProps {
  readonly versionId: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly found: OccurrenceList | undefined;
  readonly looking: boolean;
  readonly error: unknown;
  readonly active: number | null;
  /** Some marks show only about where the words are. */
  readonly approximate: boolean;
  readonly onGo: (at: number) => void;
  /** Goes to the next place or the one before; from the page in view, where none was gone to yet. */
  readonly onStep: (by: 1 | -1) => void;
  readonly language: LanguageCode | null;
  /** The number printed on a page, where it is known. */
  readonly labelOf: (page: number) => string | null;
}

/** Id of the field, for the key that leads to it. */
export const FIND_FIELD_ID = 'find-in-document';

const ROW_GUESS_PX = 76;

/** Every place of some words in this document, with what stands around them. */
export function FindPanel(props: FindPanelProps) {
  const { words, onWords, found, looking, error, active, onStep } = props;
  const { t } = useTranslation('reader');
  const count = found?.occurrences.length ?? 0;
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (count > 0) onStep(event.shiftKey ? -1 : 1);
  };
  return (
    <section className={styles['panel']} aria-label={t('find.panel')}>
      <Group gap={4} wrap="nowrap" align="flex-end" px="xs">
        <TextInput
          id={FIND_FIELD_ID}
          size="xs"
          flex={1}
          type="search"
          label={t('find.label')}
          value={words}
          maxLength={1000}
          autoComplete="off"
          onFocus={wakeSearch}
          onChange={(event) => onWords(event.currentTarget.value)}
          onKeyDown={keys}
        />
        <Tooltip label={t('find.previous')}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('find.previous')}
            aria-keyshortcuts="Shift+F3"
            disabled={count === 0}
            onClick={() => onStep(-1)}
          >
            <ChevronUp aria-hidden size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('find.next')}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('find.next')}
            aria-keyshortcuts="F3"
            disabled={count === 0}
            onClick={() => onStep(1)}
          >
            <ChevronDown aria-hidden size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Text size="xs" px="xs" py={6} role="status" aria-live="polite">
        {words.trim() === '' ? (
          t('find.hint')
        ) : looking ? (
          t('find.looking')
        ) : (
          <Count found={found} active={active} />
        )}
      </Text>
      {words.trim() === '' || looking ? null : <NotSearched versionId={props.versionId} />}
      {props.approximate && count > 0 ? (
        <Text size="xs" c="dimmed" px="xs" pb={6}>
          {t('mark.approximate')}
        </Text>
      ) : null}
      <Telling of={[{ isError: error !== null, error }]} />
      {found === undefined || count === 0 ? null : <CopyList {...props} found={found} />}
      {found === undefined || count === 0 ? null : <Places {...props} found={found} />}
    </section>
  );
}

/** How much of the document no words can be found in: what is said of the others is no word about these pages. */
function NotSearched({ versionId }: { readonly versionId: string }) {
  const { t } = useTranslation('reader');
  const lines = useSearchability().data?.lines.filter((line) => line.versionId === versionId) ?? [];
  const pagesOf = (level: TroubleLevel) =>
    lines
      .filter(({ kind }) => troubleLevelOf(kind) === level)
      .reduce((sum, { pages }) => sum + pages.length, 0);
  return (['unreadable', 'doubtful'] as const).map((level) => {
    const count = pagesOf(level);
    return count === 0 ? null : (
      <Text key={level} size="xs" px="xs" pb={6}>
        {t(`find.${level}`, { count, total: lines[0]?.pageCount ?? count })}
      </Text>
    );
  });
}

function Count({
  found,
  active,
}: {
  readonly found: OccurrenceList | undefined;
  readonly active: number | null;
}) {
  const { t } = useTranslation('reader');
  if (found === undefined) return null;
  // Signs alone, or only words to leave out: nothing was looked for.
  if (found.plan.clauses.length === 0) return <>{t('find.no-words')}</>;
  const { places, pages } = found.total;
  if (places === 0) return <>{t('find.none')}</>;
  const onPages = t('find.on-pages', { count: pages });
  return (
    <>
      {active === null
        ? t('find.count', { count: places, pages: onPages })
        : t('find.count-at', { at: active + 1, count: places, pages: onPages })}
      {found.occurrences.length < places
        ? ` ${t('find.first-only', { count: found.occurrences.length })}`
        : null}
    </>
  );
}

/** Puts all listed places on the clipboard, a line each: the page as it is named on screen, and the words around the place. */
function CopyList({ words, found, labelOf }: FindPanelProps & { readonly found: OccurrenceList }) {
  const { t } = useTranslation('reader');
  const pageLabel = usePageLabel();
  const lines = found.occurrences.map(
    ({ page, label, snippet }) =>
      `${pageLabel(page, labelOf(page) ?? label)}\t${snippet.text.replace(/\s+/g, ' ')}`,
  );
  return (
    <Group px="xs" pb={6}>
      <CopyTextButton text={[words.trim(), ...lines].join('\n')} label={t('find.copy')} />
    </Group>
  );
}

function Places({
  found,
  active,
  onGo,
  language,
  labelOf,
}: FindPanelProps & { readonly found: OccurrenceList }) {
  const { t } = useTranslation('reader');
  const pageLabel = usePageLabel();
  const list = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: found.occurrences.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_GUESS_PX,
    overscan: 6,
  });
  useEffect(() => {
    if (active !== null) rows.scrollToIndex(active, { align: 'auto' });
  }, [active, rows]);
  return (
    <div ref={list} className={styles['scroll']}>
      <ul className={styles['list']} style={{ height: rows.getTotalSize() }} aria-label={t('find.places')}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const place = found.occurrences[index];
          if (place === undefined) return null;
          return (
            <li
              key={index}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={found.occurrences.length}
              aria-posinset={index + 1}
              className={styles['item']}
              style={{ transform: `translateY(${start}px)` }}
            >
              <button
                type="button"
                className={styles['place']}
                aria-current={index === active || undefined}
                onClick={() => onGo(index)}
              >
                <span className={styles['page']}>
                  {pageLabel(place.page, labelOf(place.page) ?? place.label)}
                </span>
                <span>
                  <SnippetText snippet={place.snippet} language={language} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
