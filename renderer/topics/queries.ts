import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type AssessmentSummary, itemsAsked } from '../../shared/assessments';
import type { Item } from '../../shared/questionnaires';
import type { TopicId } from '../../shared/vocabulary';
import { call, ROOM_KEYS, useChange, useQuestionLanguage } from '../platform';

/** The pages of all topics, in the language in which questions are read. Shipped with the program, so nothing ever makes them stale. */
export function useTopicPages() {
  const language = useQuestionLanguage();
  return useQuery({
    queryKey: ['topic-pages', language],
    queryFn: () => call('topics.pages', { language }),
    // While another language comes, the words stay that are there, with the place on the page and the focus.
    placeholderData: keepPreviousData,
  });
}

/** What the users of this workspace wrote on topics. */
export function useTopicNotes() {
  return useQuery({ queryKey: [...ROOM_KEYS.topics, 'notes'], queryFn: () => call('topics.notes', {}) });
}

/** Writes the note of one topic; it is on disk when this resolves. */
export function useSaveNote(topicId: TopicId) {
  return useChange({ mutationFn: (text: string) => call('topics.saveNote', { topicId, text }) });
}

/** The documents of the library that carry a topic, newest change first. */
export function useDocumentsOnTopic(topicId: TopicId) {
  return useQuery({
    queryKey: [...ROOM_KEYS.library, 'on-topic', topicId],
    queryFn: () => call('library.list', { topics: [topicId] }),
  });
}

/** Whether the open assessment asks an item: one of the core items only has no answer to the others. */
export const isAskedIn = (
  item: Pick<Item, 'core'>,
  open: Pick<AssessmentSummary, 'scope'> | undefined,
): boolean => open !== undefined && itemsAsked([item], open).length > 0;

/** The open assessment worked on last: where an item is answered. */
export function useOpenAssessment() {
  return useQuery({
    queryKey: [...ROOM_KEYS.assessments, 'of-topics'],
    queryFn: () => call('assessments.list', {}),
    select: (list) =>
      list
        .filter(({ status }) => status === 'open')
        .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
        .at(0),
  });
}
