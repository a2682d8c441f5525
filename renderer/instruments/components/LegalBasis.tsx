import { Text, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Article,
  hasDrafts,
  type LegalRef,
  type ResolvedRef,
  resolveRef,
} from '../../../shared/instruments';
import { ENGLISH, type MemberCode, tagOf } from '../../../shared/vocabulary';
import { lostWith, Telling, useQuestionLanguage } from '../../platform';
import { LoadingState, ReadNote, TextLink } from '../../ui';
import { useInstruments } from '../queries';
import { articleNameKey, dutyWords } from '../words';
import { BoundWords } from './BoundWords';
import styles from './LegalBasis.module.css';

/** The law behind an item or a topic: instrument and article, what it asks in plain words, and how strongly. */
interface LegalBasisProps {
  readonly refs: readonly LegalRef[];
  /** The State and the day for which it is told whether a treaty binds. */
  readonly member?: MemberCode | undefined;
  readonly on?: string | undefined;
}

export const LegalBasis = memo(function LegalBasis({ refs, member, on }: LegalBasisProps) {
  const { t } = useTranslation('instruments');
  const instruments = useInstruments();
  return (
    <section aria-labelledby="legal-basis">
      <Title order={2} size="h4" id="legal-basis">
        {t('legal.title')}
      </Title>
      <Telling of={[instruments]} />
      {lostWith(instruments) !== null ? null : instruments.data === undefined ? (
        <LoadingState />
      ) : (
        <>
          <ul className={styles.list}>
            {refs.map((ref) => {
              const resolved = resolveRef(instruments.data, ref);
              return resolved === undefined ? (
                <li key={ref}>{t('legal.unknown', { ref })}</li>
              ) : (
                <Reference key={ref} resolved={resolved} member={member} on={on} />
              );
            })}
          </ul>
          <Text size="xs" c="dimmed">
            {t('notice.summary')}
          </Text>
          <ReadNote
            words={
              hasDrafts(refs.flatMap((ref) => resolveRef(instruments.data, ref) ?? []))
                ? t('notice.unchecked')
                : null
            }
            aside
          />
        </>
      )}
    </section>
  );
});

function Reference({
  resolved,
  member,
  on,
}: Omit<LegalBasisProps, 'refs'> & { readonly resolved: ResolvedRef }) {
  const { t } = useTranslation('instruments');
  const { instrument, articles } = resolved;
  const language = tagOf(useQuestionLanguage() ?? ENGLISH);
  const [only] = articles;
  const isGuide = instrument.kind === 'soft-law';
  return (
    <li className={styles.ref} data-ref={resolved.ref}>
      <TextLink
        to="/principles"
        search={only === undefined ? { treaty: instrument.code } : { article: only.key }}
        size="sm"
        fw={600}
      >
        {t(articleNameKey(resolved, only?.number ?? 'whole'), {
          instrument: instrument.shortName,
          number: only?.number ?? '',
        })}
      </TextLink>
      {isGuide || member === undefined || on === undefined ? null : (
        <div>
          <BoundWords instrument={instrument} member={member} on={on} />{' '}
          <TextLink
            to="/principles"
            search={{ treaty: instrument.code, state: member }}
            size="xs"
            aria-label={t('treaty.edit-of', { instrument: instrument.shortName })}
          >
            {t('treaty.edit')}
          </TextLink>
        </div>
      )}
      {articles.map((article) => (
        <div key={article.key}>
          <Text size="sm" lang={article.isDraft ? language : 'en'}>
            {article.summary}
          </Text>
          <Text size="xs" c="dimmed">
            <Duty article={article} isGuide={isGuide} />
          </Text>
        </div>
      ))}
    </li>
  );
}

/** How strongly an article asks, with what softens a qualified duty, and how far our summary was checked. */
export function Duty({ article, isGuide }: { readonly article: Article; readonly isGuide: boolean }) {
  const { t } = useTranslation('instruments');
  return <>{dutyWords(t, article, isGuide)}</>;
}
