export { AnswerMark, markedValue } from './components/AnswerMark';
export { CitationList } from './components/CitationList';
export { Coverage, ProgressStrip } from './components/ProgressStrip';
export { type KeyHandlers, useKeys } from './keys';
export { useSnapshots } from './queries';
export { yearOf } from './reference-date';
export { AssessmentScreen } from './screens/AssessmentScreen';
export { AssessmentsScreen } from './screens/AssessmentsScreen';
export { ItemScreen } from './screens/ItemScreen';
