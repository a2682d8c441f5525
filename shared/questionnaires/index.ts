export { questionnairesContract } from './contract';
export { type EditionsLock, editionsLock } from './lock';
export * from './model';
export * from './rules';
