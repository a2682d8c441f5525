import { highestAccessClass } from '../vocabulary';
import type { CatalogueField, CatalogueFields, LibraryDocument } from './model.ts';

/** What is said of the work itself and not of one of its texts. A number, a status and days belong to a text. */
const OF_WORK = [
  'state',
  'appliesTo',
  'issuingBody',
  'pillars',
  'topics',
] as const satisfies readonly CatalogueField[];

type Catalogued = CatalogueFields & Pick<LibraryDocument, 'guessed'>;

const isSaid = (value: CatalogueFields[CatalogueField]): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== '';

/**
 * What a document takes over from one that becomes a part of it: of the work, what nobody has said of it yet; its English title, also
 * from the title of an English text; and the narrower access class, for whoever may see a work sees all its texts.
 * `guessed` names the fields among them that nobody has confirmed.
 */
export function fieldsAfterJoin(
  whole: Catalogued,
  part: Catalogued,
): { readonly changes: Partial<CatalogueFields>; readonly guessed: readonly CatalogueField[] } {
  const filled = OF_WORK.filter((field) => !isSaid(whole[field]) && isSaid(part[field]));
  const changes: Partial<CatalogueFields> = Object.fromEntries(filled.map((field) => [field, part[field]]));
  const guessed: CatalogueField[] = filled.filter((field) => part.guessed.includes(field));
  if (!isSaid(whole.titleEnglish)) {
    const isTranslated = part.language === 'eng' && whole.language !== null && whole.language !== 'eng';
    const title = isSaid(part.titleEnglish) ? part.titleEnglish : isTranslated ? part.title : null;
    if (title !== null && title !== whole.title) {
      changes.titleEnglish = title;
      if (title !== part.titleEnglish || part.guessed.includes('titleEnglish')) guessed.push('titleEnglish');
    }
  }
  const access = highestAccessClass([whole.access, part.access]);
  if (access !== whole.access) changes.access = access;
  return { changes, guessed };
}
