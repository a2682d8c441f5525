export { questionnairesContract } from './contract';
export * from './model';
export * from './rules';
