import { z } from 'zod';
import { type Instruments, resolveRef } from '../instruments';
import { type CellKind, cellName, type Workbook, type WorkbookSheet } from '../kernel';
import { type ItemChange, type ItemLineage, itemChange, onlyReferencesDiffer, wordsDiffer } from './mapping';
import { type Edition, type Item, type ItemId, item as itemSchema } from './model';

/** Columns of the sheet of items, one row an item; the codes stand in the sheet, so that headings may be in any language. */
export const ITEM_COLUMNS = [
  ...(['id', 'pillar', 'theme', 'kind', 'topics', 'core', 'topic', 'question', 'help'] as const),
  ...(['level0', 'level1', 'level2', 'level3', 'level4'] as const),
  ...(['legalRefs', 'evidence', 'resources', 'roles', 'causes'] as const),
] as const;
export type ItemColumn = (typeof ITEM_COLUMNS)[number];

/** Columns of the sheet of changes, one row a change. */
export const CHANGE_COLUMNS = ['change', 'before', 'after', 'reason', 'answers'] as const;

export const SHEETS = { items: 'items', changes: 'changes' } as const;

export const cellProblemCode = z.enum([
  'no-sheet',
  'no-columns',
  'missing',
  'too-long',
  'unknown-code',
  'unknown-ref',
  'bad-id',
  'repeated',
  'never-evidence',
  'unknown-change',
  'unknown-item',
  'change-incomplete',
]);

/** What is wrong in a cell of a workbook: where, and the value that does not fit. */
export const cellProblem = z.strictObject({
  code: cellProblemCode,
  sheet: z.string(),
  /** As spreadsheet programs show it, `D12`; null where the whole sheet is meant. */
  cell: z.string().nullable(),
  itemId: z.string().nullable(),
  column: z.string().nullable(),
  value: z.string().max(200),
});
export type CellProblem = z.infer<typeof cellProblem>;

/** How an item differs from the edition that the workbook was made of. */
export const itemDifference = z.strictObject({
  itemId: z.string(),
  kind: z.enum(['added', 'removed', 'reworded', 'moved']),
  /** Columns that differ. */
  columns: z.array(z.string()),
  /** The change is told in the sheet of changes, so nothing is asked. */
  isTold: z.boolean(),
  topic: z.string(),
});
export type ItemDifference = z.infer<typeof itemDifference>;

/** What a workbook says, as far as it can be read. */
export interface ReadWorkbook {
  readonly items: readonly Item[];
  readonly changes: readonly ItemChange[];
  readonly problems: readonly CellProblem[];
}

/** The first number that a workspace gives its own editions; lower ones belong to published editions. */
const FIRST_OWN = 51;

/** Whether a workspace made an edition itself. */
export function isOwnEdition(name: string): boolean {
  return Number(name.split('.')[1] ?? 0) >= FIRST_OWN;
}

/** The name of the next edition that a workspace makes from one of this name; null when there are too many. */
export function nextOwnName(from: string, taken: readonly string[]): string | null {
  const [year = '0'] = from.split('.');
  for (let number = FIRST_OWN; number < 100; number += 1) {
    const name = `${year}.${number}`;
    if (!taken.includes(name)) return name;
  }
  return null;
}

const LISTS = ['topics', 'evidence', 'resources', 'roles', 'causes'] as const;
const LEVEL_COLUMNS = ['level0', 'level1', 'level2', 'level3', 'level4'] as const;

/** The cells of an item, in the order of the columns. */
export function cellsOfItem(item: Item): readonly string[] {
  const lists = new Map<string, string>(LISTS.map((list) => [list, item[list].join(' ')]));
  const levels = new Map<string, string>(LEVEL_COLUMNS.map((name, at) => [name, item.statements[at] ?? '']));
  return ITEM_COLUMNS.map((column) => {
    if (column === 'core') return item.core ? 'x' : '';
    if (column === 'legalRefs') return item.legalRefs.map(({ ref }) => ref).join('; ');
    return lists.get(column) ?? levels.get(column) ?? String(item[column as 'id']);
  });
}

