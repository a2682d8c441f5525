import type { AppEvent } from '../../shared/app';
import type { KeptChange } from './ledger-repository';
import type { TravellingTable } from './rows-repository';

/** The things of which other rooms hear that they changed. */
export interface Touched {
  readonly documents: readonly string[];
  readonly files: readonly string[];
  readonly assessments: readonly string[];
  readonly agencies: readonly string[];
  readonly datasets: readonly string[];
  readonly tables: ReadonlySet<TravellingTable>;
}

const OF_ASSESSMENTS = [
  ...(['answers', 'agency_answers', 'participations', 'assignments'] as const),
  ...(['decisions', 'discussion_entries', 'snapshots', 'workshops'] as const),
] as const;

/** What other rooms must look at again after rows changed. */
export function touchedBy(changes: readonly KeptChange[]): Touched {
  const ids = (table: TravellingTable, column: string): string[] => [
    ...new Set(
      changes
        .filter((change) => change.table === table)
        .map(({ before, after }) => String((after ?? before)?.[column] ?? '')),
    ),
  ];
  return {
    documents: [
      ...new Set([
        ...ids('documents', 'id'),
        ...ids('document_versions', 'document_id'),
        ...ids('document_relations', 'from_document'),
        ...ids('document_relations', 'to_document'),
      ]),
    ],
    files: ids('files', 'sha256'),
    assessments: [
      ...new Set([
        ...ids('assessments', 'id'),
        ...OF_ASSESSMENTS.flatMap((table) => ids(table, 'assessment_id')),
      ]),
    ],
    agencies: ids('agencies', 'id'),
    datasets: [...new Set([...ids('table_editions', 'id'), ...ids('table_snapshots', 'edition_id')])],
    tables: new Set(changes.map(({ table }) => table)),
  };
}

/** What a change of some tables is called by the room that owns them. */
const TOLD: readonly (readonly [event: AppEvent, ...tables: TravellingTable[]])[] = [
  [
    { name: 'planning.changed' },
    'plans',
    'plan_actions',
    'targets',
    'gap_marks',
    'resource_marks',
    'wanted_resources',
  ],
  [{ name: 'topics.changed' }, 'topic_notes'],
  [{ name: 'glossary.changed' }, 'glossary_concepts', 'glossary_terms'],
  [{ name: 'reader.changed' }, 'highlights', 'page_numbers'],
  [{ name: 'questionnaires.changed' }, 'own_editions', 'edition_texts'],
  [{ name: 'tables.changed' }, 'table_editions', 'table_imports', 'table_snapshots'],
  [{ name: 'comparison.changed' }, 'change_causes'],
  [{ name: 'instruments.changed' }, 'treaty_statuses'],
];

/** What the window is told. */
export function eventsOf({ documents, assessments, agencies, tables }: Touched): AppEvent[] {
  const events: AppEvent[] = [];
  if (documents.length > 0) events.push({ name: 'library.changed', ids: [...documents] });
  if (assessments.length > 0) events.push({ name: 'assessments.changed', ids: [...assessments] });
  if (agencies.length > 0) events.push({ name: 'agencies.changed', ids: [...agencies] });
  for (const [event, ...owned] of TOLD) if (owned.some((table) => tables.has(table))) events.push(event);
  events.push({ name: 'exchange.changed' });
  return events;
}
