export { BoundWords } from './components/BoundWords';
export { articleNameKey, Duty, LegalBasis } from './components/LegalBasis';
export { useInstruments, useSetTreatyStatus, useTreatyHistory, useTreatyStatuses } from './queries';
