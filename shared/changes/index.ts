export { changesContract } from './contract';
export {
  HISTORY_ENTITIES,
  type HistoryEntity,
  historyEntity,
  type RecordedChange,
  type RecordedStep,
  type RecordedThing,
  recordedChange,
  recordedThing,
  type SteppedThing,
} from './history-contract';
export * from './model';
export { savedAhead } from './rules';
