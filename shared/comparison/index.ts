export { comparisonContract } from './contract';
export * from './model';
export { compareAnswers, compareSnapshots, isClaimed } from './rules';
export { directionBetween, type Standing } from './standing';
