export { ReaderScreen } from './screens/ReaderScreen';