/** The cells of a change, in the order of the columns. */
export function cellsOfChange(change: ItemChange): readonly string[] {
  const before = change.change === 'merged' ? change.itemIds : change.change === 'new' ? [] : [change.itemId];
  const after =
    change.change === 'split'
      ? change.into
      : change.change === 'merged'
        ? [change.into]
        : change.change === 'new'
          ? [change.itemId]
          : [];
  return [change.change, before.join(' '), after.join(' '), change.reason ?? '', change.answers ?? ''];
}

interface Row<C extends string> {
  readonly at: number;
  readonly text: (column: C) => string;
  readonly cell: (column: C) => string;
  readonly kind: (column: C) => CellKind | null;
}

/** The rows below the row of codes; undefined when the codes stand nowhere in the first rows. */
function rowsUnder<C extends string>(
  sheet: WorkbookSheet,
  columns: readonly C[],
): readonly Row<C>[] | undefined {
  const [first] = columns;
  const head = sheet.rows
    .slice(0, 20)
    .findLast(({ cells }) => cells.some(({ text }) => text.trim() === first));
  if (head === undefined) return undefined;
  const where = new Map<string, number>(head.cells.map(({ text, column }) => [text.trim(), column]));
  if (columns.some((column) => !where.has(column))) return undefined;
  return sheet.rows
    .filter(({ row }) => row > head.row)
    .map(({ row, cells }) => {
      const of = (column: C) => cells.find((cell) => cell.column === where.get(column));
      return {
        at: row,
        text: (column: C) => (of(column)?.text ?? '').trim(),
        cell: (column: C) => cellName(row, where.get(column) ?? 0),
        kind: (column: C) => of(column)?.kind ?? null,
      };
    })
    .filter(({ text }) => columns.some((column) => text(column) !== ''));
}

const words = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '');

function columnOfPath(path: readonly PropertyKey[]): ItemColumn {
  const [name, at] = path;
  if (name === 'statements') return LEVEL_COLUMNS[Number(at)] ?? 'level0';
  return ITEM_COLUMNS.find((column) => column === name) ?? 'id';
}

type Problem = Omit<CellProblem, 'sheet'>;

function readItem(
  row: Row<ItemColumn>,
  instruments: Instruments,
): { item: Item | null; problems: Problem[] } {
  const { text } = row;
  const itemId = text('id');
  const problem = (code: CellProblem['code'], column: ItemColumn, value = text(column)): Problem => ({
    ...{ code, cell: row.cell(column), itemId, column },
    value: value.slice(0, 200),
  });
  const problems: Problem[] = ITEM_COLUMNS.filter((column) => column !== 'core' && text(column) === '').map(
    (column) => problem('missing', column),
  );
  const refs = text('legalRefs')
    .split(/[;\n]+/)
    .map((ref) => ref.trim())
    .filter((ref) => ref !== '');
  const legalRefs = refs.map((ref, at) => {
    const found = resolveRef(instruments, ref);
    if (found === undefined) problems.push(problem('unknown-ref', 'legalRefs', ref));
    if (refs.indexOf(ref) !== at) problems.push(problem('repeated', 'legalRefs', ref));
    return { ref, alternative: at > 0, soft: found?.instrument.kind === 'soft-law' };
  });
  for (const list of LISTS) {
    const given = words(text(list));
    const twice = given.find((word, at) => given.indexOf(word) !== at);
    if (twice !== undefined) problems.push(problem('repeated', list, twice));
  }
  if (words(text('evidence')).includes('TOOL')) problems.push(problem('never-evidence', 'evidence', 'TOOL'));
  const candidate = {
    ...{ id: itemId, version: '1.0', pillar: text('pillar'), theme: text('theme'), kind: text('kind') },
    ...{ topics: words(text('topics')), core: text('core') !== '', topic: text('topic') },
    ...{ question: text('question'), help: text('help'), legalRefs },
    statements: LEVEL_COLUMNS.map((column) => text(column)),
    ...{ evidence: words(text('evidence')), resources: words(text('resources')) },
    ...{ roles: words(text('roles')), causes: words(text('causes')) },
  };
  const parsed = itemSchema.safeParse(candidate);
  const empty = new Set(problems.filter(({ code }) => code === 'missing').map(({ column }) => column));
  for (const issue of parsed.error?.issues ?? []) {
    const column = columnOfPath(issue.path);
    if (empty.has(column)) continue;
    const list = LISTS.find((name) => name === column);
    const value =
      list === undefined ? text(column) : (words(text(list))[Number(issue.path[1])] ?? text(list));
    const isLength = issue.code === 'too_big';
    problems.push(
      problem(isLength ? 'too-long' : column === 'id' ? 'bad-id' : 'unknown-code', column, value),
    );
  }
  return { item: parsed.success && problems.length === 0 ? parsed.data : null, problems };
}

