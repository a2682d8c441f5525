import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog, type Session } from 'electron';
import type { AppContract, AppEvent, CallInput } from '../../shared/app';
import { CALL_NAMES, SEARCH_CALLS, THING_CALLS } from '../../shared/app/call-names';
import { AppError, type CallsOf, type Handlers, type Owner, unpackEnvelope } from '../../shared/kernel';
import { nextFactor, type WorkspaceKind } from '../../shared/workspace';
import { createRouter, intoPackedEnvelope } from '../ipc';
import { createLog, freeMemory, newId, spareMemory, systemClock } from '../platform';
import { askBeforeLoss } from './ask-before-loss';
import { packsIn } from './given-packs';
import { type OpenWorkspace, openWorkspace } from './open-workspace';
import { languageOf } from './own-words';
import { announceTo, hearPage, letPageRest } from './page-calls';
import { serveFiles } from './protocols';
import { closeBeforeQuit } from './quit';
import { rememberedLook } from './remembered-look';
import { reopening } from './reopening';
import { forgetPage } from './security';
import { selfCheckTarget, writeSelfCheck } from './self-check';
import { createSourceTokens } from './source-tokens';
import { rememberedWorkspace, rememberWorkspace } from './workspace-choice';

// The entry has set it.
const dataRoot = app.getPath('userData');
const built = path.join(app.getAppPath(), 'out/main');
const log = createLog(path.join(dataRoot, 'log'), 'main', systemClock);
const tokens = createSourceTokens(newId);
/** Language of the window while nobody has chosen one: that of the computer, where the program has it. */
const systemLanguage = () =>
  languageOf(app.getPreferredSystemLanguages(), path.join(app.getAppPath(), 'resources'));
/** The look of the window from one start to the next. */
export const look = rememberedLook(dataRoot, () => ({
  language: systemLanguage(),
  theme: 'system',
  calendar: 'ce',
  questionLanguage: null,
}));

// At most this many automatic restarts of background processes in a run; then the trouble is shown instead of hidden.
const MAX_RESTARTS = 3;
let restarts = 0;
/** Why the window is loaded anew, such as after a backup was put back, for it to tell. */
const toTell: AppEvent[] = [];
/** The page was ended over a print, and has not gone yet. */
let isEnded = false;
let workspace: OpenWorkspace;
let window: BrowserWindow | null = null;

const spare = spareMemory({
  // A debugger holds what it waits for so loosely that it would be collected with the garbage.
  collect: () => {
    if (!app.commandLine.hasSwitch('inspect')) freeMemory('last-resort');
  },
  // The window hangs on this process: it collects in a rest only.
  longestMs: Number.POSITIVE_INFINITY,
  onRest: () => {
    if (window) letPageRest(window);
  },
});

const announce = (event: AppEvent): void => {
  spare.worked();
  if (window) announceTo(window, event);
};

function open(kind: WorkspaceKind): void {
  const opened: OpenWorkspace = openWorkspace({
    kind,
    root: path.join(dataRoot, 'workspaces'),
    built,
    newId,
    log,
    announce,
    // Who chose a language before the sample was opened reads the sample in it, and the other way round.
    look: look.get(),
    onLost: (lost) => void reopenAfterLoss(opened, lost),
  });
  workspace = opened;
}
const { reopen, end } = reopening<WorkspaceKind>({ close: () => workspace.close(), open });

async function reopenAfterLoss(of: OpenWorkspace, lost: 'data' | 'search'): Promise<void> {
  // Another one is open, or on its way.
  if (of !== workspace) return;
  restarts += 1;
  if (restarts > MAX_RESTARTS) {
    log.error('too-many-restarts', { process: lost });
    return;
  }
  if (await reopen(of.kind, () => of === workspace))
    announce({ name: 'workspace.process-restarted', process: lost });
}

async function chooseSources(what: 'files' | 'folder') {
  if (!window) return [];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties:
      what === 'folder'
        ? ['openDirectory', 'dontAddToRecent']
        : ['openFile', 'multiSelections', 'dontAddToRecent'],
    ...(what === 'files' ? { filters: [{ name: 'PDF', extensions: ['pdf'] }] } : {}),
  });
  return canceled ? [] : tokens.issue(filePaths, () => what === 'folder');
}

/** Files of answers that came back, by tokens as in `chooseSources`. */
async function chooseAnswers() {
  if (!window) return [];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
    filters: [{ name: 'Excel, JSON', extensions: ['xlsx', 'json'] }],
  });
  const issued = canceled ? [] : tokens.issue(filePaths, () => false);
  return issued.map(({ token, name }) => ({ token, name }));
}

