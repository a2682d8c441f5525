export { backupContract } from './contract';
export * from './model';
export * from './rules';
