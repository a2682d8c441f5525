import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { itemsOfTopic } from '../../../shared/topics';
import { TOPIC_GROUPS, type TopicGroupId, topicsOfGroup } from '../../../shared/vocabulary';
import { ItemLinks, useEditionInUse, useOpenAssessment } from '../../topics';
import { PageHeader, TextLink, useRowStops } from '../../ui';
import { PAGES } from '../pages';
import styles from './SiteMapScreen.module.css';

/** All topics on one screen, each with the items that ask about it. */
export function SiteMapScreen() {
  const { t } = useTranslation('app');
  return (
    <>
      <PageHeader title={t('map.title')} what={t('map.what')} next={t('map.next')} />
      <nav aria-label={t('map.pages')} className={styles['pages']}>
        {PAGES.map(({ name, to }) => (
          <TextLink key={name} size="sm" to={to}>
            {t(`route.${name}`)}
          </TextLink>
        ))}
      </nav>
      <div className={styles['map']}>
        {TOPIC_GROUPS.map(({ id }) => (
          <Group key={id} id={id} />
        ))}
      </div>
    </>
  );
}

/** The topics of one group. */
function Group({ id }: { readonly id: TopicGroupId }) {
  const { t } = useTranslation(['app', 'vocabulary']);
  const edition = useEditionInUse();
  const open = useOpenAssessment().data;
  const stops = useRowStops<HTMLUListElement>();
  return (
    <section aria-labelledby={`map-${id}`} className={styles['group']}>
      <Title order={2} size="h5" id={`map-${id}`}>
        {t(`vocabulary:topic.${id}.label`)}
      </Title>
      <ul {...stops}>
        {topicsOfGroup(id).map((topic) => (
          <li key={topic.id} data-stops className={styles['topic']}>
            <TextLink size="sm" to="/topics/$topicId" params={{ topicId: topic.id }}>
              {t(`vocabulary:topic.${topic.id}.label`)}
            </TextLink>
            <ItemLinks
              items={edition === undefined ? [] : itemsOfTopic(edition, topic.id)}
              open={open}
              size="xs"
              className={styles['items']}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
