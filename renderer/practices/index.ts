export { MemberScreen } from './screens/MemberScreen';
export { PracticesScreen } from './screens/PracticesScreen';
