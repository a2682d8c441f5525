import { Checkbox, VisuallyHidden } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentSummary, languagesIn, sendersIn } from '../../../shared/library';
import { pressedKey, useDates } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { useLastOpened } from '../last-opened';
import { useSenders } from '../queries';
import type { Selection } from '../selection';
import { useVirtualRows } from '../virtual-rows';
import { useCatalogueWords } from '../words';
import { ForceMark } from '../works/ForceMark';
import { LanguageChips } from '../works/LanguageChips';
import styles from './DocumentTable.module.css';
import { TextStateMark } from './TextStateMark';

interface DocumentTableProps {
  readonly label: string;
  /** Tells this list from others, so that coming back to it leads to the document that was opened. */
  readonly name: string;
  readonly documents: readonly DocumentSummary[];
  readonly selection: Selection;
  /** The day by which the list is narrowed. */
  readonly asAt?: string | null;
  /** What stands in the last cell instead of how searchable the text is. */
  readonly action?: { readonly heading: string; readonly of: (document: DocumentSummary) => ReactNode };
}

const ROW_GUESS_PX = 56;

/** The library's list. Only the rows in view are drawn; arrow keys move among the titles, space chooses one. */
export function DocumentTable({
  label,
  name,
  documents,
  selection,
  asAt = null,
  action,
}: DocumentTableProps) {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  const dates = useDates();
  const senderOf = useSenders();
  const body = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows(body, documents.length, ROW_GUESS_PX, (index) => documents[index]?.id ?? index);

  const opened = useLastOpened(name, true, (id) => {
    const index = documents.findIndex((one) => one.id === id);
    if (index >= 0) rows.focusRow(index);
  });
  const moveTo = (event: KeyboardEvent, index: number) => {
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as 'ArrowDown' | 'ArrowUp'];
    const next = index + (step ?? 0);
    if (step === undefined || next < 0 || next >= documents.length) return;
    event.preventDefault();
    if (event.shiftKey) {
      if (!selection.chosen.has(documents[index]?.id ?? '')) selection.toggle(index);
      selection.extendTo(next);
    }
    rows.focusRow(next);
  };
  const move = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const here = event.target.closest<HTMLElement>('[data-index]');
    if (here === null) return;
    const index = Number(here.dataset['index']);
    if (pressedKey(event) === 'a' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault();
      selection.chooseAll();
    } else if (event.key === ' ' && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      selection.toggle(index, event.shiftKey);
    } else moveTo(event, index);
  };

  return (
    <div
      className={styles['table']}
      data-action={action !== undefined || undefined}
      role="table"
      aria-label={label}
      aria-rowcount={documents.length + 1}
    >
      <div role="row" aria-rowindex={1} className={styles['head']}>
        <span role="columnheader">
          <Checkbox
            size="xs"
            aria-label={t('bulk.all', { count: documents.length })}
            checked={selection.chosen.size === documents.length}
            indeterminate={selection.chosen.size > 0 && selection.chosen.size < documents.length}
            onChange={(event) => (event.currentTarget.checked ? selection.chooseAll() : selection.clear())}
          />
        </span>
        <span role="columnheader">{t('list.title')}</span>
        <span role="columnheader" className={styles['type']}>
          {t('field.type.label')}
        </span>
        <span role="columnheader" className={styles['state']}>
          {t('field.state.label')}
        </span>
        <span role="columnheader" className={styles['language']}>
          {t('field.language.label')}
        </span>
        <span role="columnheader">{t('field.status.label')}</span>
        <span role="columnheader" className={`${styles['number']} ${styles['year']}`}>
          {t('list.year')}
        </span>
        <span role="columnheader" className={`${styles['number']} ${styles['pages']}`}>
          {t('list.pages')}
        </span>
        <span role="columnheader" className={action ? undefined : styles['searchable']}>
          {action?.heading ?? t('list.searchable')}
        </span>
      </div>
      <div
        ref={body}
        className={styles['scroll']}
        style={{ height: rows.height }}
        role="rowgroup"
        onKeyDown={move}
      >
        {rows.items.map(({ index, start }) => {
          const one = documents[index];
          if (one === undefined) return null;
          return (
            <div
              key={one.id}
              ref={rows.measure}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className={styles['row']}
              data-chosen={selection.chosen.has(one.id) || undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span role="cell">
                <Checkbox
                  size="xs"
                  aria-label={t('bulk.one', { title: one.title })}
                  checked={selection.chosen.has(one.id)}
                  onChange={(event) =>
                    selection.toggle(index, (event.nativeEvent as unknown as MouseEvent).shiftKey === true)
                  }
                />
              </span>
              <span role="cell" className={styles['title']}>
                <TextLink
                  to="/library/$documentId"
                  params={{ documentId: one.id }}
                  onClick={() => opened(one.id)}
                  size="sm"
                >
                  <InLanguage code={one.language}>{one.title}</InLanguage>
                </TextLink>
                {one.hasGuesses ? (
                  <span className={styles['guess']}>
                    <CircleHelp aria-hidden size={14} />
                    {t('guess.some')}
                  </span>
                ) : null}
                {one.titleEnglish === null || one.titleEnglish === one.title ? null : (
                  <span className={styles['english']}>{one.titleEnglish}</span>
                )}
                {one.number === null ? null : <span className={styles['english']}>{one.number}</span>}
                {sendersIn(one, senderOf).map((sender) => (
                  <span key={sender} className={styles['english']}>
                    {t('came-by.pack', { sender })}
                  </span>
                ))}
              </span>
              <span role="cell" className={styles['type']}>
                {words.type(one.type)}
                {one.appliesTo === null ? null : (
                  <span className={styles['below']}>{words.appliesTo(one.appliesTo)}</span>
                )}
              </span>
              <span role="cell" className={styles['state']}>
                {one.state === null ? <Unstated /> : words.state(one.state)}
              </span>
              <span role="cell" className={styles['language']}>
                <Languages document={one} />
              </span>
              <span role="cell">
                {words.status(one.status)}
                <ForceMark document={one} asAt={asAt} />
              </span>
              <span role="cell" className={`${styles['number']} ${styles['year']}`}>
                {one.year === null ? <Unstated /> : dates.year(one.year)}
              </span>
              <span role="cell" className={`${styles['number']} ${styles['pages']}`}>
                {one.pageCount}
              </span>
              <span role="cell" className={action ? undefined : styles['searchable']}>
                {action ? action.of(one) : <TextStateMark state={one.textState} />}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The language of a document; of a work in several languages, each as a way to its text. */
function Languages({ document }: { readonly document: DocumentSummary }) {
  const words = useCatalogueWords();
  const [language, ...others] = languagesIn(document);
  if (language === undefined) return <Unstated />;
  if (others.length === 0) return <>{words.language(language)}</>;
  return <LanguageChips title={document.title} versions={document.versions} />;
}

/** A sign for the eye, words for the ear. */
function Unstated() {
  const { t } = useTranslation('library');
  return (
    <>
      <span aria-hidden className={styles['unstated']}>
        –
      </span>
      <VisuallyHidden>{t('list.not-stated')}</VisuallyHidden>
    </>
  );
}
