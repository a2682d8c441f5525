export { ChooseTextsScreen } from './screens/ChooseTextsScreen';
export { CompareTextsScreen } from './screens/CompareTextsScreen';
