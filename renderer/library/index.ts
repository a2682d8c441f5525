export type { LibraryAddress } from './address';
export { CheckList, type CheckOption } from './components/CheckList';
export { hasOwnLabel, usePageLabel } from './page-label';
export { DocumentScreen } from './screens/DocumentScreen';
export { ImportScreen } from './screens/ImportScreen';
export { LibraryScreen } from './screens/LibraryScreen';
export { type CatalogueWords, useCatalogueWords } from './words';