/** The one folder for a copy outside this PC, or for files that go out, by a token as in `chooseSources`. */
async function choosePlace() {
  if (!window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  const [chosen] = canceled ? [] : tokens.issue(filePaths.slice(0, 1), () => true);
  return chosen === undefined ? null : { token: chosen.token, name: chosen.name };
}

/** One table or description that the user chooses, opened by the process of the data; null when none is chosen. */
async function chooseTable<N extends 'tables.openPath' | 'tables.describePath'>(
  call: N,
  extensions: string[],
) {
  if (!window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name: extensions.map((each) => `*.${each}`).join(', '), extensions }],
  });
  const [file] = canceled ? [] : filePaths;
  return file === undefined ? null : await workspace.data.caller.call<never>(call, { file });
}

/** A pack, or all its parts, by tokens as in `chooseSources`. */
async function choosePack() {
  if (!window) return [];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
    filters: [
      { name: 'Waymark', extensions: ['waymark', 'waymark-part'] },
      // Programs for e-mail give files that they do not know another ending.
      { name: '*', extensions: ['*'] },
    ],
  });
  const issued = canceled ? [] : tokens.issue(filePaths, () => false);
  return issued.map(({ token, name }) => ({ token, name }));
}

/** Packs that were opened from outside and not looked into yet. */
let given: string[] = [];

/** Lets the page look into them once it can; nothing is opened before somebody sees it. */
function giveToPage(packs: readonly string[]): void {
  given.push(...packs);
  if (given.length > 0 && isReady) announce({ name: 'exchange.pack-given' });
}

function takeGiven() {
  const issued = tokens.issue(given, () => false);
  given = [];
  return issued.map(({ token, name }) => ({ token, name }));
}

/** Loaded with the first file that is saved. */
const saving = () => import('./save-file');

/** Asks where a pack is to be saved and has it written there; null when the dialog is closed. */
async function sendPack({ selection, sending }: CallInput<'exchange.send'>) {
  const file = await (await saving()).askWherePack(window, sending.to);
  if (file === null) return null;
  return workspace.data.caller.call<never>('exchange.sendInto', { selection, target: { ...sending, file } });
}

/** Asks where a pack that is not known to be sent is to be saved instead; null when the dialog is closed. */
async function sendPackAgain({ id }: CallInput<'exchange.sendAgain'>) {
  const { to } = await workspace.data.caller.call<{ to: string }>('exchange.sent', { id });
  const file = await (await saving()).askWherePack(window, to);
  return file === null
    ? null
    : await workspace.data.caller.call<never>('exchange.sendAgainInto', { id, file });
}

/** Asks where a workbook is to be saved, and lets the process of the data write it there. */
async function saveWorkbook(name: string, call: string, input: object) {
  const { askWhere } = await saving();
  const file = await askWhere(window, name, { name: 'Excel', extension: 'xlsx' });
  if (file !== null) await workspace.data.caller.call(call, { ...input, file });
  return { saved: file !== null };
}

/** Asks for one workbook, and lets the process of the data read it; null when none is chosen. */
async function openWorkbook(call: string, input: object) {
  if (!window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name: 'Excel', extensions: ['xlsx'] }],
  });
  const [file] = canceled ? [] : filePaths;
  return file === undefined ? null : await workspace.data.caller.call<never>(call, { ...input, file });
}

/** Asks where a copy of a stored PDF is to be saved, and lets the process of the data write it there. */
async function saveCopy({ versionId }: CallInput<'library.saveCopy'>) {
  const { askWhere } = await saving();
  const name = await workspace.data.caller.call<string>('library.copyName', { versionId });
  const file = await askWhere(window, name.replace(/\.pdf$/i, ''), { name: 'PDF', extension: 'pdf' }, true);
  if (file !== null) await workspace.data.caller.call('library.writeCopy', { versionId, file });
  return { saved: file !== null };
}

/** Loaded with the first report. */
const reportFiles = () => import('./report-files');

