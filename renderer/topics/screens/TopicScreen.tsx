import { Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsOfTopic, type TopicPage } from '../../../shared/topics';
import { type TopicId, topicId } from '../../../shared/vocabulary';
import { LegalBasis } from '../../instruments';
import { ErrorNotice } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, PageHeader, StatusBadge, TextLink } from '../../ui';
import { DocumentsOnTopic } from '../components/DocumentsOnTopic';
import { OwnNote } from '../components/OwnNote';
import { useOpenAssessment, useTopicPages } from '../queries';
import { useEditionInUse } from '../use-edition-in-use';
import styles from './TopicScreen.module.css';

/** One topic: what it is, measures, how to put them in place, what helps, and the items that ask about it. */
export function TopicScreen() {
  const { t } = useTranslation(['topics', 'vocabulary']);
  const { topicId: named = '' } = useParams({ strict: false });
  const topic = topicId.safeParse(named);
  const pages = useTopicPages();
  const back = (
    <TextLink to="/topics" size="sm">
      {t('page.back')}
    </TextLink>
  );
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
  return (
    <>
      <PageHeader
        key={topic.data}
        before={back}
        title={t(`vocabulary:topic.${topic.data}.label`)}
        what={page?.summary}
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
      {pages.isError ? (
        <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
      ) : page === undefined ? (
        <LoadingState />
      ) : (
        <div className={styles['columns']}>
          <Guidance page={page} />
          <div className={styles['beside']}>
            <ItemsAsking topic={topic.data} />
            <DocumentsOnTopic topic={topic.data} searches={page.searches} />
            <LegalBasis refs={page.legalRefs} />
            <OwnNote key={topic.data} topic={topic.data} />
          </div>
        </div>
      )}
    </>
  );
}

function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Guidance({ page }: { readonly page: TopicPage }) {
  const { t } = useTranslation('topics');
  return (
    <div className={styles['text']}>
      <StatusBadge tone="plain">{t('page.guidance')}</StatusBadge>
      <Part id="what" title={t('page.what')}>
        {page.what.map((paragraph) => (
          <Text key={paragraph}>{paragraph}</Text>
        ))}
      </Part>
      <Part id="measures" title={t('page.measures')}>
        <dl className={styles['measures']}>
          {page.measures.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part id="steps" title={t('page.steps')}>
        <ol>
          {page.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      <Part id="watch" title={t('page.watch')}>
        <ul>
          {page.watch.map((mistake) => (
            <li key={mistake}>{mistake}</li>
          ))}
        </ul>
      </Part>
      <Part id="patterns" title={t('page.patterns')}>
        <Text size="sm" c="dimmed">
          {t('page.patterns-note')}
        </Text>
        <ul>
          {page.patterns.map((pattern) => (
            <li key={pattern}>{pattern}</li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

function ItemsAsking({ topic }: { readonly topic: TopicId }) {
  const { t } = useTranslation('topics');
  const edition = useEditionInUse();
  const open = useOpenAssessment().data;
  if (edition === undefined) return null;
  const items = itemsOfTopic(edition, topic);
  return (
    <Part id="items" title={t('page.items')}>
      {items.length === 0 ? <Text size="sm">{t('page.no-items')}</Text> : null}
      <ul className={styles['plain']}>
        {items.map((item) => (
          <li key={item.id}>
            {open === undefined ? (
              <Text span size="sm" fw={600}>
                {item.id}
              </Text>
            ) : (
              <TextLink
                size="sm"
                to="/assessments/$assessmentId/$itemId"
                params={{ assessmentId: open.id, itemId: item.id }}
              >
                {t('page.answer', { id: item.id })}
              </TextLink>
            )}{' '}
            <Text span size="sm">
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
    </Part>
  );
}
