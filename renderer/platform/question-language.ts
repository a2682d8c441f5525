import { createContext, useContext } from 'react';
import type { LanguageCode } from '../../shared/vocabulary';

const QuestionLanguageContext = createContext<LanguageCode | null>(null);

/** Tells everything below in which language questions are read; set once by the shell from the settings. */
export const QuestionLanguageProvider = QuestionLanguageContext.Provider;

/** In which language questions are read; null for English. */
export function useQuestionLanguage(): LanguageCode | null {
  return useContext(QuestionLanguageContext);
}
