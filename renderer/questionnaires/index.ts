export { EditionChanges } from './components/EditionChanges';
export { TranslationNote } from './components/TranslationNote';
export { useEditionTitle } from './edition-title';
export { useLevelNames } from './level-names';
export { useMappingWords } from './mapping-words';
export {
  editionQuery,
  useEdition,
  useEditionLanguages,
  useEditions,
  useEditionTexts,
  useLineages,
  usePublishedEdition,
} from './queries';
export { QuestionnairesScreen } from './screens/QuestionnairesScreen';
export { QuestionScreen } from './screens/QuestionScreen';
export { useTranslationNote } from './translation-note';
