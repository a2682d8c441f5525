import { Group, Select, Text, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conceptName, type GlossaryConcept } from '../../../shared/glossary';
import { LANGUAGES, type LanguageCode, languageCode } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../../library';
import { ErrorNotices, lostWith, useLikelyLanguage } from '../../platform';
import { EmptyState, goToPart, InLanguage, LoadingState, PageHeader, StatusBadge } from '../../ui';
import { ConceptPanel } from '../components/ConceptPanel';
import { NewConcept } from '../components/NewConcept';
import { useGlossary } from '../queries';
import styles from './GlossaryScreen.module.css';

/** The languages offered first: those in which something ships. */
function languagesOf(concepts: readonly GlossaryConcept[]): LanguageCode[] {
  const used = new Set(concepts.flatMap(({ terms }) => terms.map(({ language }) => language)));
  return LANGUAGES.map(({ code }) => code).filter((code) => used.has(code) && code !== 'eng');
}

function fits(concept: GlossaryConcept, typed: string): boolean {
  return concept.terms.some(({ text }) => text.toLocaleLowerCase().includes(typed));
}

/** The terms by which other languages are searched: to read, correct and add to. */
export function GlossaryScreen() {
  const { t } = useTranslation('glossary');
  const glossary = useGlossary();
  return (
    <>
      <PageHeader title={t('title')} what={t('what')} next={t('next')} />
      <ErrorNotices of={[glossary]} />
      {lostWith(glossary) !== null ? null : glossary.data === undefined ? (
        <LoadingState />
      ) : (
        <Glossary concepts={glossary.data} />
      )}
    </>
  );
}

/** Where a key leads in the list, from entry to entry. */
function entryAfter(key: string, at: number, count: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
}

/** From entry to entry by the arrows: by Tab what an entry says would stand behind all the others. */
function goAlong(event: KeyboardEvent<HTMLUListElement>) {
  const entries = [...event.currentTarget.querySelectorAll('button')];
  const at = entries.indexOf(document.activeElement as HTMLButtonElement);
  const to = at < 0 ? null : entryAfter(event.key, at, entries.length);
  if (to === null || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  entries[to]?.focus();
}

function Glossary({ concepts }: { readonly concepts: readonly GlossaryConcept[] }) {
  const { t } = useTranslation('glossary');
  const words = useCatalogueWords();
  const navigate = useNavigate();
  const { concept: chosenId } = useSearch({ strict: false }) as { readonly concept?: string };
  const [typed, setTyped] = useState('');
  const languages = useMemo(() => languagesOf(concepts), [concepts]);
  const likely = useLikelyLanguage();
  const [language, setLanguage] = useState<LanguageCode>(languages.includes(likely) ? likely : 'tha');
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = concepts.filter((concept) => wanted === '' || fits(concept, wanted));
  const chosen = concepts.find(({ id }) => id === chosenId) ?? shown[0];
  const [reached, setReached] = useState<string>();
  const stop = shown.some(({ id }) => id === reached) ? reached : chosen?.id;
  // Who chose an entry by its key goes on where its terms stand.
  const [openedBy, setOpenedBy] = useState<string | null>(null);
  const beside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (openedBy === null || openedBy !== chosen?.id) return;
    setOpenedBy(null);
    goToPart(beside.current?.querySelector('h2') ?? null, 'nearest');
  }, [openedBy, chosen?.id]);
  const choose = (id: string) =>
    void navigate({ to: '/glossary', search: { concept: id }, replace: true, resetScroll: false });

  return (
    <>
      <Text size="sm" mb="xs">
        {t('honest')}
      </Text>
      <Group gap="sm" align="flex-end" mb="sm">
        <TextInput
          size="xs"
          type="search"
          w={280}
          label={t('find')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={180}
          label={t('beside')}
          allowDeselect={false}
          data={languages.map((code) => ({ value: code, label: words.language(code) }))}
          value={language}
          onChange={(value) => setLanguage(languageCode.safeParse(value).data ?? language)}
        />
        <NewConcept onAdded={choose} />
        <Text size="xs" c="dimmed" role="status">
          {t('count', { count: shown.length })}
        </Text>
      </Group>
      {shown.length === 0 ? (
        <EmptyState title={t('none.title', { words: typed })}>{t('none.text')}</EmptyState>
      ) : (
        <div className={styles['columns']}>
          <ul className={styles['list']} aria-label={t('list')} onKeyDown={goAlong}>
            {shown.map((concept) => (
              <li key={concept.id}>
                <button
                  type="button"
                  className={styles['entry']}
                  aria-current={concept.id === chosen?.id || undefined}
                  tabIndex={concept.id === stop ? 0 : -1}
                  onFocus={() => setReached(concept.id)}
                  onClick={({ detail }) => {
                    choose(concept.id);
                    if (detail === 0) setOpenedBy(concept.id);
                  }}
                >
                  <span>
                    <bdi>{conceptName(concept)}</bdi>{' '}
                    {concept.shipped ? null : <StatusBadge tone="plain">{t('own')}</StatusBadge>}
                  </span>
                  <span className={styles['other']}>
                    <InLanguage code={language}>
                      {concept.terms
                        .filter((term) => term.language === language && !term.hidden)
                        .map(({ text }) => text)
                        .join(' · ')}
                    </InLanguage>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <div ref={beside}>
            {chosen === undefined ? null : (
              <ConceptPanel
                key={chosen.id}
                concept={chosen}
                onBegun={() => {
                  if (chosen.id !== chosenId) choose(chosen.id);
                }}
              />
            )}
          </div>
        </div>
      )}
    </>
  );
}
