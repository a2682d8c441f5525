export { practicesContract } from './contract';
export * from './model';
export {
  type AnswerSource,
  type CitedFacts,
  citedPractices,
  HIGH_LEVEL,
  holdingKindOf,
  holdingsOf,
} from './rules';
