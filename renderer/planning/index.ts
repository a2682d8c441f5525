export { usePlanningHistoryWords } from './history-words';
export { GapScreen } from './screens/GapScreen';
export { GapsScreen } from './screens/GapsScreen';
export { PlanScreen } from './screens/PlanScreen';
export { PlansScreen } from './screens/PlansScreen';