const own: Handlers<Pick<AppContract, CallsOf<AppContract, 'main'>>> = {
  'backup.choosePlace': () => choosePlace(),
  'backup.copyTo': ({ token }) => {
    const [place] = tokens.redeem([token]) ?? [];
    if (place === undefined) throw new AppError('backup.place-unknown');
    return workspace.data.caller.call('backup.copyToPath', { place });
  },
  'backup.bringFrom': ({ token, copy }) => {
    // It may be asked which of several copies is meant.
    const [place] = tokens.look([token]) ?? [];
    if (place === undefined) throw new AppError('backup.place-unknown');
    return workspace.data.caller.call('backup.bringFromPath', { place, copy });
  },
  'backup.restore': async ({ id }) => {
    await workspace.data.caller.call('backup.putBack', { id });
    await reopen(workspace.kind);
    log.info('backup-restored', { id });
    toTell.push({ name: 'backup.restored' });
    // After the reply has left.
    setImmediate(() => window?.webContents.reload());
    return {};
  },
  'exchange.choosePack': () => choosePack(),
  'exchange.given': () => takeGiven(),
  'exchange.send': (input) => sendPack(input),
  'exchange.sendAgain': (input) => sendPackAgain(input),
  'exchange.open': ({ tokens: chosen, passphrase }) => {
    const paths = tokens.look(chosen);
    if (paths === null) throw new AppError('exchange.closed');
    return workspace.data.caller.call('exchange.openPaths', { paths, passphrase });
  },
  'library.choose': ({ what }) => chooseSources(what),
  'library.saveCopy': (input) => saveCopy(input),
  'library.startImport': ({ tokens: chosen, versionOf }) => {
    const paths = tokens.redeem(chosen);
    if (paths === null) throw new AppError('library.source-unknown');
    return workspace.data.caller.call('library.startImportOfPaths', { paths, versionOf });
  },
  'questionnaires.exportEdition': (input) =>
    saveWorkbook(input.words.name, 'questionnaires.writeEdition', input),
  'questionnaires.openWorkbook': (input) => openWorkbook('questionnaires.readEdition', input),
  'questionnaires.exportTexts': (input) => saveWorkbook(input.words.name, 'questionnaires.writeTexts', input),
  'questionnaires.openTexts': (input) => openWorkbook('questionnaires.readTexts', input),
  'tables.choose': () => chooseTable('tables.openPath', ['csv', 'tsv', 'txt', 'xlsx']),
  'tables.chooseDescription': () => chooseTable('tables.describePath', ['json']),
  'sheets.chooseFolder': () => choosePlace(),
  'sheets.chooseFiles': () => chooseAnswers(),
  'sheets.send': ({ token, ...input }) => {
    const [folder] = token === null ? [null] : (tokens.redeem([token]) ?? []);
    if (folder === undefined) throw new AppError('sheets.place-unknown');
    return workspace.data.caller.call('sheets.sendInto', { ...input, folder });
  },
  'sheets.read': ({ tokens: chosen }) => {
    const paths = tokens.redeem(chosen);
    if (paths === null) throw new AppError('sheets.place-unknown');
    return workspace.data.caller.call('sheets.readPaths', { paths });
  },
  'reports.add': async (input) => {
    (await reportFiles()).addPiece(input);
    return {};
  },
  'reports.save': async (input) => ({ saved: await (await reportFiles()).saveReport(window, input) }),
  'reports.print': async (input) => {
    const { printReport } = await reportFiles();
    return {
      saved: await printReport(window, input, (event) => {
        isEnded = true;
        toTell.push(event);
      }),
    };
  },
  'workspace.current': () => ({
    kind: workspace.kind,
    folder: workspace.folder.root,
    versions: {
      app: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      node: process.versions.node,
    },
  }),
  'workspace.open': async ({ kind }) => {
    // One that could not be opened is tried again: somebody may have closed the other Waymark, or made room.
    if (kind !== workspace.kind || workspace.isShut()) {
      await reopen(kind);
      // The page must follow whatever is open now; what is not remembered costs a choice at the next start.
      await rememberWorkspace(dataRoot, kind).catch((cause: unknown) =>
        log.error('workspace-not-remembered', {}, cause),
      );
      log.info('workspace-opened', { kind });
    }
    // After the reply has left.
    setImmediate(() => window?.webContents.reload());
    return {};
  },
  'workspace.drawLetters': async ({ step }) => {
    const page = window?.webContents;
    page?.setZoomFactor(nextFactor(page.getZoomFactor(), step));
    return {};
  },
  'workspace.addText': async (piece) => (await saving()).addText(piece),
  'workspace.saveText': async (last) => {
    const { saveText } = await saving();
    return { saved: window !== null && (await saveText(window, last)) };
  },
  'workspace.savePicture': async ({ name, picture }) => {
    const { savePicture } = await saving();
    return { saved: window !== null && (await savePicture(window, name, picture)) };
  },
  'workspace.ready': async () => {
    workspace.startRest();
    ready();
    giveToPage([]);
    toTell.splice(0).forEach(announce);
    return {};
  },
};

const report = (incident: string, call: string, cause: unknown) =>
  log.error('call-failed', { incident, call }, cause);

const named: ReadonlySet<string> = new Set(CALL_NAMES);
const ofSearch: ReadonlySet<string> = new Set(SEARCH_CALLS);
const ofThings: ReadonlySet<string> = new Set(THING_CALLS);
const isOwn = (name: string): name is keyof typeof own => Object.hasOwn(own, name);

function ownerOf(name: string): Owner | undefined {
  if (!named.has(name)) return undefined;
  if (isOwn(name)) return 'main';
  return ofSearch.has(name) ? 'search' : 'data';
}

