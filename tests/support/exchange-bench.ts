import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAgenciesService } from '../../main/agencies';
import { createAssessmentsService } from '../../main/assessments';
import { createComparisonService } from '../../main/comparison';
import { type Db, openDatabase } from '../../main/database';
import {
  createExchange,
  createKeyStore,
  type ExchangeDependencies,
  verifyTouched,
} from '../../main/exchange';
import { createGlossaryService } from '../../main/glossary';
import { createTreaties } from '../../main/instruments';
import { createFileStore, createLibraryService } from '../../main/library';
import { insertDocument } from '../../main/library/repository';
import { createPlanningService } from '../../main/planning';
import { readWorkbookFile, workspaceFolder } from '../../main/platform';
import { createOwnEditions } from '../../main/questionnaires';
import { createHighlights } from '../../main/reader';
import { createTables } from '../../main/tables';
import { createTopicNotes } from '../../main/topics';
import { type Selection, type Sending, selection } from '../../shared/exchange';
import type { Instruments } from '../../shared/instruments';
import type { CatalogueFields } from '../../shared/library';
import type { Edition, ItemLineage } from '../../shared/questionnaires';
import { anEdition, countingIds, heldClock } from './builders';

const FIELDS: CatalogueFields = {
  type: 'LAW',
  title: 'Anti-Trafficking Act',
  titleEnglish: null,
  state: 'KH',
  language: 'eng',
  status: 'inforce',
  number: null,
  issuingBody: null,
  adoptedOn: '2024-02-01',
  inForceOn: null,
  expiresOn: null,
  pillars: ['PROS'],
  topics: [],
  access: 'public',
};

const TO: Omit<Sending, 'from' | 'stamp'> = {
  to: 'The others',
  kind: 'mixed',
  onlyNew: false,
  note: '',
  inParts: false,
  passphrase: null,
};

export interface BenchOptions {
  /** Stands between the services and the database. */
  readonly wrapDb?: (db: Db) => Db;
  readonly editions?: readonly Edition[];
  readonly lineages?: readonly ItemLineage[];
  readonly instruments?: Instruments;
  readonly more?: Partial<ExchangeDependencies>;
}

/** A workspace on disk with everything that packs touch, as the program composes it. Ids and names tell which PC it is. */
export function exchangeBench(pc: number, options: BenchOptions = {}) {
  const { wrapDb = (db) => db, more = {} } = options;
  const instruments = () => options.instruments ?? [];
  const root = mkdtempSync(path.join(os.tmpdir(), `waymark-exchange-${pc}-`));
  const folder = workspaceFolder(root);
  for (const each of [folder.files, folder.staging]) mkdirSync(each);
  const own = openDatabase({ file: folder.database });
  const db = wrapDb(own);
  const clock = heldClock(`2026-0${pc}-01T08:00:00.000Z`);
  const newId = countingIds(pc * 1_000_000);
  const actor = () => `Person ${pc}`;
  const events: string[] = [];
  const announce = ({ name }: { readonly name: string }) => void events.push(name);
  const library = createLibraryService({ db, clock, actor, announce, onChanged: () => undefined });
  const agencies = createAgenciesService({ db, clock, newId, actor, announce });
  const editions = [...(options.editions ?? [anEdition()])];
  const lineages = [...(options.lineages ?? [])];
  const room = { db, clock, newId, actor, announce };
  const assessments = createAssessmentsService({ ...room, editions, lineages, library, agencies });
  const notes = createTopicNotes(room);
  const highlights = createHighlights({ ...room, library });
  const treaties = createTreaties({
    ...room,
    table: () => ({ instruments: instruments(), ratifications: [] }),
  });
  const tables = createTables({ ...room, editions, readWorkbook: readWorkbookFile });
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
    shipped: { editions: editions.length, lineages: lineages.length },
    onDamaged: () => undefined,
  });
  const store = createFileStore(folder.files);
  const exchange = createExchange({
    ...{ ...room, store, editions, instruments },
    staging: folder.staging,
    keys: createKeyStore(root, { seal: async () => null, unseal: async () => null }),
    shippedConcepts: new Set(['forced-labour']),
    contributions: assessments,
    choosing: {
      listDocuments: (filter) => library.list(filter),
      getAssessment: (id, agencyId) => assessments.get(id, agencyId),
    },
    backUp: async () => undefined,
    verify: (touched) => verifyTouched({ library, assessments, tables, lists: {} }, touched),
    refresh: () => {
      assessments.forgetRead();
      treaties.forgetRead();
      ownEditions.reload();
    },
    onChanged: () => undefined,
    app: 'test',
    ...more,
  });

  let count = 0;
  /** A document with one PDF of its own. */
  const addDocument = (title: string, given: Partial<CatalogueFields> = {}, content = `${pc} ${title}`) => {
    const bytes = Buffer.from(`%PDF-1.7\n${content}\n%%EOF`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    mkdirSync(path.dirname(store.pathOf(sha256)), { recursive: true });
    writeFileSync(store.pathOf(sha256), bytes);
    const [documentId, versionId] = [newId(), newId()];
    insertDocument(db, {
      ...{ documentId, versionId, guessed: [], fileFacts: '{}', at: clock() },
      fields: { ...FIELDS, title, ...given },
      file: {
        ...{ sha256, bytes: bytes.length, pageCount: 3, searchablePages: 3, textState: 'good' },
        ...{ sourceName: `${title}.pdf`, addedAt: clock() },
      },
    });
    return { documentId, versionId, sha256 };
  };

  return {
    ...{ root, folder, db, clock, newId, library, agencies, assessments, notes, store, exchange, events },
    ...{ highlights, treaties, tables, comparison, planning, glossary, ownEditions, editions },
    addDocument,
    documentIds: () => library.list(ALL).map(({ id }) => id),
    /** Makes a pack and gives its path. */
    pack: async (given: Partial<Selection>, how: Partial<Sending> = {}) => {
      count += 1;
      const file = path.join(root, `pack-${count}.waymark`);
      const wanted = selection.parse(given);
      const sending = { from: actor(), ...TO, ...how };
      const { stamp } = exchange.previewSend(wanted, sending);
      await exchange.send(wanted, { ...sending, stamp, file });
      return file;
    },
    /** Takes in all that is new or changed. */
    takeAll: async (file: string, conflicts: Record<string, 'mine' | 'theirs'> = {}) => {
      const { opened } = await exchange.open([file], null);
      const outcome = await exchange.apply(opened, { take: null, conflicts });
      await exchange.close(opened);
      return outcome;
    },
    remove: () => {
      own.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type ExchangeBench = ReturnType<typeof exchangeBench>;

export const ALL = {
  ...{ text: '', types: [], states: [], languages: [], statuses: [], pillars: [], topics: [] },
  ...{ asAt: null, removed: false, sort: 'title' as const },
};
