export { consolidationContract } from './contract';
export * from './model';
export * from './rules';
