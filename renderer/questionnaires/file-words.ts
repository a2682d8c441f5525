import type { TFunction } from 'i18next';
import { CHANGE_COLUMNS, type FileWords, ITEM_COLUMNS, TEXT_COLUMNS } from '../../shared/questionnaires';

type Translate = TFunction<readonly ['questionnaires', ...string[]]>;

const headingsOf = (t: Translate, columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, t(`file.column.${column.replaceAll('.', '-')}`)]));

/** The words that stand in a workbook of an edition. */
export function editionWords(t: Translate, edition: string): FileWords {
  return {
    name: t('file.edition-name', { edition }),
    title: t('file.edition-title', { edition }),
    headings: headingsOf(t, [...ITEM_COLUMNS, ...CHANGE_COLUMNS]),
    help: [t('file.help-rows'), t('file.help-codes'), t('file.help-own'), t('file.help-changes')],
  };
}

/** The words that stand in a workbook of texts to translate. */
export function textsWords(t: Translate, edition: string, language: string): FileWords {
  return {
    name: t('file.texts-name', { edition, language }),
    title: t('file.texts-title', { edition, language }),
    headings: headingsOf(t, TEXT_COLUMNS),
    help: [t('file.help-translate'), t('file.help-state')],
  };
}
