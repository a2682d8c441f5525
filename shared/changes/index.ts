export { changesContract } from './contract';
export * from './model';
