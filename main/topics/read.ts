import { type ReadTopicPages, type TopicPages, textsOfTopic, topicInTexts } from '../../shared/topics';
import type { LanguageCode } from '../../shared/vocabulary';
import type { ShippedDrafts } from '../platform';

/** The pages of all topics in a language; null for that in which they are written. */
export type ReadTopics = (language: LanguageCode | null) => ReadTopicPages;

/** Each page in its draft of a language, or as it is written where there is none of its present text. */
export function createReadTopics(pages: () => TopicPages, drafts: ShippedDrafts): ReadTopics {
  return (language) => {
    const written = pages().pages;
    if (language === null) return { pages: written, translated: [] };
    const read = written.map((page) => {
      const texts = drafts.find(language, page.id, textsOfTopic(page));
      return { page: texts === undefined ? page : topicInTexts(page, texts), isDraft: texts !== undefined };
    });
    return {
      pages: read.map(({ page }) => page),
      translated: read.flatMap(({ page, isDraft }) => (isDraft ? [page.id] : [])),
    };
  };
}
