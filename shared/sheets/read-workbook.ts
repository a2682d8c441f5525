import {
  AppError,
  cellName,
  plainDigits,
  sha256,
  type Workbook,
  type WorkbookCell,
  type WorkbookSheet,
} from '../kernel';
import { BLANK_ANSWER } from './blank';
import { bare, type Found, type RenamedColumn, seen } from './found';
import {
  type CellProblem,
  type LevelChoice,
  type SheetAnswer,
  type SheetBases,
  type SheetField,
  type SheetHead,
  sheetAnswer,
  sheetBases,
  sheetHead,
  type UnreadWords,
} from './model';
import { type FieldProblem, isBlank } from './rules';
import { unreadIn } from './unread';
import {
  IDENTITY_SHEET,
  SHEET_FIELDS,
  type SheetFrame,
  type SheetLabels,
  sheetFrame,
  sheetLabels,
} from './workbook';

/** What came back on a sheet, before it is judged. */
export interface Returned {
  readonly head: SheetHead;
  readonly bases: SheetBases;
  readonly hash: string;
  readonly answers: readonly ReturnedAnswer[];
  /** Rows in which something was written beside no id, as where words went on in a row below. */
  readonly strays: readonly CellProblem[];
  /** The sheet of the workbook that was read; null of a page. */
  readonly sheet: string | null;
  /** Other sheets of the workbook that say something else on questions of this one; they are not read. */
  readonly copies: readonly SheetCopy[];
  /** What was written beside the fields: it is told and not taken in. */
  readonly unread: readonly UnreadWords[];
}

/** Another sheet of a workbook with answers to the same questions. */
export interface SheetCopy {
  readonly name: string;
  /** Those that say something else. */
  readonly others: readonly ReturnedAnswer[];
}

/** One answer that came back, with what is wrong in the fields themselves. */
export interface ReturnedAnswer {
  readonly itemId: string;
  readonly given: SheetAnswer;
  readonly problems: readonly CellProblem[];
  /** Where a field or the id stands, for what is found wrong later. */
  readonly placeOf: (field: SheetField | 'item') => Pick<CellProblem, 'sheet' | 'cell' | 'words'>;
}

const SHOWN = 80;
export const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text);

function parsed<T>(text: string | undefined, schema: { safeParse(value: unknown): { data?: T } }): T {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    throw new AppError('sheets.no-identity');
  }
  const { data } = schema.safeParse(value);
  if (data === undefined) throw new AppError('sheets.no-identity');
  return data;
}

interface Identity {
  readonly head: SheetHead;
  readonly bases: SheetBases;
  readonly hash: string;
  readonly labels: SheetLabels;
  readonly frame: SheetFrame | null;
  /** The sheet on which all this stands. */
  readonly sheet: WorkbookSheet;
}

/** What stands on a sheet in its second column, by what stands in its first. */
const pairsOn = ({ rows }: WorkbookSheet) =>
  new Map(rows.map(({ cells }) => [cells[0]?.text ?? '', cells.find(({ column }) => column === 1)?.text]));

/** The hidden sheet, also where a program has given it another name: some add the name of a table. */
function identityIn({ sheets }: Workbook): Identity {
  const pairs = sheets
    .toSorted((a, b) => Number(b.name === IDENTITY_SHEET) - Number(a.name === IDENTITY_SHEET))
    .map((sheet) => ({ sheet, texts: pairsOn(sheet) }));
  const found = pairs.find(({ texts }) => ['head', 'bases', 'hash', 'labels'].every((key) => texts.has(key)));
  if (found === undefined) throw new AppError('sheets.no-identity');
  const { sheet, texts } = found;
  const hash = sha256.safeParse(texts.get('hash')).data;
  if (hash === undefined) throw new AppError('sheets.no-identity');
  return {
    head: parsed(texts.get('head'), sheetHead),
    bases: parsed(texts.get('bases'), sheetBases),
    hash,
    labels: parsed(texts.get('labels'), sheetLabels),
    frame: texts.has('frame') ? parsed(texts.get('frame'), sheetFrame) : null,
    sheet,
  };
}

const headsOf = (labels: SheetLabels) =>
  [labels.item, ...SHEET_FIELDS.map((field) => labels.columns[field])].map((words) => ({
    words,
    key: bare(words),
  }));

