import { cellName, type Workbook, type WorkbookSheet } from '../kernel';
import { bare, type Found, seen } from './found';
import type { UnreadWords } from './model';
import type { SheetFrame } from './workbook';

/** So much of what was found is told; the file has the rest. */
const SHOWN = 1_000;
/** So many places are told of one file. */
const MOST_TOLD = 300;

const shown = (text: string, most = SHOWN) => (text.length > most ? `${text.slice(0, most)} …` : text);

interface Read {
  readonly found: Found;
  /** Null of a workbook that does not say what it looked like: then nobody can tell what was put in. */
  readonly frame: SheetFrame | null;
  readonly identity: WorkbookSheet;
  /** Sheets with the heads of this one: what such a copy answers otherwise is told by itself. */
  readonly copies: readonly WorkbookSheet[];
}

/** Which question stands in a row of the sheet that was read. */
function itemsByRow({ sheet, row: headRow, item }: Found): ReadonlyMap<number, string> {
  return new Map(
    sheet.rows.flatMap(({ row, cells }) => {
      const id = seen(cells.find(({ column }) => column === item)?.text ?? '').trim();
      return row > headRow && id !== '' ? [[row, id]] : [];
    }),
  );
}

/** Words around the table and in columns that did not go out with it. */
function beside(read: Found, { heads }: SheetFrame): Omit<UnreadWords, 'sheet'>[] {
  const { sheet, row: headRow, item, columns, renamed } = read;
  const items = itemsByRow(read);
  const fields = new Set([item, ...Object.values(columns)]);
  const known = new Set(heads.map(bare));
  const headAt = new Map(
    sheet.rows.find(({ row }) => row === headRow)?.cells.map(({ column, text }) => [column, text]),
  );
  const wasThere = (column: number) =>
    fields.has(column) ||
    known.has(bare(headAt.get(column) ?? '')) ||
    renamed.some((one) => one.column === column);
  return sheet.rows.flatMap(({ row, cells }) => {
    const itemId = items.get(row) ?? null;
    return cells.flatMap(({ column, text }): Omit<UnreadWords, 'sheet'>[] => {
      if (seen(text).trim() === '' || row === headRow) return [];
      // Words in a field of a row without an id are told as such.
      if (row > headRow && (itemId === null ? fields.has(column) : wasThere(column))) return [];
      const head = row < headRow ? '' : (headAt.get(column) ?? '');
      const isOwn = bare(head) !== '' && !known.has(bare(head));
      return [
        {
          ...{ kind: isOwn ? 'column' : 'place', itemId, cell: cellName(row, column) },
          ...{ head: isOwn ? shown(head, 150) : '', found: shown(text) },
        },
      ];
    });
  });
}

/** Where a sheet begins that did not go out with the workbook and says something. */
function beginning({ name, isHidden, rows }: WorkbookSheet, { first }: SheetFrame) {
  const words = rows.flatMap(({ row, cells }) => cells.map((cell) => ({ ...cell, row })));
  const [begin] = words.filter(({ text }) => seen(text).trim() !== '');
  if (isHidden || begin === undefined || name === first.name || bare(begin.text) === bare(first.title))
    return [];
  const cell = cellName(begin.row, begin.column);
  return [{ kind: 'sheet' as const, itemId: null, cell, head: '', found: shown(begin.text) }];
}

/**
 * What somebody wrote in a workbook beside the fields of its sheet, with its cell: notes, columns and sheets of its own, words around the
 * table. It may belong to an answer, and only a person can tell to which.
 */
export function unreadIn({ sheets }: Workbook, { found, frame, identity, copies }: Read): UnreadWords[] {
  const items = itemsByRow(found);
  const all = sheets.flatMap((sheet): UnreadWords[] => {
    if (sheet === identity) return [];
    const isRead = sheet === found.sheet;
    const itemIn = (row: number) => (isRead ? (items.get(row) ?? null) : null);
    const renamed = isRead ? found.renamed : [];
    const placed = (kind: 'note' | 'place') => (one: { row: number; column: number; text: string }) => ({
      ...{ kind, itemId: itemIn(one.row), head: '', found: shown(one.text) },
      cell: cellName(one.row, one.column),
    });
    const own =
      frame === null || (!isRead && copies.includes(sheet))
        ? []
        : isRead
          ? beside(found, frame)
          : beginning(sheet, frame);
    return [
      ...renamed.map(({ column, now, was }) => ({
        ...{ kind: 'head' as const, itemId: null, cell: cellName(found.row, column) },
        ...{ head: shown(now, 150), found: was },
      })),
      ...sheet.notes.map(placed('note')),
      ...[...new Set(sheet.adrift)].map((text) => ({
        ...{ kind: 'note' as const, itemId: null, cell: '', head: '', found: shown(text) },
      })),
      ...own,
      ...sheet.beyond.map(placed('place')),
    ].map((one) => ({ ...one, sheet: sheet.name }));
  });
  const [last] = all.slice(MOST_TOLD);
  if (last === undefined) return all;
  const rest = String(all.length - MOST_TOLD);
  return [...all.slice(0, MOST_TOLD), { ...last, kind: 'more', itemId: null, head: '', found: rest }];
}
