import type { ThingContent } from '../../../shared/exchange';
import { describedTable, snapshotContent } from '../../../shared/tables';
import { listColumn, type Row } from '../rows-repository';
import { hashOf } from './frozen';
import type { Kind } from './kind';
import { fieldsOf, rowOf, without } from './shape';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A description in the form in which it is hashed; undefined when it is none. */
function descriptionIn(text: string) {
  const { format, ...rest } = (parsed(text) ?? {}) as Record<string, unknown>;
  return format === 'waymark-table-edition/1' ? describedTable.safeParse(rest).data : undefined;
}

export const datasetKind: Kind<'dataset'> = {
  kind: 'dataset',
  entity: 'table-edition',
  scope: (id) => [{ table: 'table_editions', where: { hash: id } }],
  read: ({ table_editions: [row] = [] }) => row && without(fieldsOf(row), 'id'),
  write: ({ hash, description, createdAt }, { table_editions: present = [] }, { newId }) => ({
    // On another PC the same description has another id; what it says never changes.
    table_editions:
      present.length > 0 ? present : [{ id: newId(), description, hash, created_at: createdAt }],
  }),
  needs: () => [],
  title: ({ description, hash }) => descriptionIn(description)?.title ?? hash.slice(0, 8),
  access: () => 'public',
  fault: ({ description, hash }) =>
    hashOf(description) === hash && descriptionIn(description) !== undefined ? null : 'pack.results-wrong',
  historyId: ({ table_editions: [row] = [] }) => String(row?.id ?? ''),
};

/** Whether everything that is said to be frozen is what its hash says, of this data set and year. */
function isSound({ dataset, year, states }: ThingContent<'results'>): boolean {
  return states.every(({ state, content, hash }) => {
    const frozen = hashOf(content) === hash ? snapshotContent.safeParse(parsed(content)).data : undefined;
    return frozen?.edition === dataset && frozen.state === state && frozen.year === year;
  });
}

export const tableKind: Kind<'table'> = {
  kind: 'table',
  entity: 'table-import',
  scope: (id) => [{ table: 'table_imports', where: { id } }],
  read: ({ table_imports: [row] = [] }, { hashOfDataset }) =>
    row && {
      ...without(fieldsOf(row), 'editionId', 'undoneAt'),
      dataset: hashOfDataset(String(row.edition_id)),
    },
  write: ({ dataset, ...content }, { table_imports: present = [] }, { datasetId }) => ({
    table_imports:
      present.length > 0 ? present : [{ ...rowOf(content), edition_id: datasetId(dataset), undone_at: null }],
  }),
  needs: ({ dataset }) => [{ kind: 'dataset', id: dataset }],
  title: ({ fileName }) => fileName,
  access: () => 'public',
  fault: ({ reading }) => (parsed(reading) === undefined ? 'pack.results-wrong' : null),
};

export const resultsKind: Kind<'results'> = {
  kind: 'results',
  entity: 'table-import',
  scope: (id, db) => {
    const [hash = '', year = ''] = id.split('/');
    const [edition_id = ''] = listColumn(db, 'table_editions', 'id', { hash });
    return [{ table: 'table_snapshots', where: { edition_id, year } }];
  },
  read: ({ table_snapshots: frozen = [] }, { hashOfDataset }) => {
    const [first] = frozen;
    return (
      first && {
        dataset: hashOfDataset(String(first.edition_id)),
        year: first.year,
        states: frozen
          .toSorted((a, b) => (String(a.state) < String(b.state) ? -1 : 1))
          .map((each) => without(fieldsOf(each), 'editionId', 'year')),
      }
    );
  },
  write: ({ dataset, year, states }, { table_snapshots: frozen = [] }, { datasetId }) => {
    // What is frozen here stays, with the ids it has; only States that are not here are added.
    const known = new Set(frozen.map(({ state }) => state));
    const added = states.filter(({ state }) => !known.has(state));
    return {
      table_snapshots: [
        ...frozen,
        ...added.map((each): Row => ({ ...rowOf(each), edition_id: datasetId(dataset), year })),
      ],
    };
  },
  needs: ({ dataset, states }) => [
    { kind: 'dataset', id: dataset },
    ...[...new Set(states.map(({ importId }) => importId))].map((id) => ({ kind: 'table' as const, id })),
  ],
  beside: (mine, theirs) => {
    const known = new Set(mine.states.map(({ state, hash }) => `${state} ${hash}`));
    return theirs.states.every(({ state, hash }) => known.has(`${state} ${hash}`)) ? 'identical' : 'changed';
  },
  title: ({ year, states, dataset }, { titleOfDataset }) =>
    [titleOfDataset(dataset), `${year} (${states.length})`].filter(Boolean).join(', '),
  access: () => 'public',
  fault: (content, { db }) => {
    if (!isSound(content)) return 'pack.results-wrong';
    const { dataset, year, states } = content;
    const [edition_id = ''] = listColumn(db, 'table_editions', 'id', { hash: dataset });
    const differs = states.some(({ state, hash }) =>
      listColumn(db, 'table_snapshots', 'hash', { edition_id, year: String(year), state }).some(
        (mine) => mine !== hash,
      ),
    );
    // What is frozen never changes, whoever says otherwise.
    return differs ? 'pack.results-differ' : null;
  },
  historyId: ({ table_snapshots: [row] = [] }) => String(row?.import_id ?? ''),
};
