export * from './actions';
export * from './ahead';
export * from './causes';
export * from './cells';
export * from './columns';
export * from './consents';
export { comparisonContract } from './contract';
export * from './grid';
export * from './marks';
export * from './model';
export * from './packed';
export * from './respondents';
export {
  type ComparedColumn,
  compareAnswers,
  compareColumns,
  compareSnapshots,
  fallOf,
  isClaimed,
  nationalColumn,
} from './rules';
export { directionBetween, type Standing } from './standing';
export * from './tally';