function readChange(row: Row<(typeof CHANGE_COLUMNS)[number]>): ItemChange | CellProblem['code'] {
  const [before, after] = [words(row.text('before')), words(row.text('after'))];
  const change = row.text('change');
  const told = { reason: row.text('reason') || undefined, answers: row.text('answers') || undefined };
  if (told.reason === undefined || told.answers === undefined) return 'change-incomplete';
  const shapes: Readonly<Record<string, unknown>> = {
    split: { change, itemId: before[0], into: after },
    merged: { change, itemIds: before, into: after[0] },
    new: { change, itemId: after[0] },
  };
  const shape = shapes[change] ?? { change, itemId: before[0] };
  const parsed = itemChange.safeParse({ ...(shape as object), ...told });
  if (parsed.success) return parsed.data;
  return ['minor', 'references', 'major', 'moved', 'retired', 'new', 'split', 'merged'].includes(change)
    ? 'change-incomplete'
    : 'unknown-change';
}

/**
 * Reads the items and changes of a workbook that somebody filled in. Every cell that does not fit is told; items with a fault are left
 * out of the result.
 */
export function readEditionWorkbook(
  workbook: Workbook,
  base: Edition,
  instruments: Instruments,
): ReadWorkbook {
  const problems: CellProblem[] = [];
  const sheetOf = (name: string) => workbook.sheets.find((sheet) => sheet.name === name);
  const whole = (code: CellProblem['code'], sheet: string): CellProblem => ({
    ...{ code, sheet, cell: null, itemId: null, column: null, value: '' },
  });
  const sheet = sheetOf(SHEETS.items);
  const rows = sheet && rowsUnder(sheet, ITEM_COLUMNS);
  if (rows === undefined) {
    problems.push(whole(sheet === undefined ? 'no-sheet' : 'no-columns', SHEETS.items));
    return { items: [], changes: [], problems };
  }
  const items: Item[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const { item, problems: found } = readItem(row, instruments);
    problems.push(...found.map((one) => ({ ...one, sheet: SHEETS.items })));
    const id = row.text('id');
    if (seen.has(id) && id !== '')
      problems.push({
        code: 'repeated',
        sheet: SHEETS.items,
        cell: row.cell('id'),
        itemId: id,
        column: 'id',
        value: id,
      });
    else if (item !== null) items.push(item);
    seen.add(id);
  }
  const changes: ItemChange[] = [];
  const told = sheetOf(SHEETS.changes);
  const before = new Set(base.items.map(({ id }) => id as string));
  for (const row of (told && rowsUnder(told, CHANGE_COLUMNS)) ?? []) {
    const at = (code: CellProblem['code'], column: (typeof CHANGE_COLUMNS)[number], value: string) =>
      problems.push({
        code,
        sheet: SHEETS.changes,
        cell: row.cell(column),
        itemId: null,
        column,
        value: value.slice(0, 200),
      });
    const change = readChange(row);
    if (typeof change === 'string') {
      at(change, 'change', row.text('change'));
      continue;
    }
    for (const id of words(row.text('before'))) if (!before.has(id)) at('unknown-item', 'before', id);
    for (const id of words(row.text('after'))) if (!seen.has(id)) at('unknown-item', 'after', id);
    changes.push(change);
  }
  return { items, changes, problems };
}

const columnsThatDiffer = (before: Item, after: Item): ItemColumn[] => {
  const [one, other] = [cellsOfItem(before), cellsOfItem(after)];
  return ITEM_COLUMNS.filter((_, at) => one[at] !== other[at]);
};

const isPlaced = (column: string): boolean => column === 'pillar' || column === 'theme';

