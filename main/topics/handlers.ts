import type { Handlers } from '../../shared/kernel';
import type { TopicPages, topicsContract } from '../../shared/topics';
import type { TopicNotes } from './service';

/** Answers the calls of the topics room from the pages that ship and the notes of the workspace. */
export function createTopicHandlers(
  pages: () => TopicPages,
  notes: TopicNotes,
): Handlers<typeof topicsContract> {
  return {
    'topics.pages': () => pages(),
    'topics.notes': () => [...notes.list()],
    'topics.saveNote': ({ topicId, text }) => ({ note: notes.save(topicId, text) }),
  };
}
