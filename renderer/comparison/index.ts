export { SinceBefore } from './components/SinceBefore';
export { CompareScreen } from './screens/CompareScreen';
export { CompareStartScreen } from './screens/CompareStartScreen';
export { HeatMapScreen } from './screens/HeatMapScreen';
