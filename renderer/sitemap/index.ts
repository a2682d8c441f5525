export { SiteMapScreen } from './screens/SiteMapScreen';
