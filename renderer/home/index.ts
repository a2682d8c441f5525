export { prefetchHome, useAssessments } from './queries';
export { HomeScreen } from './screens/HomeScreen';
