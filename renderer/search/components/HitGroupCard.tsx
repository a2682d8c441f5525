import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { languagesIn, sendersIn } from '../../../shared/library';
import type { FoundBy, FoundText, HitGroup, PageHit } from '../../../shared/search';
import {
  LanguageChips,
  useCatalogueWords,
  usePageLabel,
  usePrintedLabel,
  useSenders,
  useVersionName,
} from '../../library';
import { useDates } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import styles from './HitGroupCard.module.css';
import { SnippetText } from './SnippetText';

interface HitGroupCardProps {
  readonly group: HitGroup;
  /** The words searched for, which the reader marks. */
  readonly words: string;
  /** The answer a passage is looked for, handed on to the reader. */
  readonly cite: string | undefined;
  readonly onOpen: (hit: string) => void;
}

/** Names one hit in the list, so that coming back finds it again. */
export function hitKey(versionId: string, page: number): string {
  return `${versionId}/${page}`;
}

/** What the reader looks for on the page of a hit: the words as typed, or the other language's term that stands there. */
export function wordsOnPage(words: string, foundBy: readonly FoundBy[]): string {
  if (foundBy.length === 0) return words;
  return foundBy.map(({ term }) => (/\s/.test(term) ? `"${term}"` : term)).join(' ');
}

/** Where a hit leads: its page, with the words that are marked there. */
export function linkToHit(
  { versionId, page, foundBy }: Pick<PageHit, 'versionId' | 'page' | 'foundBy'>,
  words: string,
  cite: string | undefined,
) {
  return {
    to: '/read/$versionId',
    params: { versionId },
    search: { page, q: wordsOnPage(words, foundBy), cite },
  } as const;
}

/** One found document: its name and facts, and its best pages. */
export function HitGroupCard({ group, words, cite, onOpen }: HitGroupCardProps) {
  const { t } = useTranslation(['search', 'library']);
  const catalogue = useCatalogueWords();
  const senderOf = useSenders();
  const pageLabel = usePageLabel();
  const printedLabel = usePrintedLabel();
  const nameOf = useVersionName();
  const dates = useDates();
  const { facts, versionId, texts } = group;
  const first = { versionId, page: 1, foundBy: [], ...texts[0]?.best };
  const told = [
    catalogue.type(facts.type),
    facts.state === null ? null : catalogue.state(facts.state),
    facts.appliesTo === null ? null : catalogue.appliesTo(facts.appliesTo),
    facts.language === null || languagesIn(facts).length > 1 ? null : catalogue.language(facts.language),
    facts.status === 'unknown' ? null : catalogue.status(facts.status),
    facts.year === null ? null : dates.year(facts.year),
    facts.number,
    ...sendersIn(facts, senderOf).map((sender) => t('library:came-by.pack', { sender })),
  ].filter((fact) => fact !== null && fact !== '');
  /** What tells a text from the others that were found: its language, else its name. */
  const textName = ({ versionId: id, language }: FoundText): string | null => {
    if (texts.length === 1) return null;
    const isAlone = texts.filter((other) => other.language === language).length === 1;
    if (isAlone && language !== null) return catalogue.language(language);
    const version = facts.versions.find((one) => one.id === id);
    return version === undefined ? null : nameOf(version, facts.versions);
  };
  const moreOf = (text: FoundText): string => {
    const more = t('group.more', { count: text.hitCount });
    const name = textName(text);
    return name === null ? more : t('group.more-of', { more, text: name });
  };
  return (
    <article className={styles['group']} aria-labelledby={`hit-${versionId}`}>
      <div className={styles['head']}>
        <h2 className={styles['title']} id={`hit-${versionId}`}>
          <TextLink
            {...linkToHit(first, words, cite)}
            data-hit={hitKey(versionId, 0)}
            onClick={() => onOpen(hitKey(versionId, 0))}
            inherit
          >
            <InLanguage code={facts.language}>{group.title}</InLanguage>
          </TextLink>
        </h2>
        {group.hitCount === 0 ? null : (
          <span className={styles['count']}>
            {t('group.pages', { count: group.hitCount, total: group.pageCount })}
          </span>
        )}
      </div>
      {facts.titleEnglish === null || facts.titleEnglish === group.title ? null : (
        <Text size="xs" c="dimmed">
          {facts.titleEnglish}
        </Text>
      )}
      <div className={styles['facts']}>
        {told.join(' · ')} <LanguageChips title={group.title} versions={facts.versions} />
      </div>
      <ul className={styles['hits']}>
        {group.hits.map(
          ({ versionId: inVersion, language, page, label, snippet, heading, foundBy, machineRead }) => (
            <li key={hitKey(inVersion, page)}>
              <Link
                {...linkToHit({ versionId: inVersion, page, foundBy }, words, cite)}
                className={styles['hit']}
                data-hit={hitKey(inVersion, page)}
                onClick={() => onOpen(hitKey(inVersion, page))}
              >
                <span className={styles['page']}>
                  {pageLabel(page, printedLabel(inVersion, page, label))}
                </span>
                <span>
                  {heading === undefined ? null : (
                    <span className={styles['heading']}>
                      <InLanguage code={language}>{heading}</InLanguage>
                    </span>
                  )}
                  <SnippetText snippet={snippet} language={language} />
                  <FoundByTerms foundBy={foundBy} />
                  {machineRead ? (
                    <span className={styles['foundBy']} title={t('group.machine-read-hint')}>
                      {t('group.machine-read')}
                    </span>
                  ) : null}
                </span>
              </Link>
            </li>
          ),
        )}
      </ul>
      {texts
        .filter((text) => text.hitCount > group.hits.filter((hit) => hit.versionId === text.versionId).length)
        .map((text) => (
          <TextLink
            key={text.versionId}
            {...linkToHit({ versionId: text.versionId, page: text.best.page, foundBy: [] }, text.line, cite)}
            className={styles['more']}
            aria-describedby={`hit-${versionId}`}
            onClick={() => onOpen(hitKey(versionId, 0))}
          >
            {moreOf(text)}
          </TextLink>
        ))}
    </article>
  );
}

/** The terms of other languages by which a page was found; says so where nobody who knows the language has checked one. */
function FoundByTerms({ foundBy }: { readonly foundBy: readonly FoundBy[] }) {
  const { t } = useTranslation('search');
  const catalogue = useCatalogueWords();
  if (foundBy.length === 0) return null;
  return (
    <span className={styles['foundBy']}>
      {foundBy.map(({ term, language, meaning, checked }) => (
        <span key={`${language} ${term}`}>
          {t('bridge.found-by')}{' '}
          <InLanguage code={language}>
            <strong>{term}</strong>
          </InLanguage>{' '}
          {t(checked ? 'bridge.means' : 'bridge.means-unchecked', {
            language: catalogue.language(language),
            meaning,
          })}
        </span>
      ))}
    </span>
  );
}
