export { createTopicHandlers } from './handlers';
export { loadTopicPages } from './load';
export { createReadTopics, type ReadTopics } from './read';
export { createTopicNotes, type TopicNotes, type TopicNotesDependencies } from './service';
