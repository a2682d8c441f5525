export { topicsContract } from './contract';
export {
  NOTE_LENGTH,
  type TopicNote,
  type TopicPage,
  type TopicPages,
  topicNote,
  topicPage,
  topicPages,
} from './model';
export { itemsOfTopic, type TopicPagesProblem, topicPagesProblems } from './rules';
