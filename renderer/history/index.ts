export { HistoryScreen } from './screens/HistoryScreen';
