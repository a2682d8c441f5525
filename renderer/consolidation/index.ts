export { Frame } from './components/Frame';
export { ChecksScreen } from './screens/ChecksScreen';
export { ConsolidationScreen } from './screens/ConsolidationScreen';
export { CoverageScreen } from './screens/CoverageScreen';
export { DecideScreen } from './screens/DecideScreen';
export { MinutesScreen } from './screens/MinutesScreen';
export { SignOffScreen } from './screens/SignOffScreen';
export { WorkshopScreen } from './screens/WorkshopScreen';
