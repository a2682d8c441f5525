import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FileWords, inLanguage, type ReadEdition } from '../../shared/questionnaires';
import type { LanguageCode } from '../../shared/vocabulary';
import { call, useChange, useQuestionLanguage } from '../platform';

interface Named {
  readonly id: string;
  readonly edition: string;
}

/** An edition never changes once it is made; that there is one more, or a translation, is announced. */
const keys = {
  list: ['questionnaires', 'list'] as const,
  lineages: ['questionnaires', 'lineages'] as const,
  languages: (named: Named) => ['questionnaires', 'languages', named.id, named.edition] as const,
  texts: (named: Named, language: string) =>
    ['questionnaires', 'texts', named.id, named.edition, language] as const,
  edition: (id: string, edition: string) => ['questionnaires', 'edition', id, edition] as const,
  read: (id: string, edition: string, language: string) =>
    ['questionnaires', 'read', id, edition, language] as const,
};

/** One edition with everything in it, as it was published. */
function publishedQuery(id: string, edition: string) {
  return queryOptions({
    queryKey: keys.edition(id, edition),
    queryFn: () => call('questionnaires.get', { id, edition }),
  });
}

/** What an edition says in another language. */
function textsQuery(id: string, edition: string, language: LanguageCode) {
  return queryOptions({
    queryKey: keys.texts({ id, edition }, language),
    queryFn: () => call('questionnaires.texts', { id, edition, language }),
  });
}

/** One edition with everything in it, in the language in which questions are read; null for English. */
export function editionQuery(id: string, edition: string, language: LanguageCode | null) {
  return queryOptions({
    queryKey: keys.read(id, edition, language ?? ''),
    queryFn: async ({ client }): Promise<ReadEdition> => {
      const [published, texts] = await Promise.all([
        client.fetchQuery(publishedQuery(id, edition)),
        language === null ? null : client.fetchQuery(textsQuery(id, edition, language)),
      ]);
      return language === null || texts === null ? published : inLanguage(published, language, texts);
    },
  });
}

/** The published editions, newest first. */
export function useEditions() {
  return useQuery({ queryKey: keys.list, queryFn: () => call('questionnaires.list', {}) });
}

/** How the items of each edition follow from those of the one before. */
export function useLineages(wanted = true) {
  return useQuery({
    queryKey: keys.lineages,
    queryFn: () => call('questionnaires.lineages', {}),
    enabled: wanted,
  });
}

/** Languages in which items of an edition can be read. */
export function useEditionLanguages(named: Named) {
  return useQuery({
    queryKey: keys.languages(named),
    queryFn: () => call('questionnaires.languages', { id: named.id, edition: named.edition }),
  });
}

/** What an edition says in a language; nothing is asked for English. */
export function useEditionTexts(named: Named, language: LanguageCode | null) {
  return useQuery({ ...textsQuery(named.id, named.edition, language ?? 'und'), enabled: language !== null });
}

/** Saves an edition as a workbook, where the user chooses. */
export function useExportEdition() {
  return useChange({
    mutationFn: (given: Named & { readonly words: FileWords }) => call('questionnaires.exportEdition', given),
  });
}

/** Opens a workbook that the user chooses, and tells what it would change. */
export function useOpenWorkbook() {
  return useChange({ mutationFn: (named: Named) => call('questionnaires.openWorkbook', named) });
}

/** Makes an edition from a workbook that was read. */
export function useMakeEdition() {
  return useChange({
    mutationFn: (given: {
      readonly draftId: string;
      readonly title: string;
      readonly major: string[];
      readonly reason: string;
      readonly answers: Record<'minor' | 'references' | 'major' | 'moved' | 'retired' | 'new', string>;
    }) => call('questionnaires.makeEdition', given),
  });
}

/** Saves the texts of an edition to be translated. */
export function useExportTexts() {
  return useChange({
    mutationFn: (given: Named & { readonly language: LanguageCode; readonly words: FileWords }) =>
      call('questionnaires.exportTexts', given),
  });
}

/** Takes in a file of translated texts that the user chooses. */
export function useOpenTexts() {
  return useChange({
    mutationFn: (given: Named & { readonly language: LanguageCode }) =>
      call('questionnaires.openTexts', given),
  });
}

interface OfQuestionnaire {
  readonly questionnaire: string;
  readonly edition: string;
}

/** One edition in the language in which questions are read; nothing is asked while it is not known which. */
export function useEdition(named: OfQuestionnaire | undefined) {
  const language = useQuestionLanguage();
  const query = editionQuery(named?.questionnaire ?? '', named?.edition ?? '', language);
  return useQuery({
    ...query,
    enabled: named !== undefined,
    // While another language comes, its words in the one before stay: what somebody types below them would go with them.
    placeholderData: (before, asked) =>
      asked?.queryKey[2] === query.queryKey[2] && asked?.queryKey[3] === query.queryKey[3]
        ? before
        : undefined,
  });
}

/** One edition as it was published; nothing is asked while it is not known which. */
export function usePublishedEdition(named: OfQuestionnaire | undefined) {
  return useQuery({
    ...publishedQuery(named?.questionnaire ?? '', named?.edition ?? ''),
    enabled: named !== undefined,
  });
}
