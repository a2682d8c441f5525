export type { BulkDone } from './bulk-contract';
export * from './bulk-edit';
export { type CatalogueGuess, type GuessSource, guessCatalogue } from './catalogue';
export { libraryContract, type SourceToken, sourceToken } from './contract';
export * from './extraction';
export * from './model';
export * from './page-numbers';
export { foldTitle, matchesFilter, sortSummaries, summaryOf, textStateOf } from './rules';
export * from './searchability';
