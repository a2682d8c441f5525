export { questionnairesContract } from './contract';
export * from './lineage';
export { type EditionsLock, editionsLock } from './lock';
export * from './mapping';
export * from './model';
export * from './own';
export type {
  EditionDraft,
  FileWords,
  LanguageCoverage,
  TextsTaken,
} from './own-contract';
export * from './rules';
export * from './texts';
