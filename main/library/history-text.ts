import { type CatalogueField, type CatalogueFields, catalogueField } from '../../shared/library';

/** Marks which the program may have guessed and nobody has confirmed; kept in the history beside the fields themselves. */
export const GUESSED = 'guessed';

const LISTS: readonly CatalogueField[] = ['pillars', 'topics'];

/** A catalogue field as the history keeps it: codes of a list parted by spaces. */
export function asHistoryText(value: CatalogueFields[CatalogueField]): string | null {
  return Array.isArray(value) ? value.join(' ') : value;
}

/** The value that stands behind a text of the history; not checked any further. */
export function fieldFromHistory(field: CatalogueField, text: string | null): unknown {
  return LISTS.includes(field) ? (text ?? '').split(' ').filter(Boolean) : text;
}

/** Fields that are guesses as the history keeps them. */
export const guessedText = (fields: readonly CatalogueField[]): string | null =>
  fields.length === 0 ? null : fields.join(' ');

/** The fields behind such a text. */
export const guessedFromHistory = (text: string | null): CatalogueField[] =>
  (text ?? '')
    .split(' ')
    .filter(Boolean)
    .map((field) => catalogueField.parse(field));
