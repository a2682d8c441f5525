import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { ENGLISH, type LanguageCode, languageOfTag } from '../../shared/vocabulary';
import { useShownIn } from './dates';

interface QuestionLanguage {
  /** The language chosen for what is read; null for English. */
  readonly chosen: LanguageCode | null;
  /** English is read for now, without being chosen. */
  readonly isInEnglish: boolean;
  readInEnglish(isInEnglish: boolean): void;
}

const QuestionLanguageContext = createContext<QuestionLanguage>({
  chosen: null,
  isInEnglish: false,
  readInEnglish: () => undefined,
});

interface QuestionLanguageProviderProps {
  readonly value: LanguageCode | null;
  readonly children: ReactNode;
}

/** Tells everything below in which language questions are read; set once by the shell from the settings. */
export function QuestionLanguageProvider({ value, children }: QuestionLanguageProviderProps) {
  const [englishFor, setEnglishFor] = useState<LanguageCode | null>(null);
  // Another language that is chosen is shown at once.
  const isInEnglish = value !== null && englishFor === value;
  const language = useMemo(
    () => ({
      ...{ chosen: value, isInEnglish },
      readInEnglish: (wanted: boolean) => setEnglishFor(wanted ? value : null),
    }),
    [value, isInEnglish],
  );
  return <QuestionLanguageContext.Provider value={language}>{children}</QuestionLanguageContext.Provider>;
}

/** In which language questions are read now; null for English. */
export function useQuestionLanguage(): LanguageCode | null {
  const { chosen, isInEnglish } = useContext(QuestionLanguageContext);
  return isInEnglish ? null : chosen;
}

/** The language chosen, and the way to the English words and back. */
export function useEnglishForNow(): QuestionLanguage {
  return useContext(QuestionLanguageContext);
}

/**
 * The language besides English that is most likely meant where one is asked for: the one in which questions are read, else that of the
 * window. Where both are English it is Thai, so that something is chosen.
 */
export function useLikelyLanguage(): LanguageCode {
  const { chosen } = useContext(QuestionLanguageContext);
  const { language } = useShownIn();
  const own = chosen ?? languageOfTag(language) ?? ENGLISH;
  return own === ENGLISH ? 'tha' : own;
}
