export { ChooseTextsScreen } from './screens/ChooseTextsScreen';
export { CitationsToCheckScreen } from './screens/CitationsToCheckScreen';
export { CompareTextsScreen } from './screens/CompareTextsScreen';
