import { createContext, useContext } from 'react';
import { type LanguageCode, languageCode, languageOfTag } from '../../shared/vocabulary';

/** Editions are written in it. */
export const ENGLISH: LanguageCode = 'eng';

/** The language in which questions are read: the one chosen for them, else that of the window; null for English. */
export function questionLanguageOf(chosen: string | null, windowLanguage: string): LanguageCode | null {
  const wanted = languageCode.safeParse(chosen ?? '').data ?? languageOfTag(windowLanguage) ?? ENGLISH;
  return wanted === ENGLISH ? null : wanted;
}

const QuestionLanguageContext = createContext<LanguageCode | null>(null);

/** Tells everything below in which language questions are read; set once by the shell from the settings. */
export const QuestionLanguageProvider = QuestionLanguageContext.Provider;

/** In which language questions are read; null for English. */
export function useQuestionLanguage(): LanguageCode | null {
  return useContext(QuestionLanguageContext);
}
