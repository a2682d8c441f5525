export { LINES_AT_ONCE, relianceContract } from './contract';
export * from './model';
export * from './rules';
