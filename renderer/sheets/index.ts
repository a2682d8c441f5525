export { BringInScreen } from './screens/BringInScreen';
export { RequestsScreen } from './screens/RequestsScreen';
