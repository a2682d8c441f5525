export { assessmentsContract } from './contract';
export * from './model';