/** Own calls with nothing in them, which are made while the first screen is waited for. */
const TAKING_NOTHING: ReadonlySet<string> = new Set(['workspace.current', 'workspace.ready']);

/** The parsed input of an own call. The process of the data has every schema: loading them here would hold the window up. */
async function checkedInput(name: keyof typeof own, input: unknown): Promise<never> {
  if (TAKING_NOTHING.has(name) && isEmpty(input)) return {} as never;
  return workspace.data.caller.call<never>('process.checkInput', { name, input });
}

const isEmpty = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Reflect.ownKeys(input).length === 0;

const route = createRouter({
  ownerOf,
  namesThings: (name) => ofThings.has(name),
  newId,
  report,
  owners: {
    main: (name, input) =>
      intoPackedEnvelope(
        name,
        async () => {
          if (!isOwn(name)) throw new AppError('ipc.call');
          return own[name](await checkedInput(name, input));
        },
        newId,
        report,
      ),
    data: async (name, input) => {
      const reply = await workspace.data.caller.forward(name, input);
      if (name === 'settings.get' || name === 'settings.update') {
        const settings = unpackEnvelope(reply);
        if (settings.ok) look.keep(settings.value);
      }
      return reply;
    },
    search: (name, input) => workspace.search.caller.forward(name, input),
  },
});

let forget: () => Promise<void> = () => Promise.resolve();
let isReady = false;
/** The first screen can be used: end of the start-up that is measured, pictured or checked. */
function ready(): void {
  if (isReady || !window) return;
  isReady = true;
  log.info('ready', { ms: Math.round(process.uptime() * 1000) });
  forget().catch((cause: unknown) => log.error('page-not-forgotten', {}, cause));
  void afterReady(window);
}

async function afterReady(shown: BrowserWindow): Promise<void> {
  const picture = app.isPackaged ? undefined : process.env.WAYMARK_SCREENSHOT;
  if (picture !== undefined) {
    const image = await shown.webContents.capturePage();
    mkdirSync(path.dirname(picture), { recursive: true });
    writeFileSync(picture, image.toPNG());
    process.stdout.write(`screenshot ${picture}\n`);
  }
  const check = selfCheckTarget(process.argv);
  if (check !== null) {
    await writeSelfCheck(check, shown);
    app.quit();
  }
}

/** The window that the entry has opened. */
export interface OpenedWindow {
  readonly window: BrowserWindow;
  readonly session: Session;
  /** Origin that its page has. */
  readonly origin: string;
}

/**
 * Opens the workspace that was open last: its process of the data takes longest to start, and on a core of its own it is ready by the
 * time the page asks. To be called first thing when the program is ready, before `runProgram`.
 */
export function beginWorkspace(): void {
  open(process.env.WAYMARK_SAMPLE === '1' ? 'sample' : rememberedWorkspace(dataRoot));
}

/** Answers the page of the window, from now to the end. To be called before the page can ask. */
export function runProgram({ window: fresh, session, origin }: OpenedWindow): void {
  window = fresh;
  giveToPage(packsIn(process.argv.slice(1), process.cwd()));
  askBeforeLoss(fresh, {
    language: () => look.get().language,
    onStay: () => announce({ name: 'workspace.stays' }),
    onLose: () => void workspace.data.caller.forward('unsent.keep', { forms: [] }),
  });
  // On Windows the program may be ended right after this, without its windows being asked.
  fresh.on('query-session-end', () => announce({ name: 'workspace.session-ends' }));
  fresh.on('closed', () => {
    window = null;
  });
  fresh.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('page-lost', { reason });
    // One that was ended over a print is no sign of a page that can not start; one that goes after it is.
    if (!isEnded) {
      restarts += 1;
      if (reason === 'clean-exit' || restarts > MAX_RESTARTS) return;
    }
    isEnded = false;
    // Its compiled scripts lie on a disk that may be failing.
    void session.clearCodeCaches({}).finally(() => window?.webContents.reload());
  });
  forget = () => forgetPage(session);
  serveFiles(session, () => workspace.folder.files);
  hearPage({
    ...{ window: fresh, origin, tokens },
    route: (name, input) => {
      spare.worked();
      return route(name, input);
    },
  });
}

closeBeforeQuit(app, () => (workspace === undefined ? undefined : end()));
// The way of macOS.
app.on('open-file', (event, file) => {
  event.preventDefault();
  giveToPage(packsIn([file], '/'));
});
app.on('window-all-closed', () => app.quit());
app.on('second-instance', (_event, argv, folder) => {
  if (!window) return;
  giveToPage(packsIn(argv.slice(1), folder));
  if (window.isMinimized()) window.restore();
  window.focus();
});
