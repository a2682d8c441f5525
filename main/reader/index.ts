export { createReaderHandlers, type ReaderDependencies } from './handlers';
