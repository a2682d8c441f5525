import path from 'node:path';
import { type AppEvent, contract } from '../../shared/app';
import { dutyInForce } from '../../shared/instruments';
import { AppError, localDay } from '../../shared/kernel';
import { libraryFilter } from '../../shared/library';
import type { SeenPages } from '../../shared/search';
import { ENGLISH, type LanguageCode, questionLanguageOf } from '../../shared/vocabulary';
import { createAgenciesHandlers, createAgenciesService } from '../agencies';
import { createAssessmentsHandlers, createAssessmentsService } from '../assessments';
import { createBackupHandlers, createSafekeeping, type Safekeeping } from '../backup';
import { createCalendarHandlers, createCalendarService } from '../calendar';
import { createChangesHandlers, createChangesService } from '../changes';
import { createComparisonHandlers, createComparisonService } from '../comparison';
import { createConsolidationHandlers, createConsolidationService } from '../consolidation';
import { oneMoment, openDatabase } from '../database';
import { createPackNaming } from '../exchange';
import { createGlossaryHandlers, createGlossaryService, loadGlossary } from '../glossary';
import {
  createInstrumentHandlers,
  createReadInstruments,
  createTreaties,
  loadInstruments,
} from '../instruments';
import { checkedCalls, type Served } from '../ipc';
import { createJobPool, createOcrPool, type JobPool, type OcrPool } from '../jobs';
import { createLibraryHandlers, createStoreKeeper, createTrash, type VersionOf } from '../library';
import { createPlanningHandlers, createPlanningService } from '../planning';
import {
  type CheckedFiles,
  createLog,
  createShippedDrafts,
  emptyStaging,
  type Log,
  newId,
  systemClock,
  type WorkspaceFolder,
  whenAsked,
} from '../platform';
import { createPractices, createPracticesHandlers } from '../practices';
import {
  createOwnEditions,
  createQuestionnaireHandlers,
  createShippedTexts,
  editionFileCalls,
  loadPublished,
} from '../questionnaires';
import { createHighlights, createReaderHandlers } from '../reader';
import { createRelianceHandlers, createRelianceService } from '../reliance';
import { createSavedSearches, createSavedSearchesHandlers } from '../search';
import { createSettingsHandlers, createSettingsService } from '../settings';
import { countRequestsOut, wasSentSheet } from '../sheets';
import { createTables, createTablesHandlers, fileCalls, memberNames } from '../tables';
import { createPassageFinder } from '../texts';
import { createReadTopics, createTopicHandlers, createTopicNotes, loadTopicPages } from '../topics';
import { createUnsent, createUnsentHandlers } from '../unsent';
import { createAnswerSheets } from './answer-sheets';
import { withImported } from './frozen-columns';
import { gatherEvents } from './gathered-events';
import { callsWithout, checksForMain, watchCalls } from './guarded-calls';
import { createIdleWork, type IdleWork } from './idle-work';
import { toBridge } from './index-caller';
import type { JobKind, JobWish } from './job-host';
import { createLibraryRoom } from './library-room';
import { createPacks } from './packs';
import type { Look } from './remembered-look';
import { createSearchLink, type SearchLink } from './search-link';
import { createThingFeeder, givingTo, type ThingFeeder, thingProviders } from './small-things';
import { thingNamings } from './thing-namings';
import { parentPort, runUtility, serveLogged, whenResting } from './utility-port';

/** What this process tells when the workspace could not be opened. */
export interface WorkspaceShut {
  readonly shut: true;
}

/** What the data process says when it needs the search. */
export interface SearchWish {
  readonly search: 'wanted';
}

/** Start message of the data process. */
export interface DataStart {
  readonly folder: WorkspaceFolder;
  /** The resources that ship with the program. */
  readonly resources: string;
  readonly isSample: boolean;
  /** Version of the program. */
  readonly version: string;
  /** What of the resources the build has checked. */
  readonly checked: CheckedFiles;
  /** How the window looks while nobody has chosen in this workspace: as it did last. */
  readonly look: Look;
  /** How many job processes will be joined when there is work for them. */
  readonly lanes: number;
}

// A backup holds the database for a moment, so it waits for a pause in the work.
const LOOK_AFTER_BACKUPS_MS = 20_000;
const PAUSE_MS = 2000;
/** Snapshots that are counted, or whose levels are packed, in one piece: some milliseconds. */
const FROZEN_AT_ONCE = 30;

