export { ItemLinks, type OpenAssessment } from './components/ItemLinks';
export { isAskedIn, useOpenAssessment, useTopicPages } from './queries';
export { TopicScreen } from './screens/TopicScreen';
export { TopicsScreen } from './screens/TopicsScreen';
export { useEditionInUse } from './use-edition-in-use';
