export { settingsContract } from './contract';
export * from './model';
