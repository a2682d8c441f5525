export { createTopicHandlers } from './handlers';
export { loadTopicPages } from './load';
export { createTopicNotes, type TopicNotes, type TopicNotesDependencies } from './service';
