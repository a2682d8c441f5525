export { BoundWords } from './components/BoundWords';
export { Duty, LegalBasis } from './components/LegalBasis';
export { useInstruments, useSetTreatyStatus, useTreatyHistory, useTreatyStatuses } from './queries';
export { articleNameKey, boundSentence, dutyWords, joinedSentences } from './words';
