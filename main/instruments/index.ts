export { createInstrumentHandlers } from './handlers';
export { type InstrumentTable, loadInstruments } from './load';
export { createTreaties, type Treaties } from './treaties';
