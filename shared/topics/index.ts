export { topicsContract } from './contract';
export {
  NOTE_LENGTH,
  type ReadTopicPages,
  readTopicPages,
  type TopicNote,
  type TopicPage,
  type TopicPages,
  topicNote,
  topicPage,
  topicPages,
} from './model';
export { itemsOfTopic, type TopicPagesProblem, topicPagesProblems } from './rules';
export { textsOfTopic, topicInTexts } from './texts';