/** All that differs between an edition and the items read, item by item; what is the same is left out. */
export function differencesFrom(
  base: Edition,
  read: Pick<ReadWorkbook, 'items' | 'changes'>,
): readonly ItemDifference[] {
  const told = new Set(
    read.changes.flatMap((change) => [
      ...(change.change === 'merged' ? [...change.itemIds, change.into] : [change.itemId]),
      ...(change.change === 'split' ? change.into : []),
    ]),
  );
  const after = new Map(read.items.map((item) => [item.id, item]));
  const before = new Map(base.items.map((item) => [item.id, item]));
  const of = (kind: ItemDifference['kind'], item: Item, columns: readonly string[] = []): ItemDifference => ({
    ...{ itemId: item.id, kind, columns: [...columns], isTold: told.has(item.id), topic: item.topic },
  });
  return [
    ...base.items.flatMap((item) => {
      const now = after.get(item.id);
      if (now === undefined) return [of('removed', item)];
      const columns = columnsThatDiffer(item, now);
      if (columns.length === 0) return [];
      return [
        of(
          columns.every((column) => isPlaced(column) || column === 'core') ? 'moved' : 'reworded',
          now,
          columns,
        ),
      ];
    }),
    ...read.items.filter(({ id }) => !before.has(id)).map((item) => of('added', item)),
  ];
}

/** What the user says of the differences that the workbook does not tell itself. */
export interface OwnChoices {
  /** Reworded items whose meaning changed; all others have better words only. */
  readonly major: readonly ItemId[];
  readonly reason: string;
  /** What becomes of the answers, by kind of change. */
  readonly answers: Readonly<Record<'minor' | 'references' | 'major' | 'moved' | 'retired' | 'new', string>>;
}

const raised = (version: string, change: 'minor' | 'references' | 'major'): string => {
  const [major = 1, minor = 0] = version.split('.').map(Number);
  return change === 'major' ? `${major + 1}.0` : `${major}.${minor + 1}`;
};

/**
 * An edition of a workspace's own, and its mapping from the base. Versions rise as the changes say. What is published never changes:
 * the result has a name of its own.
 */
export function ownEdition(
  base: Edition,
  read: Pick<ReadWorkbook, 'items' | 'changes'>,
  made: { readonly name: string; readonly on: string; readonly title: string },
  choices: OwnChoices,
): { readonly edition: Edition; readonly mapping: ItemLineage } {
  const before = new Map(base.items.map((item) => [item.id, item]));
  const toldOf = (id: string, kind: ItemChange['change']) =>
    read.changes.some((change) => change.change === kind && 'itemId' in change && change.itemId === id);
  const changes: ItemChange[] = [...read.changes];
  const add = (change: keyof OwnChoices['answers'], itemId: string) =>
    changes.push({ change, itemId, reason: choices.reason, answers: choices.answers[change] });
  for (const { itemId, kind, isTold } of differencesFrom(base, read)) {
    if (kind === 'removed' && !isTold) add('retired', itemId);
    if (kind === 'added' && !isTold) add('new', itemId);
  }
  const items = read.items.map((item): Item => {
    const old = before.get(item.id);
    if (old === undefined) return item;
    const isMoved = old.pillar !== item.pillar || old.theme !== item.theme;
    if (isMoved && !toldOf(item.id, 'moved')) add('moved', item.id);
    if (!wordsDiffer({ ...old, core: item.core }, item)) return { ...item, version: old.version };
    const isMajor = toldOf(item.id, 'major') || choices.major.includes(item.id);
    const isWords = toldOf(item.id, 'minor') || !onlyReferencesDiffer({ ...old, core: item.core }, item);
    const kind = isMajor ? 'major' : isWords ? 'minor' : 'references';
    if (!toldOf(item.id, kind)) add(kind, item.id);
    return { ...item, version: raised(old.version, kind) };
  });
  const count = (pillar: string) => items.filter((item) => item.pillar === pillar).length;
  const edition: Edition = {
    ...base,
    ...{ edition: made.name, effectiveOn: made.on, title: made.title },
    declared: {
      items: { POL: count('POL'), PREV: count('PREV'), PROT: count('PROT'), PROS: count('PROS') },
      core: items.filter(({ core }) => core).map(({ id }) => id),
    },
    items,
  };
  return {
    edition,
    mapping: { questionnaire: base.id, from: base.edition, to: made.name, summary: choices.reason, changes },
  };
}
