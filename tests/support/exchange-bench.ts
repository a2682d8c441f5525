import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAgenciesService } from '../../main/agencies';
import { createAssessmentsService } from '../../main/assessments';
import { type Db, openDatabase } from '../../main/database';
import { createPackNaming, type ExchangeDependencies } from '../../main/exchange';
import { createLibraryService } from '../../main/library';
import { insertDocument } from '../../main/library/repository';
import { emptyStaging, workspaceFolder } from '../../main/platform';
import { wasSentSheet } from '../../main/sheets';
import type { Selection, Sending } from '../../shared/exchange';
import type { Instruments } from '../../shared/instruments';
import type { NewId } from '../../shared/kernel';
import type { CatalogueFields } from '../../shared/library';
import type { Edition, ItemLineage } from '../../shared/questionnaires';
import { anEdition, countingIds, heldClock } from './builders';
import { packsOver, writePackOf } from './packs-over';

const FIELDS: CatalogueFields = {
  type: 'LAW',
  title: 'Anti-Trafficking Act',
  titleEnglish: null,
  state: 'KH',
  appliesTo: null,
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

export interface BenchOptions {
  /** Stands between the services and the database. */
  readonly wrapDb?: (db: Db) => Db;
  readonly editions?: readonly Edition[];
  readonly lineages?: readonly ItemLineage[];
  readonly instruments?: Instruments;
  /** Who works there; a name that tells which PC it is otherwise. */
  readonly person?: string;
  /** The folder, which is then left in its place; a fresh one otherwise. */
  readonly root?: string;
  /** Ids that go on where those of an earlier start ended. */
  readonly newId?: NewId;
  readonly more?: Partial<ExchangeDependencies>;
}

/** A workspace on disk with everything that packs touch, as the program composes it. Ids and names tell which PC it is. */
export function exchangeBench(pc: number, options: BenchOptions = {}) {
  const { wrapDb = (db) => db, more = {} } = options;
  const instruments = () => options.instruments ?? [];
  const root = options.root ?? mkdtempSync(path.join(os.tmpdir(), `waymark-exchange-${pc}-`));
  const folder = workspaceFolder(root);
  for (const each of [folder.files, folder.staging]) mkdirSync(each, { recursive: true });
  emptyStaging(folder.staging);
  const own = openDatabase({ file: folder.database });
  const db = wrapDb(own);
  const clock = heldClock(`2026-0${pc}-01T08:00:00.000Z`);
  const newId = options.newId ?? countingIds(pc * 1_000_000);
  const actor = () => options.person ?? `Person ${pc}`;
  const events: string[] = [];
  const announce = ({ name }: { readonly name: string }) => void events.push(name);
  const library = createLibraryService({
    ...{ db, clock, actor, announce },
    onChanged: () => undefined,
    packOf: createPackNaming(db).bringerOf,
    senders: createPackNaming(db).fileSenders,
  });
  const agencies = createAgenciesService({ db, clock, newId, actor, announce });
  const editions = [...(options.editions ?? [anEdition()])];
  const lineages = [...(options.lineages ?? [])];
  const room = { db, clock, newId, actor, announce };
  const assessments = createAssessmentsService({
    ...{ ...room, editions, lineages, library, agencies },
    wasInPack: (id): boolean => exchange.hasTravelled('assessment', id),
    wasSentSheet: (id, agencyId) => wasSentSheet(db, id, agencyId),
  });
  const packs = packsOver({
    ...{ ...room, folder, library, assessments, editions, lineages, instruments, more },
  });
  const { store, exchange } = packs;

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

  type Conflicts = Record<string, 'mine' | 'theirs'>;
  /** Opens a pack and takes these things of it; null for all that come by themselves. */
  const take = async (file: string, keys: string[] | null, conflicts: Conflicts = {}) => {
    const { opened } = await exchange.open([file], null);
    const outcome = await exchange.apply(opened, { take: keys, conflicts });
    await exchange.close(opened);
    return outcome;
  };

  return {
    ...{ root, folder, db, clock, newId, library, agencies, assessments, events, editions },
    ...packs,
    addDocument,
    documentIds: () => library.list(ALL).map(({ id }) => id),
    /** Makes a pack and gives its path. */
    pack: async (given: Partial<Selection>, how: Partial<Sending> = {}) => {
      count += 1;
      const file = path.join(root, `pack-${count}.waymark`);
      return writePackOf(exchange, file, given, { from: actor(), ...how });
    },
    take,
    /** Takes in all that is new or changed. */
    takeAll: (file: string, conflicts: Conflicts = {}) => take(file, null, conflicts),
    /** Ends it and leaves everything where it lies. */
    end: () => own.close(),
    remove: () => {
      own.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type ExchangeBench = ReturnType<typeof exchangeBench>;

export const ALL = {
  ...{ text: '', types: [], states: [], languages: [], statuses: [], pillars: [], topics: [], senders: [] },
  ...{ appliesTo: [] },
  ...{ asAt: null, guessed: false, removed: false, sort: 'title' as const },
};
