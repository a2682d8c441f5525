export { prefetchHome } from './queries';
export { HomeScreen } from './screens/HomeScreen';
