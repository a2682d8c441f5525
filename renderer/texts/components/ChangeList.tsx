import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextChange } from '../../../shared/texts';
import type { LanguageCode } from '../../../shared/vocabulary';
import { usePageLabel } from '../../library';
import { InLanguage } from '../../ui';
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

/** Every change, in the order of the later text; choosing one shows it in both. */
export function ChangeList({ listed, active, onGo, labelOf, languages }: ChangeListProps) {
  const { t } = useTranslation('texts');
  const list = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: listed.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_GUESS_PX,
    overscan: 6,
  });
  useEffect(() => {
    const row = listed.findIndex(({ at }) => at === active);
    if (row >= 0) rows.scrollToIndex(row, { align: 'auto' });
  }, [active, listed, rows]);
  return (
    <div ref={list} className={styles['scroll']}>
      <ol className={styles['list']} style={{ height: rows.getTotalSize() }} aria-label={t('changes')}>
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
