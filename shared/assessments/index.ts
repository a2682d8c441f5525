export { assessmentsContract } from './contract';
export * from './model';
export * from './rules';
