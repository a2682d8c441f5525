export { PAGES } from './pages';
export { SiteMapScreen } from './screens/SiteMapScreen';
