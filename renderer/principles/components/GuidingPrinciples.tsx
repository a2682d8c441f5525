import { Text, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsOfTopic } from '../../../shared/topics';
import type { TopicId } from '../../../shared/vocabulary';
import { ItemLinks, useEditionInUse, useOpenAssessment } from '../../topics';
import { TextLink, useRowStops } from '../../ui';
import styles from '../screens/PrinciplesScreen.module.css';

/** The four principles that run through all pillars, each with the topics in which it is put to work. */
const PRINCIPLES = [
  { name: 'governance', topics: ['T2.1', 'T2.2', 'T2.3', 'T2.7'] },
  { name: 'victims', topics: ['T8.1', 'T8.2', 'T8.3', 'T8.4'] },
  { name: 'partnership', topics: ['T2.4', 'T2.5', 'T2.6'] },
  { name: 'evidence', topics: ['T1.5', 'T3.1', 'T3.2', 'T3.5'] },
] as const satisfies readonly { readonly name: string; readonly topics: readonly TopicId[] }[];

/** Four principles in a few words, with the topics and items in which they are put to work. */
export const GuidingPrinciples = memo(function GuidingPrinciples() {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const edition = useEditionInUse();
  const open = useOpenAssessment().data;
  const stops = useRowStops<HTMLDivElement>();
  return (
    <section aria-labelledby="guiding" className={styles['guiding']}>
      <Title order={2} size="h4" id="guiding">
        {t('guiding.title')}
      </Title>
      <div {...stops} className={styles['four']}>
        {PRINCIPLES.map(({ name, topics }) => {
          const items = edition === undefined ? [] : topics.flatMap((id) => itemsOfTopic(edition, id));
          return (
            <article key={name} data-stops aria-labelledby={`guiding-${name}`}>
              <Title order={3} size="h5" id={`guiding-${name}`}>
                {t(`guiding.${name}.title`)}
              </Title>
              <Text size="sm">{t(`guiding.${name}.text`)}</Text>
              <ul className={styles['topics']}>
                {topics.map((topicId) => (
                  <li key={topicId}>
                    <TextLink size="sm" to="/topics/$topicId" params={{ topicId }}>
                      {t(`vocabulary:topic.${topicId}.label`)}
                    </TextLink>
                  </li>
                ))}
              </ul>
              <ItemLinks items={[...new Set(items)]} open={open} size="sm" className={styles['items']} />
            </article>
          );
        })}
      </div>
    </section>
  );
});
