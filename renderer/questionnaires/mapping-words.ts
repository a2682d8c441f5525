import { useTranslation } from 'react-i18next';

/**
 * What a mapping says of a change, in the language of the window: the sentences of the editions that ship are known there. Those of an
 * edition that a workspace made, and any others, stay as they were written.
 */
export function useMappingWords(): (sentence: string | undefined) => string | undefined {
  const { t, i18n } = useTranslation('questionnaires');
  const shipped: unknown = i18n.getResource('en', 'questionnaires', 'mapping');
  const keys = new Map(Object.entries(shipped ?? {}).map(([key, english]) => [english as string, key]));
  return (sentence) => {
    const key = sentence === undefined ? undefined : keys.get(sentence);
    return key === undefined ? sentence : t(`mapping.${key}`);
  };
}
