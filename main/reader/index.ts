export { createReaderHandlers } from './handlers';
export { createHighlights, type Highlights, type HighlightsDependencies } from './highlights';
export type { ReaderDependencies } from './service';
