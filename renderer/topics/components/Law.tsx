import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LegalRef, resolveRef } from '../../../shared/instruments';
import type { TopicPage } from '../../../shared/topics';
import { articleNameKey, LegalBasis, useInstruments } from '../../instruments';
import { TextLink, usePrinting } from '../../ui';
import styles from '../screens/TopicScreen.module.css';

interface LawProps {
  readonly page: TopicPage;
  /** Tag of the language of its texts. */
  readonly lang: string;
}

/** What the law asks on a topic, each sentence with the articles it is read from, and all articles in short. */
export function Law({ page: { duties = [], legalRefs }, lang }: LawProps) {
  const { t } = useTranslation('topics');
  const [isOpen, setOpen] = useState(duties.length === 0);
  // On paper nothing can be opened.
  const isShown = usePrinting() || isOpen;
  return (
    <>
      <ul>
        {duties.map(({ text, refs }) => (
          <li key={text}>
            <span lang={lang}>{text}</span>
            <Articles refs={refs} />
          </li>
        ))}
      </ul>
      <details open={isShown} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('page.all-articles', { count: legalRefs.length })}</summary>
        {isShown ? <LegalBasis refs={legalRefs} /> : null}
      </details>
      <Text size="sm" c="dimmed">
        {t('page.law-note')}
      </Text>
    </>
  );
}

/** The articles behind a sentence, those of one instrument on one line. Each leads to its place among the principles. */
function Articles({ refs }: { readonly refs: readonly LegalRef[] }) {
  const { t } = useTranslation('instruments');
  const instruments = useInstruments().data ?? [];
  const resolved = refs.flatMap((ref) => resolveRef(instruments, ref) ?? []);
  return [...Map.groupBy(resolved, ({ instrument }) => instrument)].map(([instrument, named]) => (
    <Text key={instrument.code} size="sm" component="div" className={styles['articles']}>
      {named.some(({ whole }) => whole) ? null : <span>{instrument.shortName}:</span>}
      {named.map((each) => {
        const number = each.articles[0]?.number ?? '';
        const name = articleNameKey(each, number);
        const full = t(name, { instrument: instrument.shortName, number });
        return (
          <TextLink key={each.ref} inherit to="/principles" search={{ article: each.ref }} aria-label={full}>
            {each.whole ? full : t(`${name}-alone`, { number })}
          </TextLink>
        );
      })}
    </Text>
  ));
}
