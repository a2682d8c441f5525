import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAgenciesService } from '../../main/agencies';
import { createAssessmentsService } from '../../main/assessments';
import { type Db, openDatabase } from '../../main/database';
import {
  createExchange,
  createKeyStore,
  type ExchangeDependencies,
  verifyTouched,
} from '../../main/exchange';
import { createFileStore, createLibraryService } from '../../main/library';
import { insertDocument } from '../../main/library/repository';
import { workspaceFolder } from '../../main/platform';
import { createTopicNotes } from '../../main/topics';
import { type Selection, type Sending, selection } from '../../shared/exchange';
import type { CatalogueFields } from '../../shared/library';
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

const TO: Omit<Sending, 'from'> = {
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
  readonly more?: Partial<ExchangeDependencies>;
}

/** A workspace on disk with everything that packs touch, as the program composes it. Ids and names tell which PC it is. */
export function exchangeBench(pc: number, { wrapDb = (db) => db, more = {} }: BenchOptions = {}) {
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
  const editions = [anEdition()];
  const assessments = createAssessmentsService({
    db,
    clock,
    newId,
    actor,
    announce,
    editions,
    library,
    agencies,
  });
  const notes = createTopicNotes({ db, clock, actor, announce });
  const store = createFileStore(folder.files);
  const exchange = createExchange({
    ...{ db, clock, newId, actor, announce, store, editions },
    staging: folder.staging,
    keys: createKeyStore(root, { seal: async () => null, unseal: async () => null }),
    shippedConcepts: new Set(['forced-labour']),
    contributions: assessments,
    choosing: {
      listDocuments: (filter) => library.list(filter),
      getAssessment: (id, agencyId) => assessments.get(id, agencyId),
    },
    backUp: async () => undefined,
    verify: (touched) => verifyTouched({ library, assessments }, touched),
    onChanged: () => assessments.forgetRead(),
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
    ...{ root, folder, db, clock, library, agencies, assessments, notes, store, exchange, events },
    addDocument,
    documentIds: () => library.list(ALL).map(({ id }) => id),
    /** Makes a pack and gives its path. */
    pack: async (given: Partial<Selection>, how: Partial<Sending> = {}) => {
      count += 1;
      const file = path.join(root, `pack-${count}.waymark`);
      await exchange.send(selection.parse(given), { from: actor(), ...TO, ...how, file });
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

export const ALL = {
  ...{ text: '', types: [], states: [], languages: [], statuses: [], pillars: [], topics: [] },
  ...{ asAt: null, removed: false, sort: 'title' as const },
};
