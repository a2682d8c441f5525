export { createReaderHandlers } from './handlers';
export type { ReaderDependencies } from './service';
