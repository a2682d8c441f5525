export type { SearchAddress } from './address';
export { SnippetText } from './components/SnippetText';
export { SearchScreen } from './screens/SearchScreen';
