export { EditionChanges } from './components/EditionChanges';
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
