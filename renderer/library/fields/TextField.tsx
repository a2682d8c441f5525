import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CatalogueFields, catalogueFields, type LibraryDocument } from '../../../shared/library';
import { languageTag } from '../../../shared/vocabulary';
import { CatalogueFieldFrame } from './CatalogueFieldFrame';
import { useAutosave } from './use-autosave';

/** Fields that are a line of text. */
export type LineField = 'title' | 'titleEnglish' | 'number' | 'issuingBody';

export interface FieldProps {
  readonly document: LibraryDocument;
  readonly save: (changes: Partial<CatalogueFields>) => Promise<unknown>;
}

/** An empty line means that nothing is stated, except for the title, which every document must have. */
function toValue(field: LineField, text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' && field !== 'title' ? null : trimmed;
}

/** A line of text of the catalogue, saved by itself. */
export function TextField({
  field,
  document,
  save,
  wide,
}: FieldProps & { readonly field: LineField; readonly wide?: boolean }) {
  const { t } = useTranslation('library');
  const unfit = (text: string) => !catalogueFields.shape[field].safeParse(toValue(field, text)).success;
  const { draft, change, flush, saving } = useAutosave(
    document[field] ?? '',
    (text) => save({ [field]: toValue(field, text) }),
    unfit,
  );
  const original = field === 'title' && document.language !== null && document.language !== 'und';
  return (
    <CatalogueFieldFrame
      field={field}
      guessed={document.guessed.includes(field)}
      saving={unfit(draft) ? 'not-saved' : saving}
      onConfirm={() => change(draft, 'once')}
      wide={wide ?? false}
    >
      <TextInput
        label={t(`field.${field}.label`)}
        description={t(`field.${field}.hint`)}
        value={draft}
        required={field === 'title'}
        error={unfit(draft) ? t(`field.${field}.unfit`) : undefined}
        lang={original && document.language !== null ? languageTag(document.language) : undefined}
        dir="auto"
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={flush}
      />
    </CatalogueFieldFrame>
  );
}
