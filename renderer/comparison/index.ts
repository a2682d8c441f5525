export { CompareScreen } from './screens/CompareScreen';
export { CompareStartScreen } from './screens/CompareStartScreen';
