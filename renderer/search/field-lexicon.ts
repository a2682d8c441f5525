import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELDS, type Field, type FieldLexicon, type FieldValue } from '../../shared/search';
import { documentType, languageCode, legalStatus, memberCode } from '../../shared/vocabulary';
import { useCatalogueWords } from '../library';

function named<C extends string>(codes: readonly C[], wordOf: (code: C) => string): FieldValue[] {
  return codes.map((code) => ({ code, names: [wordOf(code)] }));
}

/** What fields and their values are called in the reader's language. */
export function useFieldLexicon(): FieldLexicon {
  const { t, i18n } = useTranslation(['search', 'vocabulary']);
  const words = useCatalogueWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language and nothing else.
  return useMemo(() => {
    const namesOf = (field: Field): [Field, string[]] => [
      field,
      t(`fields.names.${field}`)
        .split(',')
        .map((name) => name.trim()),
    ];
    return {
      fields: Object.fromEntries(FIELDS.map(namesOf)) as Record<Field, string[]>,
      values: {
        type: named(documentType.options, words.type),
        state: named(memberCode.options, words.state),
        language: named(languageCode.options, words.language),
        status: named(legalStatus.options, words.status),
      },
    };
  }, [i18n.language]);
}
