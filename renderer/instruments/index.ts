export { BoundWords } from './components/BoundWords';
export { Duty, LegalBasis } from './components/LegalBasis';
export {
  useEnglishInstruments,
  useInstruments,
  useSetTreatyStatus,
  useTreatyHistory,
  useTreatyStatuses,
} from './queries';
export { articleNameKey, boundSentence, dutyWords, joinedSentences } from './words';
