import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { langOf } from '../../../shared/questionnaires';
import { itemsOfTopic } from '../../../shared/topics';
import { ENGLISH, type TopicId, tagOf, topicId } from '../../../shared/vocabulary';
import { lostWith, Telling, useQuestionLanguage } from '../../platform';
import { TranslationNote } from '../../questionnaires';
import { BackLink, ButtonLink, EmptyState, LoadingState, PageHeader, ReadNote, TextLink } from '../../ui';
import { Contents } from '../components/Contents';
import { DocumentsOnTopic } from '../components/DocumentsOnTopic';
import { Guidance } from '../components/Guidance';
import { OwnNote } from '../components/OwnNote';
import { TopicPart } from '../components/TopicPart';
import { partsOf } from '../parts';
import { isAskedIn, useOpenAssessment, useTopicPages } from '../queries';
import { useEditionInUse } from '../use-edition-in-use';
import styles from './TopicScreen.module.css';

/** What stands beside the text, or below it in a narrow window. */
const BESIDE = ['items', 'documents', 'note'] as const;

/** Titles that are not named after their part. */
const TITLES: Readonly<Record<string, string>> = { note: 'note.title' };

/**
 * One topic: what it is, why it matters, what the law asks, measures, how to
 * put them in place, what helps, and the items that ask about it.
 */
export function TopicScreen() {
  const { t } = useTranslation(['topics', 'vocabulary']);
  const { topicId: named = '' } = useParams({ strict: false });
  const topic = topicId.safeParse(named);
  const language = useQuestionLanguage();
  const pages = useTopicPages();
  const back = <BackLink to="/topics">{t('page.back')}</BackLink>;
  if (!topic.success) {
    return (
      <>
        <PageHeader before={back} title={t('page.unknown')} />
        <EmptyState
          title={t('page.unknown-title')}
          action={<ButtonLink to="/topics">{t('list.title')}</ButtonLink>}
        >
          {t('page.unknown-text')}
        </EmptyState>
      </>
    );
  }
  const page = pages.data?.pages.find(({ id }) => id === topic.data);
  const isDraft = page !== undefined && pages.data?.translated.includes(page.id) === true;
  const lang = tagOf(isDraft && language !== null ? language : ENGLISH);
  return (
    <>
      <PageHeader
        key={topic.data}
        before={back}
        title={t(`vocabulary:topic.${topic.data}.label`)}
        what={page === undefined ? undefined : <span lang={lang}>{page.summary}</span>}
        next={t('page.next')}
        actions={
          <ButtonLink
            to="/exchange/send"
            search={{ topic: topic.data }}
            variant="default"
            leftSection={<Send aria-hidden size={16} />}
          >
            {t('page.send')}
          </ButtonLink>
        }
      />
      <Telling of={[pages]}>
        {lostWith(pages) !== null ? null : page === undefined ? (
          <LoadingState />
        ) : (
          <div className={styles['columns']}>
            <Contents
              parts={[...partsOf(page), ...BESIDE].map((id) => ({
                id,
                title: t(TITLES[id] ?? `page.${id}`),
              }))}
            />
            <Guidance
              page={page}
              lang={lang}
              translation={<ReadNote words={isDraft ? t('page.unchecked') : null} />}
            />
            <div className={styles['beside']}>
              <ItemsAsking topic={topic.data} />
              <DocumentsOnTopic topic={topic.data} searches={page.searches} />
              <OwnNote key={topic.data} topic={topic.data} />
            </div>
          </div>
        )}
      </Telling>
    </>
  );
}

function ItemsAsking({ topic }: { readonly topic: TopicId }) {
  const { t } = useTranslation('topics');
  const edition = useEditionInUse();
  const open = useOpenAssessment().data;
  if (edition === undefined) return null;
  const items = itemsOfTopic(edition, topic);
  return (
    <TopicPart id="items" title={t('page.items')}>
      {items.length === 0 ? <Text size="sm">{t('page.no-items')}</Text> : null}
      <TranslationNote items={items} aside />
      <ul className={styles['plain']}>
        {items.map((item) => (
          <li key={item.id}>
            {open === undefined || !isAskedIn(item, open) ? (
              <TextLink size="sm" to="/questionnaires/$itemId" params={{ itemId: item.id }}>
                {t('page.read', { id: item.id })}
              </TextLink>
            ) : (
              <TextLink
                size="sm"
                to="/assessments/$assessmentId/$itemId"
                params={{ assessmentId: open.id, itemId: item.id }}
              >
                {t('page.answer', { id: item.id })}
              </TextLink>
            )}{' '}
            <Text span size="sm" lang={langOf(item)}>
              {item.question}
            </Text>
          </li>
        ))}
      </ul>
      {open === undefined && items.length > 0 ? (
        <Text size="sm">
          <TextLink to="/assessments">{t('page.start-assessment')}</TextLink>
        </Text>
      ) : null}
    </TopicPart>
  );
}
