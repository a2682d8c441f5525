export { libraryContract, type SourceToken, sourceToken } from './contract';
export * from './model';
