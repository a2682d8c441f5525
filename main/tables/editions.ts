import { createHash } from 'node:crypto';
import { AppError, canonicalJson, type Json } from '../../shared/kernel';
import {
  type DescribedTable,
  describedTable,
  type SnapshotContent,
  snapshotContent,
  type TableEditionSummary,
  type TableImport,
  type TableSnapshotSummary,
} from '../../shared/tables';
import type { Tables } from '../database';
import type { listImports } from './repository';

const FORMAT = 'waymark-table-edition/1';

/** Lower-case hex SHA-256 of a canonical text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The canonical text of a description, by which two of them are the same edition or not. */
export function editionText(description: DescribedTable): string {
  return canonicalJson({ format: FORMAT, ...description } as unknown as Json);
}

/** @throws AppError `tables.edition-not-found` when the row does not hold what was described. */
export function readDescription(row: Tables['table_editions']): DescribedTable {
  if (hashOf(row.description) !== row.hash) throw new AppError('tables.edition-not-found');
  const { format: _format, ...rest } = JSON.parse(row.description) as Record<string, unknown>;
  return describedTable.parse(rest);
}

/** What is frozen in a row. @throws AppError `tables.snapshot-damaged` when it is not what was frozen. */
export function readContent(row: Tables['table_snapshots']): SnapshotContent {
  const content = hashOf(row.content) === row.hash ? parse(row.content) : undefined;
  if (content === undefined || content.state !== row.state || content.year !== row.year)
    throw new AppError('tables.snapshot-damaged', { state: row.state, year: row.year });
  return content;
}

function parse(text: string): SnapshotContent | undefined {
  const parsed = snapshotContent.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

export function summaryOf(row: Tables['table_snapshots'], content: SnapshotContent): TableSnapshotSummary {
  return {
    ...{ id: row.id, editionId: row.edition_id, importId: row.import_id },
    ...{ state: content.state, code: content.code, name: content.name, year: content.year },
    ...{ values: content.values.length, hash: row.hash },
  };
}

type ImportRow = ReturnType<typeof listImports>[number];
type SnapshotRow = Pick<Tables['table_snapshots'], 'state' | 'year' | 'import_id'>;

export function editionSummary(
  row: Tables['table_editions'],
  description: DescribedTable,
  snapshots: readonly SnapshotRow[],
  imports: readonly ImportRow[],
): TableEditionSummary {
  const years = snapshots.map(({ year }) => year).sort((a, b) => a - b);
  const { title, source, licence, about = '', items } = description;
  return {
    ...{ id: row.id, title, source, licence, about, hash: row.hash, createdAt: row.created_at },
    items: items.length,
    states: new Set(snapshots.map(({ state }) => state)).size,
    snapshots: snapshots.length,
    firstYear: years[0] ?? null,
    lastYear: years.at(-1) ?? null,
    imports: imports
      .filter(({ edition_id }) => edition_id === row.id)
      .map(
        (each): TableImport => ({
          ...{ id: each.id, fileName: each.file_name, sha256: each.sha256, at: each.at, actor: each.actor },
          snapshots: snapshots.filter(({ import_id }) => import_id === each.id).length,
          changeId: each.change_id,
        }),
      ),
  };
}
