export { SinceBefore } from './components/SinceBefore';
export { readRisen } from './queries';
export { CompareScreen } from './screens/CompareScreen';
export { CompareStartScreen } from './screens/CompareStartScreen';
export { HeatMapScreen } from './screens/HeatMapScreen';
