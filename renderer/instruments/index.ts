export { useInstruments } from './queries';
