export { ChangedTextsScreen } from './screens/ChangedTextsScreen';
export { DocumentWithReliance } from './screens/DocumentWithReliance';
