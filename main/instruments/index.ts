export { createInstrumentHandlers } from './handlers';
export { type InstrumentTable, loadInstruments } from './load';