/** Builds every service of the workspace on its one database. */
async function open(
  start: DataStart,
  link: SearchLink,
  jobs: JobPool,
  pictures: OcrPool,
  log: Log,
  safekeeping: Safekeeping,
): Promise<Served> {
  const { folder, resources, isSample } = start;
  const main = parentPort();
  let feeder: ThingFeeder | undefined;
  let readLast: LanguageCode | null | undefined;
  let idle: IdleWork | undefined;
  const announce = gatherEvents((event: AppEvent) => {
    main.postMessage({ event });
    if (event.name !== 'settings.changed' || isReadOtherwise()) feeder?.hear(event);
    if (event.name === 'assessments.changed') idle?.wake();
  });
  const onBug = (cause: unknown) => log.error('background-work-failed', {}, cause);

  safekeeping.beforeOpening();
  const left = emptyStaging(folder.staging);
  if (left > 0) log.error('staging-not-emptied', { left });
  const db = openDatabase({
    file: folder.database,
    beforeUpgrade: safekeeping.beforeUpgrade,
    onReplaced: safekeeping.onReplaced,
    onFull: () => log.error('disk-full', { reserve: safekeeping.reserve.release() }),
  });
  const { checked } = start;
  const clock = oneMoment(db, systemClock);
  const published = loadPublished(resources, checked);
  // What ships besides is read when somebody asks for it, and let go again.
  const table = whenAsked(() => loadInstruments(resources, checked));
  const instruments = () => table().instruments;
  const shippedTerms = whenAsked(() => loadGlossary(resources, checked));
  const draftsIn = (folder: string) => createShippedDrafts(path.join(resources, folder));
  const readInstruments = createReadInstruments(instruments, draftsIn('instruments/texts'));
  const topicPages = whenAsked(() => loadTopicPages(resources, instruments, checked));
  const readTopics = createReadTopics(topicPages, draftsIn('topics/texts'));
  const search = link.caller;
  const settings = createSettingsService({ db, clock, announce, look: start.look });
  const { actor } = settings;
  /** The language in which questions are read. */
  function readIn(): LanguageCode | null {
    const { language, questionLanguage } = settings.get();
    return questionLanguageOf(questionLanguage, language);
  }
  /** Whether it is another than when this was last asked: most settings change nothing of what is found. */
  function isReadOtherwise(): boolean {
    const before = readLast;
    readLast = readIn();
    return readLast !== before;
  }
  const passages = createPassageFinder((wish) => search.call('index.reanchor', wish));
  const packNaming = createPackNaming(db);
  const room = createLibraryRoom({
    ...{ db, folder, jobs, pictures, search, clock, newId, actor, announce, onBug },
    onHealed: (sha256) => safekeeping.service.noteHealed(sha256),
    onTextRead: (files) => passages.forget(files),
    packOf: packNaming.bringerOf,
    senders: packNaming.fileSenders,
  });
  const { library, works, imports, bulk, ocr } = room;
  const readWorkbook = (file: string) => {
    const [reader] = jobs.readers;
    if (reader === undefined) throw new AppError('workbook.unreadable');
    return reader.workbook(file);
  };
  const editions = [...published.editions];
  const lineages = [...published.lineages];
  const ownEditions = createOwnEditions({
    ...{ db, clock, newId, actor, announce, readWorkbook },
    ...{ instruments, editions, lineages },
    shipped: { editions: editions.length, lineages: lineages.length },
    shippedTexts: createShippedTexts(resources),
    onDamaged: (edition) => log.error('own-edition-damaged', { edition }),
  });
  ownEditions.reload();
  const tables = createTables({
    ...{ db, editions, clock, newId, actor, announce, readWorkbook },
    ownState: () => settings.get().state,
    memberNames: () => memberNames(resources),
  });
  const agencies = createAgenciesService({ db, clock, newId, actor, announce });
  const assessments = createAssessmentsService({
    db,
    clock,
    newId,
    editions,
    lineages,
    library,
    agencies,
    changedEvidence: (assessmentId, itemId) => reliance.changedEvidence(assessmentId, itemId),
    wasInPack: (assessmentId) => packs.hasTravelled('assessment', assessmentId),
    wasSentSheet: (assessmentId, agencyId) => wasSentSheet(db, assessmentId, agencyId),
    requestsOut: (assessmentId, agencyId, open) =>
      countRequestsOut(db, assessmentId, agencyId, {
        ...{ open, today: localDay(clock()), packs: packNaming.requestsTo(assessmentId, agencyId) },
        receipts: assessments.listReceipts(assessmentId),
      }),
    isDecidedAbout: (citationId) => reliance.history(`citation:${citationId}`).length > 0,
    actor,
    announce,
  });
  const glossary = createGlossaryService({
    db,
    clock,
    newId,
    shipped: shippedTerms,
    actor,
    announce,
    onChanged: () => void putGlossary().catch(onBug),
  });
  const putGlossary = async () => {
    await search.call('index.putGlossary', { concepts: toBridge(glossary.list()) });
    announce({ name: 'search.changed' });
  };
  const treaties = createTreaties({
    ...{ db, clock, actor, announce, table },
  });
  const planning = createPlanningService({
    db,
    clock,
    newId,
    actor,
    announce,
    assessments,
    factsOf: (versionId) => library.findVersion(versionId) ?? null,
    itemsOf: (questionnaire, name) =>
      new Map(
        editions
          .find(({ id, edition: each }) => id === questionnaire && each === name)
          ?.items.map((item) => [item.id, item]),
      ),
    lineages,
    documents: () => library.list(libraryFilter.parse({})),
    documentOf: (id) => library.documentOf(id),
    withoutText: (assessmentId) => reliance.itemsWithoutText(assessmentId),
    dutyOf: (state, item, on) =>
      dutyInForce(
        { instruments: instruments(), ratifications: treaties.joined() },
        state,
        item?.legalRefs ?? [],
        on,
      ),
  });
  const reliance = createRelianceService({
    ...{ db, clock, actor, announce, library, assessments, planning },
    today: () => localDay(clock()),
    passages,
  });
  const comparison = createComparisonService({
    ...{ db, clock, actor, announce, lineages },
    assessments: withImported(assessments, tables),
    factsOf: (versionId) => library.findVersion(versionId) ?? null,
    targetsOf: (assessmentId) =>
      new Map(
        planning
          .findings(assessmentId)
          .flatMap(({ itemId, target }) => (target === null ? [] : [[itemId, target] as const])),
      ),
  });
  const calendar = createCalendarService({
    ...{ library, assessments, planning, agencies },
    today: () => localDay(clock()),
  });

  const backups = safekeeping.service;
  const highlights = createHighlights({ db, clock, newId, library, actor, announce });
  const topicNotes = createTopicNotes({ db, clock, actor, announce });
  const savedSearches = createSavedSearches({
    db,
    clock,
    newId,
    actor,
    announce,
    tally: (asked) => search.call<SeenPages>('index.tally', asked),
    isWhole: room.isIndexWhole,
    documentOf: library.documentOf,
  });
  const changes = createChangesService({
    ...{ db, clock, newId, actor, announce },
    titleInPack: packNaming.titleOf,
    undoers: {
      document: bulk.undoer,
      'table-import': tables.undoer,
      highlight: highlights.undoer,
      agency: agencies.undoer,
      treaty: treaties.undoer,
      topic: topicNotes.undoer,
      'saved-search': savedSearches.undoer,
      ...assessments.undoers,
      ...planning.undoers,
    },
    namings: thingNamings({
      ...{ library, assessments, glossary },
      ...{ titleOf: bulk.undoer.nameOf, packs: packNaming },
    }),
  });
  const keeper = createStoreKeeper({
    ...{ db, clock, files: folder.files, aside: folder.trash },
    heldByBackups: backups.filesHeld,
    isImporting: imports.isRunning,
  });
  const trash = createTrash({
    ...{ db, clock, actor, announce, index: room.index, keeper },
    citationsOf: (versionId) =>
      assessments.citationsOf(versionId).map(({ citation: { page, pageLabel }, status, ...place }) => ({
        ...place,
        ...{ page, pageLabel },
        frozen: status === 'frozen',
      })),
    highlightsOf: (versionId) => highlights.list(versionId).length,
    relationsOf: ({ relations }) => relations.length,
    plansOf: planning.countResting,
    treatiesOf: treaties.documentsNamed,
    isImporting: imports.isRunning,
    backUp: () => backups.makeIfChanged('before-delete'),
  });
  const unsent = createUnsent({
    ...{ file: folder.unsent, version: start.version },
    onTrouble: (cause) => log.error('unsent-not-kept', {}, cause),
  });
  const practices = createPractices({ db, clock, library, assessments });
  const consolidation = createConsolidationService({ assessments, library });
  const sheetCalls = createAnswerSheets({
    ...{ db, clock, newId, editions, assessments, agencies, actor, announce },
    ...{ library, resources, jobs },
    pageText: room.pageText,
    inWords: ownEditions.inWords,
  });

  const packs = createPacks({
    ...{
      db,
      clock,
      newId,
      editions,
      library,
      assessments,
      tables,
      actor,
      announce,
      store: room.store,
    },
    ...{ root: folder.root, staging: folder.staging, app: start.version },
    instruments,
    lists: {
      highlights: () => highlights.all(),
      page_numbers: () => library.listPageNumbers(),
      treaty_statuses: () => treaties.list(),
      targets: () => planning.targets(),
      plan_actions: () => planning.plans(null),
    },
    shippedConcepts: { has: (id) => shippedTerms().concepts.concepts.some((one) => one.id === id) },
    backUp: () => backups.makeIfChanged('before-import'),
    refresh: ({ tables: changed }) => {
      assessments.forgetRead();
      treaties.forgetRead();
      if (changed.has('own_editions')) ownEditions.reload();
    },
    onChanged: ({ documents, files, tables: changed }) => {
      void room
        .putManyFacts(documents)
        .then(() => (files.length > 0 ? room.readNewFiles() : undefined))
        .catch(onBug);
      if (changed.has('glossary_terms')) void putGlossary().catch(onBug);
    },
  });

  const catchUp = async () => {
    // First what was cut off, or the sample would begin a second import beside its own.
    imports.resumeInterrupted();
    // Not waited for: the stick may be slow, or on a network that is gone.
    void packs.settlePlacing().catch((cause) => {
      if (!isClosing) onBug(cause);
    });
    if (isSample) {
      // Only the sample is made by it: a workspace of one's own need not load it.
      const { seedSample } = await import('./seed-sample');
      await seedSample({ resources, library, works, imports, agencies, assessments, planning });
    }
    await keeper.tidy();
    safekeeping.reserve.hold();
    await room.readNewFiles();
  };
  readLast = readIn();
  const things = createThingFeeder(
    thingProviders({
      ...{ glossary, assessments, planning, highlights, topicNotes },
      ...{ editions, instruments },
      inWords: (edition) => ownEditions.inWords(edition, readIn() ?? ENGLISH),
      topics: () => topicPages().pages,
      readTopics: () => readTopics(readIn()).pages,
      readInstruments: () => readInstruments(readIn()),
      versionsOf: library.versionsOf,
    }),
    givingTo(search, () => main.postMessage({ event: { name: 'search.changed' } }), onBug),
    () => idle?.wake(),
    onBug,
  );
  feeder = things;
  log.info('started', { editions: editions.length });

  let isSettled = false;
  let isClosing = false;
  /** What the first screen does not need, once that is there. */
  const settle = () => {
    if (isSettled || isClosing) return;
    isSettled = true;
    // The search keeps the glossary in its memory only, and everything else in its database.
    link.onJoin(() => void putGlossary().catch(onBug));
    things.feedAll();
    void catchUp().catch(onBug);
  };

  whenResting(() => {
    if (!isClosing) db.letGo();
  });
  const close = async () => {
    isClosing = true;
    things.stop();
    clearInterval(looking);
    idle?.stop();
    backups.stop();
    await Promise.all([packs.stop(), room.close()]);
    db.close();
  };
  backups.guard({ db, assessments, library, imported: tables, close });
  const calls = {
    ...createAgenciesHandlers(agencies),
    ...createAssessmentsHandlers(assessments),
    ...createBackupHandlers(backups),
    ...createCalendarHandlers(calendar),
    ...createChangesHandlers(changes),
    ...createComparisonHandlers(comparison),
    ...packs.calls,
    ...createGlossaryHandlers(glossary),
    ...createConsolidationHandlers(consolidation),
    ...createInstrumentHandlers(readInstruments, treaties),
    ...createLibraryHandlers({ ...room, trash }),
    ...createPlanningHandlers(planning),
    ...createPracticesHandlers(practices),
    ...createQuestionnaireHandlers(editions, lineages, ownEditions),
    ...editionFileCalls(ownEditions),
    ...createReaderHandlers({
      ...{ db, clock, newId, library, actor, announce },
      // What somebody looks at is what they want to search.
      onOpened: ocr.readFirst,
    }),
    ...createRelianceHandlers(reliance),
    ...createSavedSearchesHandlers(savedSearches),
    ...createSettingsHandlers(settings),
    ...createTablesHandlers(tables),
    ...fileCalls(tables),
    ...sheetCalls,
    ...createTopicHandlers(readTopics, topicNotes),
    ...createUnsentHandlers(unsent),
    'library.startImportOfPaths': async ({
      paths,
      versionOf,
    }: {
      paths: readonly string[];
      versionOf?: VersionOf;
    }) => {
      await backups.lookAfter('before-import');
      return { importId: await imports.start(paths, versionOf) };
    },
    'library.copyName': ({ versionId }: { versionId: string }) => room.copiesOut.nameOf(versionId),
    'library.writeCopy': async ({ versionId, file }: { versionId: string; file: string }) => {
      await room.copiesOut.write(versionId, file);
      return {};
    },
    'process.settle': () => {
      settle();
      return {};
    },
    // The index was damaged and is empty. Before the settling, that fills it.
    'search.refill': () => {
      if (!isSettled) return {};
      things.feedAll();
      void room.readNewFiles().catch(onBug);
      return {};
    },
    'process.close': async () => {
      await close();
      return {};
    },
  };
  const { served, quietFor } = watchCalls(calls, backups.refusal);
  idle = createIdleWork({
    pieces: [
      () => assessments.countSome(FROZEN_AT_ONCE),
      () => comparison.packSome(FROZEN_AT_ONCE),
      // Somebody may search for it at once; what is read ahead is only quicker.
      things.piece,
      assessments.readSome,
      assessments.readEarlier,
    ],
    ...{ quietFor, onBug },
  });
  const looking = setInterval(() => {
    if (quietFor() > PAUSE_MS) void backups.lookAfter('working');
  }, LOOK_AFTER_BACKUPS_MS);
  return served;
}

