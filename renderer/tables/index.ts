export { useTableComparison, useTableEdition, useTableEditions } from './queries';
export { ImportedEditionScreen } from './screens/ImportedEditionScreen';
export { ImportedScreen } from './screens/ImportedScreen';
export { ImportTableScreen } from './screens/ImportTableScreen';
export { useStateNames } from './state-names';
