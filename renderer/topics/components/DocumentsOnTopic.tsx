import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TopicId } from '../../../shared/vocabulary';
import { Telling } from '../../platform';
import { InLanguage, TextLink } from '../../ui';
import { useDocumentsOnTopic } from '../queries';
import styles from '../screens/TopicScreen.module.css';
import { TopicPart } from './TopicPart';

/** Most documents named here; the library lists them all. */
const SHOWN = 6;

interface DocumentsOnTopicProps {
  readonly topic: TopicId;
  /** Words that find more in the texts themselves. */
  readonly searches: readonly string[];
}

/** The texts of the own library on a topic, and searches that find more. */
export function DocumentsOnTopic({ topic, searches }: DocumentsOnTopicProps) {
  const { t } = useTranslation(['topics', 'vocabulary']);
  const documents = useDocumentsOnTopic(topic);
  const list = documents.data ?? [];
  return (
    <TopicPart id="documents" title={t('page.documents')}>
      <Telling of={[documents]} />
      {documents.data?.length === 0 ? <Text size="sm">{t('page.no-documents')}</Text> : null}
      <ul className={styles['plain']}>
        {list.slice(0, SHOWN).map((document) => (
          <li key={document.id}>
            <TextLink size="sm" to="/library/$documentId" params={{ documentId: document.id }}>
              <InLanguage code={document.language}>{document.title}</InLanguage>
            </TextLink>{' '}
            <Text span size="xs" c="dimmed">
              {[
                t(`vocabulary:documentType.${document.type}.label`),
                document.appliesTo === null ? null : t(`vocabulary:appliesTo.${document.appliesTo}.label`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      {list.length > SHOWN ? (
        <TextLink size="sm" to="/library" search={{ topics: [topic] }}>
          {t('page.all-documents', { count: list.length })}
        </TextLink>
      ) : null}
      <Text size="sm" mt="xs">
        {t('page.searches')}
      </Text>
      <ul className={styles['plain']}>
        {searches.map((words) => (
          <li key={words}>
            <TextLink size="sm" to="/search" search={{ q: words }}>
              {words}
            </TextLink>
          </li>
        ))}
      </ul>
    </TopicPart>
  );
}