const link = createSearchLink({
  newId,
  want: () => parentPort().postMessage({ search: 'wanted' } satisfies SearchWish),
});
let jobs: JobPool;
let pictures: OcrPool;

// The one owner of waymark.db. Calls that arrive before everything is open wait; if it cannot open, they get the reason, and only
// the calls about backups work.
runUtility({
  begin: (start: DataStart) => {
    const log = createLog(start.folder.log, 'data', systemClock);
    const wish = (kind: JobKind, wanted: boolean) => (turn: number) =>
      parentPort().postMessage({ jobs: { kind, wanted, turn } } satisfies JobWish);
    jobs = createJobPool({ lanes: start.lanes, want: wish('job', true), release: wish('job', false) });
    pictures = createOcrPool({ want: wish('ocr', true), release: wish('ocr', false) });
    const safekeeping = createSafekeeping({
      folder: start.folder,
      isSample: start.isSample,
      clock: systemClock,
      announce: (event) => parentPort().postMessage({ event }),
      onTrouble: (cause) => log.error('backup-failed', {}, cause),
    });
    const served = open(start, link, jobs, pictures, log, safekeeping).catch((cause: unknown) => {
      log.error('not-opened', {}, cause);
      parentPort().postMessage({ shut: true } satisfies WorkspaceShut);
      return callsWithout(cause, createBackupHandlers(safekeeping.service));
    });
    const answered = served.then((calls) => ({
      ...checkedCalls(contract, calls),
      ...checksForMain,
      'search.letRest': ({ quietMs }: { quietMs: number }) => link.letRest(quietMs),
    }));
    serveLogged(parentPort(), answered, log);
  },
  join: (name, port, { turn, reason }) => {
    if (name === 'search') link.join(port);
    else if (name.startsWith('ocr-')) pictures.join(turn ?? 0, 0, port, reason ?? null);
    else jobs.join(turn ?? 0, Number(name.replace('job-', '')), port, reason ?? null);
  },
});
