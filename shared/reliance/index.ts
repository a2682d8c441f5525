export { relianceContract } from './contract';
export * from './model';
export * from './rules';
