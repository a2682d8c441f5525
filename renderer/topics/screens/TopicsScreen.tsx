import { SegmentedControl, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PILLARS, type PillarCode, TOPIC_GROUPS, topicsOfGroup } from '../../../shared/vocabulary';
import { ErrorNotices, lostWith } from '../../platform';
import { LoadingState, PageHeader, TextLink } from '../../ui';
import { useTopicNotes, useTopicPages } from '../queries';
import styles from './TopicsScreen.module.css';

type Narrowed = PillarCode | 'all';

/** All topics in their groups, each with what it is in one sentence. */
export function TopicsScreen() {
  const { t } = useTranslation(['topics', 'vocabulary']);
  const [pillar, setPillar] = useState<Narrowed>('all');
  const pages = useTopicPages();
  const noted = new Set(useTopicNotes().data?.map(({ topicId }) => topicId));
  return (
    <>
      <PageHeader title={t('list.title')} what={t('list.what')} next={t('list.next')} />
      <SegmentedControl
        aria-label={t('list.pillar')}
        mb="md"
        value={pillar}
        onChange={(value) => setPillar(value as Narrowed)}
        data={[
          { value: 'all', label: t('list.all') },
          ...PILLARS.map((code) => ({ value: code, label: t(`vocabulary:pillar.${code}.label`) })),
        ]}
      />
      <ErrorNotices of={[pages]} />
      {lostWith(pages) !== null ? null : pages.data === undefined ? (
        <LoadingState />
      ) : (
        <div className={styles['groups']}>
          {TOPIC_GROUPS.map(({ id }) => {
            const topics = topicsOfGroup(id).filter(
              (topic) => pillar === 'all' || topic.pillar === pillar || topic.pillar === 'all',
            );
            if (topics.length === 0) return null;
            return (
              <section key={id} aria-labelledby={`group-${id}`} className={styles['group']}>
                <Title order={2} size="h4" id={`group-${id}`}>
                  {t(`vocabulary:topic.${id}.label`)}
                </Title>
                <ul>
                  {topics.map((topic) => (
                    <li key={topic.id}>
                      <TextLink to="/topics/$topicId" params={{ topicId: topic.id }}>
                        {t(`vocabulary:topic.${topic.id}.label`)}
                      </TextLink>
                      {noted.has(topic.id) ? (
                        <Text span size="xs" c="dimmed">
                          {' '}
                          {t('list.noted')}
                        </Text>
                      ) : null}
                      <Text size="sm">{pages.data.pages.find((page) => page.id === topic.id)?.summary}</Text>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}
