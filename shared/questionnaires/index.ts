export { questionnairesContract } from './contract';
export * from './lineage';
export { type EditionsLock, editionsLock } from './lock';
export * from './mapping';
export * from './model';
export * from './rules';
