export { EditionChanges } from './components/EditionChanges';
export { useLevelNames } from './level-names';
export {
  editionQuery,
  useEdition,
  useEditionLanguages,
  useEditions,
  useEditionTexts,
  useLineages,
} from './queries';
export { QuestionnairesScreen } from './screens/QuestionnairesScreen';
export { QuestionScreen } from './screens/QuestionScreen';
