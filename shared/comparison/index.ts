export { comparisonContract } from './contract';
export type { ItemChange, ItemLineage } from './lineage';
export * from './model';
export { compareAnswers, compareSnapshots, isClaimed } from './rules';
export { directionBetween, type Standing } from './standing';
