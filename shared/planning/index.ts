export * from './arrivals';
export { planningContract } from './contract';
export * from './gaps';
export * from './guidance';
export * from './plan';
