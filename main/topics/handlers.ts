import type { Handlers } from '../../shared/kernel';
import type { topicsContract } from '../../shared/topics';
import type { ReadTopics } from './read';
import type { TopicNotes } from './service';

/** Answers the calls of the topics room from the pages that ship and the notes of the workspace. */
export function createTopicHandlers(pages: ReadTopics, notes: TopicNotes): Handlers<typeof topicsContract> {
  return {
    'topics.pages': ({ language }) => pages(language),
    'topics.notes': () => [...notes.list()],
    'topics.saveNote': ({ topicId, text }) => ({ note: notes.save(topicId, text) }),
  };
}
