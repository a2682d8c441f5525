export { CareScreen } from './screens/CareScreen';
