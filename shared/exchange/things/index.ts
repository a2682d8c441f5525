export { frozenContent } from './assessments';
export * from './registry';
