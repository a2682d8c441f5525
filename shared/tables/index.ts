export { CSV_LIMITS, type CsvLimits, cellName, readCsv } from './csv';
export { describeTable } from './described';
export { guessMapping } from './mapping';
export * from './model';
export { compareYears, standingOn } from './rules';
export { type StateId, stateNamed } from './states';
export { readYears } from './years';
