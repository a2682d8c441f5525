export { articleNameKey, Duty, LegalBasis } from './components/LegalBasis';
export { useInstruments } from './queries';
