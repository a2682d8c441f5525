export { asAgency } from './answering-as';
export { useAssessmentName } from './assessment-name';
export { useCitedPage } from './cited-page';
export { AnswerMark, markedValue } from './components/AnswerMark';
export { AnswerWords, ValueWords } from './components/AnswerWords';
export { AssessmentTabs } from './components/AssessmentTabs';
export { CitationList } from './components/CitationList';
export { Correction } from './components/Correction';
export { Departed } from './components/Departed';
export { Discussion } from './components/Discussion';
export { DissentList } from './components/DissentList';
export { Overruled } from './components/Overruled';
export { Coverage, ProgressStrip } from './components/ProgressStrip';
export { isEarlyText } from './early-texts';
export { useAnswerHistoryWords, useAnswerValueWords } from './history-words';
export { type KeyHandlers, useKeys } from './keys';
export { useLadder } from './ladder';
export { coveragePercent } from './overview';
export {
  useAssessment,
  useAssessments,
  useDecisions,
  useFindings,
  useRestate,
  useRestatements,
  useSnapshot,
  useSnapshotRecord,
  useSnapshots,
  useUsual,
} from './queries';
export { isDay, yearOf } from './reference-date';
export { AssessmentScreen } from './screens/AssessmentScreen';
export { AssessmentsScreen } from './screens/AssessmentsScreen';
export { ItemScreen } from './screens/ItemScreen';
