export { type AgencyHistoryEntry, agenciesContract } from './contract';
export * from './model';
export * from './rules';
