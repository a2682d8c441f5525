export * from './arrivals';
export { planningContract } from './contract';
export * from './following';
export * from './gaps';
export * from './guidance';
export * from './life';
export * from './plan';
export * from './proposals';
export * from './standing';
