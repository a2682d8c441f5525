export { changesContract } from './contract';
export { type RecordedChange, type RecordedThing, recordedChange, recordedThing } from './history-contract';
export * from './model';
