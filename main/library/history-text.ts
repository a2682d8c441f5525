import type { CatalogueField, CatalogueFields } from '../../shared/library';

const LISTS: readonly CatalogueField[] = ['pillars', 'topics'];

/** A catalogue field as the history keeps it: codes of a list parted by spaces. */
export function asHistoryText(value: CatalogueFields[CatalogueField]): string | null {
  return Array.isArray(value) ? value.join(' ') : value;
}

/** The value that stands behind a text of the history; not checked any further. */
export function fieldFromHistory(field: CatalogueField, text: string | null): unknown {
  return LISTS.includes(field) ? (text ?? '').split(' ').filter(Boolean) : text;
}
