import { Button, Group, Text } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readableText, storedWords } from '../../../shared/library';
import { type LanguageCode, languageTag } from '../../../shared/vocabulary';
import { useEncodingName, usePageLabel } from '../../library';
import { Telling } from '../../platform';
import { LoadingState } from '../../ui';
import { usePageText } from '../queries';
import { type PassageUse, passageUseOf } from '../use-reader-keys';
import styles from './Panel.module.css';

interface TextPanelProps {
  readonly sha256: string;
  readonly page: number;
  readonly label: string | null;
  readonly language: LanguageCode | null;
  /** Cites, marks or notes the part of the page's text that is selected here. */
  readonly onPassage: (does: PassageUse, text: string, start: number, end: number) => void;
}

const refuse = (event: Event) => event.preventDefault();

/**
 * Holds a field in which the keys choose words and change none. A field that says it is read only will not do: in it Chromium moves no
 * caret, so that nothing but all of its words could be chosen by keyboard.
 */
function keptAsItIs(field: RefObject<HTMLTextAreaElement | null>, drawn: HTMLTextAreaElement | null) {
  field.current = drawn;
  drawn?.addEventListener('beforeinput', refuse);
}

/** The keys that use a passage mean here the words that are selected here; with none selected they mean the page, as elsewhere. */
function usePassageKeys(use: (does: PassageUse) => boolean): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  const latest = useRef(use);
  latest.current = use;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const does = passageUseOf(event);
      if (does !== null && latest.current(does)) event.preventDefault();
    };
    const heard = panel.current;
    heard?.addEventListener('keydown', hear);
    return () => heard?.removeEventListener('keydown', hear);
  }, []);
  return panel;
}

/**
 * The words of the page as the search knows them. Helps where the file's own text is poor, and lets the keyboard alone select a
 * passage to cite.
 */
export function TextPanel({ sha256, page, label, language, onPassage }: TextPanelProps) {
  const { t } = useTranslation('reader');
  const pageLabel = usePageLabel();
  const encodingName = useEncodingName();
  const field = useRef<HTMLTextAreaElement>(null);
  const [selected, setSelected] = useState(false);
  const text = usePageText(sha256, page, true);
  const shown = text.data === undefined ? '' : readableText(text.data);
  const conversion = text.data?.conversion;
  const look = () => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    setSelected(selectionEnd > selectionStart);
  };
  const use = (does: PassageUse) => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    if (selectionEnd <= selectionStart) return false;
    onPassage(does, shown, selectionStart, selectionEnd);
    return true;
  };
  const panel = usePassageKeys(use);
  return (
    <section ref={panel} className={styles['panel']} aria-label={t('text.panel')}>
      <Text size="sm" fw={600} px="xs">
        {t('text.of', { page: pageLabel(page, label) })}
      </Text>
      <Text size="xs" c="dimmed" px="xs" pb={4}>
        {t('text.hint')}
      </Text>
      {conversion ? (
        <Text size="xs" px="xs" pb={4} fw={600}>
          {t('text.converted', { list: conversion.from.map((from) => encodingName(from)).join(', ') })}
        </Text>
      ) : null}
      {text.data?.quality === 'ocr' ? (
        <Text size="xs" px="xs" pb={4} fw={600}>
          {t('machine.in-panel')}
        </Text>
      ) : null}
      <Telling of={[text]} />
      {text.isPending ? <LoadingState /> : null}
      {text.isSuccess && shown.trim() === '' ? (
        <Text size="sm" px="xs">
          {t('text.none')}
        </Text>
      ) : null}
      {shown.trim() === '' ? null : (
        <>
          <textarea
            ref={(drawn) => keptAsItIs(field, drawn)}
            key={page}
            aria-readonly
            spellCheck={false}
            className={styles['text']}
            aria-label={t('text.of', { page: pageLabel(page, label) })}
            lang={language === null || language === 'und' ? undefined : languageTag(language)}
            dir="auto"
            value={shown}
            onChange={() => undefined}
            onSelect={look}
          />
          {text.data === undefined || !conversion ? null : (
            <details className={styles['stored']}>
              <summary>{t('text.show-stored')}</summary>
              <Text size="xs">{storedWords(text.data)}</Text>
            </details>
          )}
          <Group gap="xs" p="xs">
            <Button size="xs" disabled={!selected} onClick={() => use('cite')}>
              {t('text.cite')}
            </Button>
            <Button size="xs" variant="default" disabled={!selected} onClick={() => use('highlight')}>
              {t('text.highlight')}
            </Button>
            <Button size="xs" variant="default" disabled={!selected} onClick={() => use('note')}>
              {t('text.note')}
            </Button>
          </Group>
        </>
      )}
    </section>
  );
}
