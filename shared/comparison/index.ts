export { comparisonContract } from './contract';
export * from './model';