/** The row of heads of a sheet, or undefined where none has all; `onPartly` is told of the first that has some, with what it lacks. */
function headsIn(
  sheet: WorkbookSheet,
  labels: SheetLabels,
  onPartly?: (column: string) => void,
): Found | undefined {
  const heads = headsOf(labels);
  for (const { row, cells } of sheet.rows) {
    const at = new Map(cells.map(({ text, column }) => [bare(text), column]));
    const missing = heads.filter(({ key }) => !at.has(key));
    const [first] = missing;
    if (first === undefined) {
      const columns = Object.fromEntries(
        SHEET_FIELDS.map((field) => [field, at.get(bare(labels.columns[field])) ?? 0]),
      ) as Record<SheetField, number>;
      return { sheet, row, item: at.get(bare(labels.item)) ?? 0, columns, renamed: [] };
    }
    // One head alone may stand anywhere as a word.
    if (missing.length < heads.length - 1) onPartly?.(first.words);
  }
  return undefined;
}

/**
 * The row of heads where somebody has changed some of them. A column is known by its place where it stands alone between the two that went
 * out beside it; a column that was put in makes that doubtful, and so does one that was moved.
 */
function headsByPlace(sheet: WorkbookSheet, labels: SheetLabels, { heads }: SheetFrame): Found | undefined {
  const wanted = headsOf(labels).map(({ key }) => key);
  const order = heads.map(bare);
  for (const { row, cells } of sheet.rows) {
    const at = new Map(cells.map(({ text, column }) => [bare(text), column]));
    if (order.filter((key) => at.has(key)).length * 2 < order.length) continue;
    const renamed: RenamedColumn[] = [];
    const columnOf = (key: string): number | undefined => {
      const here = at.get(key);
      if (here !== undefined) return here;
      const place = order.indexOf(key);
      const before = place === 0 ? -1 : at.get(order[place - 1] ?? '');
      const after = at.get(order[place + 1] ?? '');
      if (place < 0 || before === undefined || after !== before + 2) return undefined;
      const now = cells.find(({ column }) => column === before + 1)?.text ?? '';
      renamed.push({ column: before + 1, now, was: heads[place] ?? '' });
      return before + 1;
    };
    const [item, ...columns] = wanted.map(columnOf);
    if (item === undefined || columns.includes(undefined)) continue;
    const byField = SHEET_FIELDS.map((field, index) => [field, columns[index] ?? 0]);
    return { sheet, row, item, columns: Object.fromEntries(byField) as Found['columns'], renamed };
  }
  return undefined;
}

/**
 * The row of heads: on the sheet that had it, else on any, for sheets get renamed and columns moved. Where that sheet has some of the heads,
 * it is not read from another: a copy may have been made before the answers were given.
 */
function findHeads({ sheets }: Workbook, labels: SheetLabels, frame: SheetFrame | null): Found {
  const order = [...sheets].sort((a, b) => Number(b.name === labels.sheet) - Number(a.name === labels.sheet));
  let partly: AppError | undefined;
  for (const sheet of order) {
    const found = headsIn(sheet, labels, (column) => {
      partly ??= new AppError('sheets.column-missing', { sheet: sheet.name, column });
    });
    if (found !== undefined) return found;
    const byPlace = frame === null ? undefined : headsByPlace(sheet, labels, frame);
    if (byPlace !== undefined) return byPlace;
    if (partly !== undefined && sheet.name === labels.sheet) throw partly;
  }
  throw partly ?? new AppError('sheets.no-answers');
}

/** Figures that name a level: those that stand alone, not the 2 of 2019. As many noughts as in 1,000 make another number. */
const LEVELS_NAMED = /(?<![\d.,])[0-4](?:[.,]0{1,2})?(?![\d.,]*\d)/g;

/** A span or a fraction, whatever its second figure, or a day. */
const IS_OF_TWO = /^\(?[0-4](?:(?:[.,]0{0,2})?\)?\s*[-\u2010-\u2015/]\s*\d|\.\s+\d{1,2}\.)/;

