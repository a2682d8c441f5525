export { PrinciplesScreen } from './screens/PrinciplesScreen';
