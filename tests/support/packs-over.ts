import type { createAssessmentsService } from '../../main/assessments';
import { createComparisonService } from '../../main/comparison';
import {
  createExchange,
  createKeyStore,
  type ExchangeDependencies,
  type ExchangeService,
  verifyTouched,
} from '../../main/exchange';
import { createGlossaryService } from '../../main/glossary';
import { createTreaties } from '../../main/instruments';
import { createFileStore, type createLibraryService } from '../../main/library';
import { createPlanningService } from '../../main/planning';
import { readWorkbookFile, type WorkspaceFolder } from '../../main/platform';
import { createOwnEditions, createShippedTexts } from '../../main/questionnaires';
import { createHighlights } from '../../main/reader';
import { createTables } from '../../main/tables';
import { createTopicNotes } from '../../main/topics';
import { type Selection, type Sending, selection } from '../../shared/exchange';
import type { Instruments } from '../../shared/instruments';
import type { Edition, ItemLineage } from '../../shared/questionnaires';

const TO: Omit<Sending, 'from' | 'stamp'> = {
  to: 'The others',
  kind: 'mixed',
  onlyNew: false,
  note: '',
  inParts: false,
  passphrase: null,
};

export interface PacksOver
  extends Pick<ExchangeDependencies, 'db' | 'clock' | 'newId' | 'actor' | 'announce'> {
  readonly folder: WorkspaceFolder;
  readonly library: ReturnType<typeof createLibraryService>;
  readonly assessments: ReturnType<typeof createAssessmentsService>;
  /** Own editions are added to these two. */
  readonly editions: Edition[];
  readonly lineages: ItemLineage[];
  readonly instruments: () => Instruments;
  readonly more?: Partial<ExchangeDependencies>;
}

/** Every room whose things travel in packs, and the exchange, over the database and the folder of a workspace. */
export function packsOver({ folder, library, assessments, more = {}, ...given }: PacksOver) {
  const { editions, lineages, instruments, ...room } = given;
  const shipped = { editions: editions.length, lineages: lineages.length };
  const notes = createTopicNotes(room);
  const highlights = createHighlights({ ...room, library });
  const treaties = createTreaties({
    ...room,
    table: () => ({ instruments: instruments(), ratifications: [] }),
  });
  const tables = createTables({
    ...{ ...room, editions, readWorkbook: readWorkbookFile },
    ...{ ownState: () => null, memberNames: () => [] },
  });
  const comparison = createComparisonService({ ...room, assessments, lineages, targetsOf: () => new Map() });
  const planning = createPlanningService({
    ...{ ...room, assessments, factsOf: () => null, itemsOf: () => new Map(), dutyOf: () => null },
  });
  const glossary = createGlossaryService({
    ...{
      ...room,
      shipped: () => ({ concepts: { concepts: [] }, languages: [] }) as never,
      onChanged: () => undefined,
    },
  });
  const ownEditions = createOwnEditions({
    ...{ ...room, editions, lineages, instruments, readWorkbook: readWorkbookFile },
    shipped,
    shippedTexts: createShippedTexts(folder.root),
    onDamaged: () => undefined,
  });
  const store = createFileStore(folder.files);
  const exchange = createExchange({
    ...{ ...room, store, editions, instruments },
    staging: folder.staging,
    keys: createKeyStore(folder.root, { seal: async () => null, unseal: async () => null }),
    shippedConcepts: new Set(['forced-labour']),
    contributions: assessments,
    choosing: {
      listDocuments: (filter) => library.list(filter),
      getAssessment: (id, agencyId) => assessments.get(id, agencyId),
    },
    backUp: async () => undefined,
    verify: (touched) => verifyTouched({ library, assessments, tables, lists: {} }, touched),
    refresh: ({ tables: changed }) => {
      assessments.forgetRead();
      treaties.forgetRead();
      if (changed.has('own_editions')) ownEditions.reload();
    },
    onChanged: () => undefined,
    app: 'test',
    ...more,
  });

  return {
    ...{ notes, highlights, treaties, tables, comparison, planning, glossary, ownEditions, store, exchange },
  };
}

/** Makes a pack of what is chosen. */
export async function writePackOf(
  exchange: ExchangeService,
  file: string,
  given: Partial<Selection>,
  how: Partial<Sending> & { readonly from: string },
): Promise<string> {
  const wanted = selection.parse(given);
  const sending = { ...TO, ...how };
  const { stamp } = exchange.previewSend(wanted, sending);
  await exchange.send(wanted, { ...sending, stamp, file });
  return file;
}
