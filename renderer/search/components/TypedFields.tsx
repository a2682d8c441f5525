import { Button, Group, Text } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TypedField } from '../../../shared/search';
import { documentType, languageCode, legalStatus, memberCode } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../../library';
import { useDates } from '../../platform';

/** What a typed field stands for, in words; years in a row as from and to. */
function useValueWords() {
  const words = useCatalogueWords();
  const dates = useDates();
  return ({ field, values }: TypedField): string => {
    if (field === 'year') {
      const [first] = values;
      const last = values.at(-1);
      const one = dates.year(Number(first));
      return values.length > 1 ? `${one}\u2013${dates.year(Number(last))}` : one;
    }
    const wordOf = (code: string): string => {
      if (field === 'type') return words.type(documentType.parse(code));
      if (field === 'state') return words.state(memberCode.parse(code));
      if (field === 'language') return words.language(languageCode.parse(code));
      return words.status(legalStatus.parse(code));
    };
    return values.map((value) => wordOf(String(value))).join(', ');
  };
}

interface TypedFieldsProps {
  readonly fields: readonly TypedField[];
  readonly onRemove: (field: TypedField) => void;
}

/** Says how the fields in the line were understood, and which were not. */
export function TypedFields({ fields, onRemove }: TypedFieldsProps) {
  const { t } = useTranslation('search');
  const wordsOf = useValueWords();
  const whole = fields.filter(({ isBegun }) => !isBegun);
  if (whole.length === 0) return null;
  return (
    <Group gap="xs" mt={4} role="status" aria-label={t('fields.label')}>
      {whole.map((field) => {
        if (field.values.length === 0)
          return (
            <Text key={field.start} size="xs">
              {t('fields.unknown', { typed: field.typed })}
            </Text>
          );
        const chip = t('fields.chip', { field: t(`facet.${field.field}`), value: wordsOf(field) });
        return (
          <Button
            key={field.start}
            size="compact-xs"
            variant="default"
            rightSection={<X aria-hidden size={12} />}
            aria-label={t('fields.remove', { chip })}
            onClick={() => onRemove(field)}
          >
            {chip}
          </Button>
        );
      })}
    </Group>
  );
}
