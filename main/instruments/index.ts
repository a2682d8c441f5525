export { createInstrumentHandlers } from './handlers';
export { type InstrumentTable, loadInstruments } from './load';
export { createReadInstruments, type ReadInstruments } from './read';
export { createTreaties, type Treaties } from './treaties';
