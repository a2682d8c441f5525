export { GlossaryScreen } from './screens/GlossaryScreen';
