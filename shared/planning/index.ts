export { planningContract } from './contract';
export * from './gaps';
export * from './plan';
