import { z } from 'zod';
import { cellName, type Workbook } from '../kernel';
import { type LanguageCode, tagOf } from '../vocabulary';
import type { Edition, Item } from './model';
import type { CellProblem } from './own';

/** How far a translated text can be trusted. */
export const TEXT_STATES = ['unreviewed', 'machine', 'checked'] as const;
export const textState = z.enum(TEXT_STATES);
export type TextState = z.infer<typeof textState>;

const words = z.string().trim().min(1).max(1200);

/** What is translated of an item. */
export const itemTexts = z.strictObject({
  topic: words,
  question: words,
  help: words,
  statements: z.tuple([words, words, words, words, words]),
});
export type ItemTexts = z.infer<typeof itemTexts>;

/** An item in another language. */
export const translatedItem = z.strictObject({
  itemId: z.string(),
  texts: itemTexts,
  state: textState,
  /** The English text changed after it was translated. */
  isStale: z.boolean(),
  updatedBy: z.string(),
  updatedAt: z.string(),
});
export type TranslatedItem = z.infer<typeof translatedItem>;

/** What an edition says in another language, as far as it is translated. */
export const editionTexts = z.strictObject({
  items: z.array(translatedItem),
  /** Names of themes, by their English names. */
  themes: z.record(z.string(), z.string()),
});
export type EditionTexts = z.infer<typeof editionTexts>;

/** An item as it is read. */
export interface ReadItem extends Item {
  /** The language of its words, and how far they can be trusted; left out where they are those of the edition. */
  readonly readIn?: { readonly language: LanguageCode; readonly state: TextState };
}

/** The tag of the language in which an item is read: who hears it, hears it in that. */
export function langOf(item: ReadItem | undefined): string {
  return tagOf(item?.readIn?.language ?? 'eng');
}

/** Whether an item is read in words that nobody has checked. */
export const isUnchecked = (item: ReadItem | undefined): boolean =>
  item?.readIn !== undefined && item.readIn.state !== 'checked';

/** An edition as it is read. */
export interface ReadEdition extends Edition {
  readonly items: readonly ReadItem[];
}

/**
 * An edition in another language: each item in its translation, or as the edition has it where there is none, or where its words
 * changed after they were translated, so that nothing is read that is not asked.
 */
export function inLanguage(
  edition: Edition,
  language: LanguageCode,
  { items, themes }: EditionTexts,
): ReadEdition {
  const translated = new Map(items.filter(({ isStale }) => !isStale).map((one) => [one.itemId, one]));
  return {
    ...edition,
    items: edition.items.map((item): ReadItem => {
      const theme = themes[item.theme] ?? item.theme;
      const found = translated.get(item.id);
      if (found === undefined) return { ...item, theme };
      return { ...item, ...found.texts, theme, readIn: { language, state: found.state } };
    }),
  };
}

/** Columns of the sheet of texts: the item, how far it is checked, the English text, and its translation. */
const PARTS = ['topic', 'question', 'help', 'level0', 'level1', 'level2', 'level3', 'level4'] as const;
const ENGLISH = PARTS.map((part) => `english.${part}` as const);
export const TEXT_COLUMNS = ['id', 'state', ...ENGLISH, ...PARTS] as const;
export const TEXT_SHEET = 'texts';

/** The English text of an item, as it is translated. */
export function textsOf({ topic, question, help, statements }: Item): ItemTexts {
  return { topic, question, help, statements: [...statements] };
}

const partsOf = ({ topic, question, help, statements }: ItemTexts): readonly string[] => [
  ...[topic, question, help],
  ...statements,
];

const textsFrom = (parts: readonly string[]): unknown => {
  const [topic, question, help, ...statements] = parts;
  return { topic, question, help, statements };
};

/** One row an item: what is there, and empty cells where nothing is translated yet. */
export function textRows(
  edition: Edition,
  translated: ReadonlyMap<string, TranslatedItem>,
): readonly (readonly string[])[] {
  return edition.items.map((item) => {
    const known = translated.get(item.id);
    return [
      ...[item.id, known?.state ?? ''],
      ...partsOf(textsOf(item)),
      ...(known ? partsOf(known.texts) : PARTS.map(() => '')),
    ];
  });
}

/** A translated item of a file, with the English text that the translator saw. */
export interface ReadText {
  readonly itemId: string;
  readonly state: TextState;
  readonly english: ItemTexts;
  readonly texts: ItemTexts;
}

export interface ReadTexts {
  readonly texts: readonly ReadText[];
  /** Items without any translation in the file. */
  readonly untouched: number;
  readonly problems: readonly CellProblem[];
}

/**
 * Reads translated texts of a workbook. An item counts when all its parts are there; one that is begun and not complete is told cell by
 * cell and left out, and so is an item that the edition does not ask.
 */
export function readTexts(workbook: Workbook, edition: Edition): ReadTexts {
  const problems: CellProblem[] = [];
  const tell = (
    code: CellProblem['code'],
    cell: string | null,
    itemId: string | null,
    column: string | null,
    value = '',
  ) => problems.push({ code, sheet: TEXT_SHEET, cell, itemId, column, value: value.slice(0, 200) });
  const sheet = workbook.sheets.find(({ name }) => name === TEXT_SHEET);
  const head = sheet?.rows
    .slice(0, 20)
    .findLast(({ cells }) => cells.some(({ text }) => text.trim() === 'id'));
  const where = new Map((head?.cells ?? []).map(({ text, column }) => [text.trim(), column]));
  if (sheet === undefined || head === undefined || TEXT_COLUMNS.some((column) => !where.has(column))) {
    tell(sheet === undefined ? 'no-sheet' : 'no-columns', null, null, null);
    return { texts: [], untouched: 0, problems };
  }
  const asked = new Set(edition.items.map(({ id }) => id as string));
  const texts: ReadText[] = [];
  let untouched = 0;
  const seen = new Set<string>();
  for (const { row, cells } of sheet.rows.filter((one) => one.row > head.row)) {
    const text = (column: string) =>
      (cells.find((cell) => cell.column === where.get(column))?.text ?? '').trim();
    const at = (column: string) => cellName(row, where.get(column) ?? 0);
    const itemId = text('id');
    if (itemId === '') continue;
    if (!asked.has(itemId)) {
      tell('unknown-item', at('id'), itemId, 'id', itemId);
      continue;
    }
    if (seen.has(itemId)) {
      // Which of the rows is meant nobody can tell: the first counts.
      tell('repeated', at('id'), itemId, 'id', itemId);
      continue;
    }
    seen.add(itemId);
    const missing = PARTS.filter((part) => text(part) === '');
    if (missing.length === PARTS.length) {
      untouched += 1;
      continue;
    }
    for (const part of missing) tell('missing', at(part), itemId, part);
    const long = PARTS.filter((part) => text(part).length > 1200);
    for (const part of long) tell('too-long', at(part), itemId, part, text(part));
    const state = textState.safeParse(text('state') === '' ? 'unreviewed' : text('state'));
    if (!state.success) tell('unknown-code', at('state'), itemId, 'state', text('state'));
    const english = itemTexts.safeParse(textsFrom(ENGLISH.map(text)));
    if (!english.success) tell('missing', at('english.topic'), itemId, 'english.topic');
    const parsed = itemTexts.safeParse(textsFrom(PARTS.map(text)));
    if (parsed.success && state.success && english.success)
      texts.push({ itemId, state: state.data, english: english.data, texts: parsed.data });
  }
  return { texts, untouched, problems };
}
