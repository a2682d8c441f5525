import { Text } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextChange } from '../../../shared/texts';
import type { LanguageCode } from '../../../shared/vocabulary';
import { usePageLabel } from '../../library';
import { gridMove, InLanguage } from '../../ui';
import styles from './ChangeList.module.css';
import { ChangeMark } from './ChangeMark';

/** A change with its place in the whole list. */
export interface ListedChange {
  readonly at: number;
  readonly change: TextChange;
}

interface ChangeListProps {
  readonly listed: readonly ListedChange[];
  /** Which of all changes is the one looked at. */
  readonly active: number | null;
  readonly onGo: (at: number) => void;
  readonly labelOf: (side: 'before' | 'after', page: number) => string | null;
  readonly languages: { readonly before: LanguageCode | null; readonly after: LanguageCode | null };
}

const ROW_GUESS_PX = 120;

/** Every change, in the order of the later text; choosing one shows it in both. Tab leads through one of them, the arrows from one to the next. */
export function ChangeList({ listed, active, onGo, labelOf, languages }: ChangeListProps) {
  const { t } = useTranslation(['texts', 'ui']);
  const list = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState(0);
  const through = Math.min(last, listed.length - 1);
  const isGoing = useRef(false);
  const rows = useVirtualizer({
    count: listed.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_GUESS_PX,
    overscan: 6,
    // Also while it is out of sight: Tab would pass the list by.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(through < 0 ? [] : [through])])].toSorted(
        (a, b) => a - b,
      ),
  });
  useEffect(() => {
    const row = listed.findIndex(({ at }) => at === active);
    if (row < 0) return;
    setLast(row);
    rows.scrollToIndex(row, { align: 'auto' });
  }, [active, listed, rows]);
  useLayoutEffect(() => {
    if (!isGoing.current) return;
    isGoing.current = false;
    rows.scrollToIndex(through, { align: 'auto' });
    list.current
      ?.querySelector<HTMLElement>(`[data-index="${through}"] button`)
      ?.focus({ preventScroll: true });
  }, [through, rows]);
  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
    const to = gridMove(event.key, true, { row: through, column: 0 }, listed.length, 1);
    if (to === null) return;
    event.preventDefault();
    isGoing.current = to.row !== through;
    setLast(to.row);
  };
  return (
    <div ref={list} className={styles['scroll']}>
      <ol
        className={styles['list']}
        style={{ height: rows.getTotalSize() }}
        aria-label={t('changes')}
        aria-description={t('ui:rows')}
        onKeyDown={move}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const row = listed[index];
          if (row === undefined) return null;
          const { at, change } = row;
          return (
            <li
              key={at}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={listed.length}
              aria-posinset={index + 1}
              className={styles['item']}
              style={{ transform: `translateY(${start}px)` }}
            >
              <button
                type="button"
                className={styles['change']}
                aria-current={at === active || undefined}
                tabIndex={index === through ? 0 : -1}
                onFocus={() => setLast(index)}
                onClick={() => onGo(at)}
              >
                <ChangeMark kind={change.kind} /> <PageOf change={change} labelOf={labelOf} />
                <HeadingOf change={change} languages={languages} />
                <Words change={change} languages={languages} />
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The heading under which a change stands; what is removed, where it stood: in the later text the next section may begin there. */
function HeadingOf({
  change,
  languages,
}: Pick<ChangeListProps, 'languages'> & { readonly change: TextChange }) {
  const side = change.kind === 'removed' ? 'before' : 'after';
  const { heading } = change.places[side];
  return heading === '' ? null : (
    <span className={styles['heading']}>
      <InLanguage code={languages[side]}>{heading}</InLanguage>
    </span>
  );
}

function PageOf({ change, labelOf }: Pick<ChangeListProps, 'labelOf'> & { readonly change: TextChange }) {
  const { t } = useTranslation('texts');
  const pageLabel = usePageLabel();
  const told = (side: 'before' | 'after') => {
    const { page } = change[side]?.parts[0] ?? change.places[side];
    return pageLabel(page, labelOf(side, page));
  };
  const { kind } = change;
  const words =
    kind === 'added'
      ? told('after')
      : kind === 'removed'
        ? told('before')
        : t('from-to', { before: told('before'), after: told('after') });
  return <span className={styles['page']}>{words}</span>;
}

/** The words of a change: taken out struck through, put in underlined. */
function Words({ change, languages }: Pick<ChangeListProps, 'languages'> & { readonly change: TextChange }) {
  const { t } = useTranslation('texts');
  const { before, after, kind } = change;
  const more = (cut: boolean) => (cut ? '…' : '');
  if (kind === 'moved' && after !== null) {
    return (
      <span className={styles['words']}>
        <InLanguage code={languages.after}>
          {after.text}
          {more(after.cut)}
        </InLanguage>
      </span>
    );
  }
  return (
    <>
      {before === null ? null : (
        <del className={styles['words']}>
          <span className={styles['heard']}>{t('was')} </span>
          <InLanguage code={languages.before}>
            {before.text}
            {more(before.cut)}
          </InLanguage>
        </del>
      )}
      {after === null ? null : (
        <ins className={styles['words']}>
          <span className={styles['heard']}>{t('is')} </span>
          <InLanguage code={languages.after}>
            {after.text}
            {more(after.cut)}
          </InLanguage>
        </ins>
      )}
    </>
  );
}

/** Says that nothing differs. */
export function NoChanges() {
  const { t } = useTranslation('texts');
  return (
    <Text size="sm" p="xs">
      {t('none')}
    </Text>
  );
}
