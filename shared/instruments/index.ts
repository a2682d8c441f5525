export { instrumentsContract } from './contract';
export * from './model';
export * from './rules';
export * from './treaty-status';
