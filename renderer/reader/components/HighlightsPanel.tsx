import { Button, Group, NativeSelect, Text, Textarea } from '@mantine/core';
import { NotebookPen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '../../../shared/library';
import { HIGHLIGHT_COLOURS, type Highlight, type HighlightColour } from '../../../shared/reader';
import { CopyTextButton, useAutosave, usePageLabel, useVersionName } from '../../library';
import { Telling } from '../../platform';
import { InLanguage, LoadingState } from '../../ui';
import { highlightsText } from '../highlights-text';
import { type useHighlights, useHighlightsElsewhere } from '../queries';
import type { Highlighting } from '../use-highlighting';
import { InOtherTexts } from './InOtherTexts';
import styles from './Panel.module.css';
import { Swatch } from './Swatch';

interface HighlightsPanelProps {
  readonly highlights: ReturnType<typeof useHighlights>;
  readonly highlighting: Highlighting;
  readonly document: DocumentSummary;
  readonly labelOf: (page: number) => string | null;
  readonly onGo: (highlight: Highlight) => void;
  /** Makes a note on the page in view. */
  readonly onNote: () => void;
}

/** Everything marked in this document, by page, with quotes and notes. */
export function HighlightsPanel(props: HighlightsPanelProps) {
  const { highlights, highlighting, document, labelOf } = props;
  const { t } = useTranslation('reader');
  const pageLabel = usePageLabel();
  const all = highlights.data ?? [];
  const nameOf = useVersionName();
  const elsewhere = useHighlightsElsewhere(document);
  const pageOf = ({ page, pageLabel: kept }: Highlight) => pageLabel(page, labelOf(page) ?? kept);
  const version = document.versions.find(({ id }) => id === document.versionId);
  // What is copied is read elsewhere, where nobody sees which text it is from.
  const title =
    version === undefined || document.versions.length < 2
      ? document.title
      : t('highlight.copied-title', {
          title: document.title,
          version: nameOf(version, document.versions),
        });
  const text = highlightsText(title, all, {
    page: pageOf,
    quote: (quote) => t('highlight.copied-quote', { quote }),
    note: (note) => t('highlight.copied-note', { note }),
  });
  return (
    <section className={styles['panel']} aria-label={t('panel.highlights')}>
      <Group gap="xs" px="xs" pb="xs" justify="space-between">
        <Text size="sm" fw={600} role="status" aria-live="polite">
          {t('highlight.count', { count: all.length })}
        </Text>
        {all.length === 0 ? null : <CopyTextButton text={text} label={t('highlight.copy')} />}
      </Group>
      <Group px="xs" pb="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<NotebookPen aria-hidden size={14} />}
          onClick={props.onNote}
        >
          {t('highlight.note-page')}
        </Button>
      </Group>
      <Telling of={[highlights]} />
      {highlights.isPending ? <LoadingState /> : null}
      {highlights.isSuccess && all.length === 0 ? (
        <Text size="sm" px="xs">
          {t(elsewhere.length === 0 ? 'highlight.none' : 'highlight.none-here')}
        </Text>
      ) : null}
      <InOtherTexts
        document={document}
        texts={elsewhere}
        sayCount={(count) => t('highlight.count', { count })}
      />
      <ul className={`${styles['scroll']} ${styles['plain']}`} aria-label={t('panel.highlights')}>
        {all.map((highlight) => (
          <Entry
            key={highlight.id}
            highlight={highlight}
            page={pageOf(highlight)}
            language={document.language}
            active={highlighting.active?.id === highlight.id ? highlighting.active : null}
            highlighting={highlighting}
            onGo={props.onGo}
          />
        ))}
      </ul>
    </section>
  );
}

interface EntryProps extends Pick<HighlightsPanelProps, 'highlighting' | 'onGo'> {
  readonly highlight: Highlight;
  readonly page: string;
  readonly language: DocumentSummary['language'];
  readonly active: Highlighting['active'];
}

function Entry({ highlight, page, language, active, highlighting, onGo }: EntryProps) {
  const { t } = useTranslation('reader');
  const line = useRef<HTMLLIElement>(null);
  // Its note is left, and not on disk yet.
  const [isHeld, setHeld] = useState(false);
  const isWriting = active?.writing === true;
  const { id, colour, quote, note } = highlight;
  useEffect(() => {
    if (active !== null) line.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <li ref={line} className={styles['note']} data-highlight-entry={id}>
      <button
        type="button"
        className={styles['place']}
        aria-current={active === null ? undefined : 'true'}
        onClick={() => {
          highlighting.look(id);
          onGo(highlight);
        }}
      >
        <span className={styles['page']}>
          <Swatch colour={colour} /> {page}
        </span>
        {quote === '' ? (
          <span>{t('highlight.whole-page')}</span>
        ) : (
          <span className={styles['quote']}>
            <InLanguage code={language}>{quote}</InLanguage>
          </span>
        )}
      </button>
      {isWriting || isHeld ? (
        <NoteField
          note={note}
          onNote={(words) => highlighting.write(id, words)}
          onHeld={setHeld}
          onClose={() => {
            if (isWriting) highlighting.look(id);
          }}
        />
      ) : note === '' ? null : (
        <Text size="sm" px="xs" dir="auto" className={styles['written']}>
          {note}
        </Text>
      )}
      <Group gap={4} px="xs" pb={6}>
        <NativeSelect
          size="xs"
          w={88}
          aria-label={t('highlight.colour', { page })}
          value={colour}
          data={HIGHLIGHT_COLOURS.map((each) => ({ value: each, label: t(`colour.${each}`) }))}
          onChange={(event) => highlighting.paint(id, event.currentTarget.value as HighlightColour)}
        />
        {isWriting ? null : (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t(note === '' ? 'highlight.write-of' : 'highlight.edit-of', { page })}
            onClick={() => highlighting.look(id, true)}
          >
            {t(note === '' ? 'highlight.write' : 'highlight.edit')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('highlight.remove-of', { page })}
          onClick={() => highlighting.remove(highlight)}
        >
          {t('highlight.remove')}
        </Button>
      </Group>
    </li>
  );
}

const LONGEST_NOTE = 4000;

interface NoteFieldProps {
  readonly note: string;
  readonly onNote: (note: string) => Promise<unknown>;
  /** Hears that the field is left and waits for its words to be kept, and that they are. */
  readonly onHeld: (isHeld: boolean) => void;
  readonly onClose: () => void;
}

/** The note while it is written: kept at every pause and when the field is left. It goes when its words are on disk, not before. */
function NoteField({ note, onNote, onHeld, onClose }: NoteFieldProps) {
  const { t } = useTranslation('reader');
  const { draft, change, flush, saving } = useAutosave(note, onNote);
  const [isLeft, setLeft] = useState(false);
  const leave = () => {
    flush();
    setLeft(true);
    onHeld(true);
  };
  useEffect(() => {
    if (!isLeft || saving === 'saving') return;
    setLeft(false);
    if (saving === 'not-saved') return;
    onHeld(false);
    onClose();
  }, [isLeft, saving, onHeld, onClose]);
  return (
    <Textarea
      px="xs"
      pb={6}
      size="sm"
      label={t('highlight.note')}
      description={t('highlight.note-hint')}
      value={draft}
      maxLength={LONGEST_NOTE}
      rows={3}
      resize="vertical"
      dir="auto"
      autoFocus
      onChange={(event) => change(event.currentTarget.value)}
      onFocus={() => setLeft(false)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        leave();
      }}
    />
  );
}