/** The level that was chosen or typed, or undefined when nobody can tell: `3`, `3. Operating`, `๓`, `not known`, but not `2-3`. */
export function levelIn(text: string, choices: SheetLabels['choices']): LevelChoice | undefined {
  const said = bare(plainDigits(text));
  if (said === '') return '';
  if (said === bare(choices.na) || said === 'na') return 'na';
  if (said === bare(choices.nk) || said === 'nk') return 'nk';
  if (IS_OF_TWO.test(said) || new Set(said.match(LEVELS_NAMED)).size > 1) return undefined;
  return /^\(?([0-4])(?:[.,]0{1,2})?(?![\d.,]*\d)/.exec(said)?.[1] as LevelChoice | undefined;
}

const NO: readonly string[] = ['', 'no', '0', 'false', '-'];
const YES: readonly string[] = ['yes', '1', 'true', 'x', '✓'];

function tickIn(text: string, choices: SheetLabels['choices']): boolean | undefined {
  const said = bare(text);
  if (said === bare(choices.yes) || YES.includes(said)) return true;
  return NO.includes(said) ? false : undefined;
}

function readField(
  field: SheetField,
  cell: WorkbookCell | undefined,
  choices: SheetLabels['choices'],
): { readonly value: SheetAnswer[SheetField] } | { readonly code: FieldProblem['code'] } {
  if (cell === undefined) return { value: BLANK_ANSWER[field] };
  // What a formula would give is nobody's word.
  if (cell.kind === 'formula' || cell.kind === 'uncalculated' || cell.kind === 'error')
    return { code: 'sheets.formula' };
  if (field === 'level') {
    const value = levelIn(cell.text, choices);
    return value === undefined ? { code: 'sheets.level-unknown' } : { value };
  }
  if (field === 'practiceAhead') {
    const value = tickIn(cell.text, choices);
    return value === undefined ? { code: 'sheets.ahead-unknown' } : { value };
  }
  return sheetAnswer.shape[field].safeParse(cell.text).success
    ? { value: cell.text }
    : { code: 'sheets.too-long' };
}

/**
 * The column of each head. Of several with one head that says nothing is no second one; those that say different things are refused: a
 * copied column may hold what was answered before, or after.
 */
function withOneColumnEach(found: Found, labels: SheetLabels): Found {
  const { sheet, row } = found;
  const heads = sheet.rows.find((one) => one.row === row)?.cells ?? [];
  const below = sheet.rows.filter((one) => one.row > row);
  const wordsIn = (column: number) =>
    below.map(({ cells }) => bare(cells.find((cell) => cell.column === column)?.text ?? '')).join('\n');
  const nothing = below.map(() => '').join('\n');
  const columnOf = (words: string, column: number) => {
    const same = heads.filter(({ text }) => bare(text) === bare(words));
    if (same.length < 2) return column;
    const saying = new Map(same.toReversed().map((head) => [wordsIn(head.column), head.column]));
    if (saying.size > 1) saying.delete(nothing);
    const [one = column, two] = [...saying.values()].toSorted((a, b) => a - b);
    if (two === undefined) return one;
    throw new AppError('sheets.column-twice', {
      ...{ sheet: sheet.name, column: words },
      ...{ other: cellName(row, one), cell: cellName(row, two) },
    });
  };
  const columns = Object.fromEntries(
    SHEET_FIELDS.map((field) => [field, columnOf(labels.columns[field], found.columns[field])]),
  ) as Record<SheetField, number>;
  return { ...found, item: columnOf(labels.item, found.item), columns };
}

/** All rows below a row of heads, also those without an id. */
function rowsBelow(found: Found, labels: SheetLabels): readonly ReturnedAnswer[] {
  const { sheet } = found;
  const words = { ...labels.choices, ahead: labels.columns.practiceAhead };
  return sheet.rows.flatMap(({ row, cells }): ReturnedAnswer[] => {
    if (row <= found.row) return [];
    const at = (column: number) => cells.find((cell) => cell.column === column);
    const itemId = seen(at(found.item)?.text ?? '').trim();
    const placeOf = (field: SheetField | 'item') => ({
      sheet: sheet.name,
      cell: cellName(row, field === 'item' ? found.item : found.columns[field]),
      words,
    });
    const given: Record<string, unknown> = { ...BLANK_ANSWER };
    const problems: CellProblem[] = [];
    for (const field of SHEET_FIELDS) {
      const cell = at(found.columns[field]);
      const read = readField(field, cell, labels.choices);
      if ('code' in read)
        problems.push({ field, code: read.code, found: shortened(cell?.text ?? ''), ...placeOf(field) });
      else given[field] = read.value;
    }
    return [{ itemId, given: given as SheetAnswer, problems, placeOf }];
  });
}

/** The answers below a row of heads, row by row. */
const answersBelow = (found: Found, labels: SheetLabels): readonly ReturnedAnswer[] =>
  rowsBelow(found, labels).filter(({ itemId }) => itemId !== '');

/**
 * Rows that say something beside no id: nobody knows which question they answer, and nothing of them may go in silence. A formula that shows
 * nothing is not seen.
 */
const straysBelow = (found: Found, labels: SheetLabels): readonly CellProblem[] =>
  rowsBelow(found, labels).flatMap(({ itemId, given, problems, placeOf }) => {
    if (itemId !== '') return [];
    const words = [...SHEET_FIELDS.map((field) => given[field]), ...problems.map((one) => one.found)];
    const written = words.find((word) => typeof word === 'string' && seen(word).trim() !== '');
    const said = written ?? (given.practiceAhead && labels.choices.yes);
    if (said === false) return [];
    const code = 'sheets.item-missing';
    return [{ field: 'level', code, found: shortened(String(said)), ...placeOf('item') }];
  });

/** What an answer says, wherever it stands; empty for one that says nothing. */
function saidBy({ given, problems }: ReturnedAnswer): string {
  if (problems.length === 0 && isBlank(given)) return '';
  return JSON.stringify([
    SHEET_FIELDS.map((field) => given[field]),
    problems.map(({ field, found }) => [field, found]),
  ]);
}

/**
 * Rows of one question as one answer. A copied row that says nothing, or the same, is no second answer. Where they say different things
 * only the agency can choose: the answer is refused at each of its rows.
 */
function joinedRows(answers: readonly ReturnedAnswer[]): readonly ReturnedAnswer[] {
  const rows = new Map<string, Map<string, ReturnedAnswer>>();
  for (const answer of answers) {
    const same = rows.get(answer.itemId) ?? new Map<string, ReturnedAnswer>();
    rows.set(answer.itemId, same);
    const said = saidBy(answer);
    if (!same.has(said)) same.set(said, answer);
  }
  return [...rows.values()].flatMap((same): ReturnedAnswer[] => {
    if (same.size > 1) same.delete('');
    const saying = [...same.values()];
    const [first] = saying;
    if (first === undefined || saying.length === 1) return saying;
    const cells = saying.map(({ placeOf }) => placeOf('item').cell ?? '');
    const twice = { field: 'level', code: 'sheets.item-twice', found: shortened(cells.slice(1).join(', ')) };
    return [{ ...first, problems: [{ ...twice, ...first.placeOf('item') } as CellProblem] }];
  });
}

/** The other sheets that say something else on a question than the sheet that is read. */
function copiesBeside({ sheets }: Workbook, read: Found, labels: SheetLabels): readonly SheetCopy[] {
  const said = new Set(answersBelow(read, labels).map((answer) => `${answer.itemId} ${saidBy(answer)}`));
  return sheets.flatMap((sheet) => {
    const copy = sheet === read.sheet ? undefined : headsIn(sheet, labels);
    if (copy === undefined) return [];
    const others = answersBelow(copy, labels).filter(
      (answer) => saidBy(answer) !== '' && !said.has(`${answer.itemId} ${saidBy(answer)}`),
    );
    return others.length > 0 ? [{ name: sheet.name, others }] : [];
  });
}

/**
 * The answers in a workbook that came back. Columns are found by their heads and items by their ids, so it does not matter whether
 * somebody has moved or sorted them, or put others in between. What they wrote there, on cells and elsewhere is told. A field that cannot be read is a problem of its answer, not of the file.
 *
 * @throws AppError `sheets.no-identity` without the hidden sheet, `sheets.no-answers` without the answers, `sheets.column-missing` with
 * `sheet` and `column`, `sheets.column-twice` also with the cells `other` and `cell` of the two heads.
 */
export function readAnswersWorkbook(workbook: Workbook): Returned {
  const { head, bases, hash, labels, frame, sheet } = identityIn(workbook);
  const found = withOneColumnEach(findHeads(workbook, labels, frame), labels);
  const strays = straysBelow(found, labels);
  const copies = copiesBeside(workbook, found, labels);
  const answers = joinedRows(answersBelow(found, labels));
  return {
    ...{ head, bases, hash, answers, sheet: found.sheet.name },
    ...{ strays, copies },
    unread: unreadIn(workbook, {
      found,
      frame,
      identity: sheet,
      copies: workbook.sheets.filter((one) => headsIn(one, labels) !== undefined),
    }),
  };
}
