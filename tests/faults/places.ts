import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hashFacts } from '../../main/exchange/facts-hash';
import { writePackOf } from '../support/packs-over';
import { codeOf, type Fault, randomFrom, said, upTo } from './fault';
import { ALL } from './operation';
import { lookAfterCut, operationNamed } from './operations';
import {
  ASSESSMENT,
  type FaultWorkspace,
  openWorkspace,
  pdfLike,
  prepareWorkspaces,
  sourcesOf,
} from './workspace';

const KINDS = [
  ...(['names', 'write-protected', 'stick', 'pack on a stick', 'import from a stick'] as const),
  ...(['files back from a stick', 'restore on a stick'] as const),
] as const;

const give = ({ assessments }: FaultWorkspace, text: string) =>
  assessments.saveAnswers((assessments.list()[0] ?? assessments.create(ASSESSMENT)).id, [
    { itemId: 'POL-01', value: { kind: 'level', level: 1, practiceAhead: false }, text, fallReason: null },
  ]);

function mount(place: string, options: string): boolean {
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const remount = (place: string, how: 'ro' | 'rw') =>
  execFileSync('mount', ['-o', `remount,${how}`, place], { stdio: 'ignore' });

export const places: Fault = {
  name: 'difficult places',
  proves:
    'write-protected folders, sticks that are pulled, long paths and names in any script are explained or work, without loss',
  runs: { short: 7, usual: 35, night: 210 },
  broken: 'a stick that cannot be written is taken for one that was',
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const random = randomFrom(seed);
    const failures: string[] = [];
    let left = 0;
    for (let run = 0; run < runs; run += 1) {
      const kind = broken ? 'stick' : (KINDS[run % KINDS.length] ?? 'names');
      try {
        const wrong = await DONE[kind](folder(`run ${run}`), random, broken);
        if (wrong === null) left += 1;
        failures.push(...(wrong ?? []).map((each) => `run ${run}, ${kind}: ${each}`));
      } catch (cause) {
        failures.push(`run ${run}, ${kind}: ${said(cause)}`);
      }
    }
    return {
      runs: runs - left,
      failures,
      ...(left > 0 ? { figures: { 'left out, only root can mount': left } } : {}),
    };
  },
};

type Difficulty = (place: string, random: () => number, broken: boolean) => Promise<string[] | null>;

const DONE: Readonly<Record<(typeof KINDS)[number], Difficulty>> = {
  names: strangeNames,
  'write-protected': writeProtected,
  stick: pulledStick,
  'pack on a stick': packOnStick,
  'import from a stick': importFromStick,
  'files back from a stick': filesBackFromStick,
  'restore on a stick': restoreOnStick,
};

async function strangeNames(place: string): Promise<string[]> {
  const deep = path.join(place, 'ឯកសារ ច្បាប់', 'กฎหมาย เล่ม ๒', 'a'.repeat(120), 'b'.repeat(120), 'ຂໍ້ມູນ');
  const root = path.join(deep, 'own');
  mkdirSync(root, { recursive: true });
  const sources = sourcesOf(root);
  mkdirSync(sources, { recursive: true });
  writeFileSync(path.join(sources, 'ច្បាប់ ស្តីពី ការបង្ក្រាប.pdf'), pdfLike('khm', 3));
  writeFileSync(path.join(sources, `${'ก'.repeat(70)}.pdf`), pdfLike('tha', 3));
  const workspace = openWorkspace(root);
  const id = await workspace.imports.start([sources]);
  await workspace.imports.idle();
  const { counts } = workspace.imports.get(id).summary;
  give(workspace, 'ពាក្យ');
  const backup = await workspace.backups.make();
  give(workspace, 'x');
  await workspace.backups.restore(backup.id);
  const again = await lookAfterCut(root, operationNamed('answer'), []);
  return [...(counts.added === 2 ? [] : [`${counts.added} of 2 files added`]), ...again.wrong];
}

async function writeProtected(place: string): Promise<string[] | null> {
  if (!mount(place, 'size=24m')) return null;
  const wrong: string[] = [];
  try {
    const root = path.join(place, 'own');
    const workspace = openWorkspace(root);
    give(workspace, 'kept');
    await workspace.close();
    remount(place, 'ro');
    try {
      const opened = openWorkspace(root);
      // Opened after all: then a save must be refused with its code.
      try {
        give(opened, 'not kept');
        wrong.push('a write-protected folder took an answer');
      } catch (cause) {
        if (codeOf(cause) !== 'db.readonly') wrong.push(`an answer said ${said(cause)}`);
      }
      await opened.close();
    } catch (cause) {
      if (codeOf(cause) !== 'db.readonly') wrong.push(`opening said ${said(cause)}`);
    }
    remount(place, 'rw');
    const again = await lookAfterCut(root, operationNamed('answer'), []);
    wrong.push(...again.wrong);
    const opened = openWorkspace(root);
    give(opened, 'kept again');
    await opened.close();
  } finally {
    execFileSync('umount', ['-l', place]);
  }
  return wrong;
}

/** A copy to a stick that cannot be written from some file on, then can again. */
async function pulledStick(place: string, random: () => number, broken: boolean): Promise<string[] | null> {
  const stick = path.join(place, 'stick');
  if (!mount(stick, 'size=24m')) return null;
  const wrong: string[] = [];
  try {
    const root = path.join(place, 'own');
    const sources = sourcesOf(root);
    mkdirSync(sources, { recursive: true });
    for (let n = 0; n < 12; n += 1)
      writeFileSync(path.join(sources, `act ${n}.pdf`), pdfLike(`act ${n}`, 50));
    const workspace = openWorkspace(root);
    await workspace.imports.start([sources]);
    await workspace.imports.idle();
    give(workspace, 'kept');
    const pullAt = upTo(random, 12);
    const copying = workspace.backups.copyTo(stick);
    const pulling = setInterval(() => {
      const { work } = workspace.backups.health();
      if (work !== null && work.done >= pullAt) {
        clearInterval(pulling);
        try {
          remount(stick, 'ro');
        } catch {
          // A file is being written just now: then it is pulled a moment later, or not at all.
        }
      }
    }, 1);
    const ended = await copying.then(() => 'done', codeOf);
    clearInterval(pulling);
    if (!['done', 'backup.place-refused', 'backup.place-gone'].includes(ended))
      wrong.push(`the copy said ${ended}`);
    remount(stick, 'rw');
    if (broken) rmSync(path.join(stick, 'waymark-copy/files'), { recursive: true, force: true });
    const outcome = broken ? { missing: 0 } : await workspace.backups.copyTo(stick);
    if (outcome.missing > 0) wrong.push(`${outcome.missing} PDFs are missing`);
    const copied = readdirSync(stick, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /[0-9a-f]{64}$/.test(name),
    );
    if (copied.length !== 12) wrong.push(`${copied.length} of 12 PDFs are on the stick`);
    if (readdirSync(stick, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.tmp')))
      wrong.push('half files are on the stick');
    await workspace.close();
  } finally {
    execFileSync('umount', ['-l', stick]);
  }
  return wrong;
}

/** Files of some size on a stick, so that reading them takes a while. */
function fillStick(stick: string, count: number): string {
  const folder = path.join(stick, 'laws');
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < count; n += 1)
    writeFileSync(path.join(folder, `act ${n}.pdf`), pdfLike(`act ${n}`, 20_000));
  return folder;
}

/** The stick with a pack on it is pulled while the pack is read. */
async function packOnStick(place: string, random: () => number): Promise<string[] | null> {
  const stick = path.join(place, 'stick');
  if (!mount(stick, 'size=64m')) return null;
  const wrong: string[] = [];
  const sender = openWorkspace(path.join(place, 'sender'));
  const workspace = openWorkspace(path.join(place, 'own'));
  try {
    await sender.imports.start([fillStick(place, 8)]);
    await sender.imports.idle();
    const pack = path.join(stick, 'laws.waymark');
    await writePackOf(sender.packs().exchange, pack, { filter: ALL }, { from: 'Another office' });
    const kept = path.join(place, 'kept.waymark');
    cpSync(pack, kept);
    const { exchange } = workspace.packs();
    const before = hashFacts(workspace.db);
    const isRemoved = upTo(random, 2) === 0;
    const wait = upTo(random, 30);
    const opening = exchange.open([pack], null);
    await pause(wait);
    // What is gone in the middle of a file ends it; what is gone from the list of files is only not found the next time.
    if (isRemoved) rmSync(pack);
    else truncateSync(pack, upTo(random, statSync(pack).size));
    const ended = await opening.then(({ opened }) => exchange.close(opened).then(() => 'opened'), codeOf);
    if (ended !== 'opened' && !/^pack\.(?:gone|truncated|damaged|entry|hash|notpack)$/.test(ended))
      wrong.push(`opening said ${ended}, after ${wait} ms`);
    const again = await exchange.open([pack], null).then(() => 'opened', codeOf);
    if (again === 'opened') wrong.push('what is left of the pack opens');
    if (readdirSync(workspace.folder.staging).length > 0) wrong.push('something is left in staging');
    if (hashFacts(workspace.db) !== before) wrong.push('something was changed');
    // Plugged in again.
    cpSync(kept, pack);
    const { opened } = await exchange.open([pack], null);
    await exchange.apply(opened, { take: null, conflicts: {} });
    await exchange.close(opened);
    if (workspace.library.list(ALL).length !== 8) wrong.push('not all laws came from the whole pack');
  } finally {
    await sender.close();
    await workspace.close();
    execFileSync('umount', ['-l', stick]);
  }
  return wrong;
}

/** The stick with PDFs on it is pulled while they are brought in. */
async function importFromStick(place: string, random: () => number): Promise<string[] | null> {
  const stick = path.join(place, 'stick');
  if (!mount(stick, 'size=64m')) return null;
  const count = 8;
  const laws = fillStick(stick, count);
  const root = path.join(place, 'own');
  const wrong: string[] = [];
  const workspace = openWorkspace(root);
  let isMounted = true;
  try {
    const id = await workspace.imports.start([laws]);
    const pullAt = upTo(random, count);
    const added = () => workspace.imports.get(id).files.filter(({ outcome }) => outcome === 'added').length;
    while (added() < pullAt && workspace.imports.get(id).summary.state === 'running') await pause(1);
    execFileSync('umount', ['-l', stick]);
    isMounted = false;
    await workspace.imports.idle();
    for (const { name, outcome, code } of workspace.imports.get(id).files)
      if (outcome !== 'added' && !/^(?:fs|pdf|import|library|store)\./.test(code ?? ''))
        wrong.push(`${name}: ${outcome} ${code}`);
    if (workspace.library.list(ALL).length !== added())
      wrong.push('not as many documents as files that were added');
    // Plugged in again: what is there is known, the rest comes.
    isMounted = mount(stick, 'size=64m');
    await workspace.imports.start([fillStick(stick, count)]);
    await workspace.imports.idle();
    const there = workspace.library.list(ALL).length;
    if (there !== count) wrong.push(`${there} of ${count} laws after the stick was plugged in again`);
    if (readdirSync(workspace.folder.staging).length > 0) wrong.push('something is left in staging');
  } finally {
    await workspace.close();
    if (isMounted) execFileSync('umount', ['-l', stick]);
  }
  const again = await lookAfterCut(root, operationNamed('answer'), []);
  return [...wrong, ...again.wrong];
}

/** A folder that stands for a stick: what is on it stays when it is pulled, and the place where it was is empty then. */
function plugIn(stick: string, place: string): boolean {
  mkdirSync(stick, { recursive: true });
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['--bind', stick, place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const pull = (place: string) => execFileSync('umount', ['-l', place]);

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());

/** PDFs that are damaged here come back from a copy on a stick, which is pulled meanwhile. */
async function filesBackFromStick(place: string, random: () => number): Promise<string[] | null> {
  const [kept, stick] = [path.join(place, 'what is on it'), path.join(place, 'stick')];
  if (!plugIn(kept, stick)) return null;
  const wrong: string[] = [];
  const count = 12;
  const workspace = openWorkspace(path.join(place, 'own'));
  let isIn = true;
  try {
    await workspace.imports.start([fillStick(place, count)]);
    await workspace.imports.idle();
    give(workspace, 'kept');
    await workspace.backups.copyTo(stick);
    const before = hashFacts(workspace.db);
    const stored = workspace.library.storedFiles().map(({ sha256 }) => sha256);
    const pathOf = (sha256: string) => path.join(workspace.folder.files, sha256.slice(0, 2), sha256);
    const damaged = stored.filter(() => upTo(random, 2) === 0);
    for (const sha256 of damaged) truncateSync(pathOf(sha256), 100);
    const pullAt = upTo(random, count);
    const copying = workspace.backups.copyTo(stick).then(() => 'done', codeOf);
    for (let work = workspace.backups.health().work; isIn && work !== null; ) {
      if (work.done >= pullAt) {
        pull(stick);
        isIn = false;
      }
      await pause(0);
      work = workspace.backups.health().work;
    }
    const ended = await copying;
    if (ended !== 'done' && ended !== 'backup.place-gone') wrong.push(`the copy said ${ended}`);
    if (!isIn && ended === 'done' && filesIn(stick).length > 0)
      wrong.push('a folder of this disk was taken for the stick');
    if (!isIn && filesIn(stick).length > 0) wrong.push('something was written where the stick was');
    for (const sha256 of stored)
      if (!existsSync(pathOf(sha256))) wrong.push(`${sha256} is gone, in the middle of being brought back`);
    // Plugged in again.
    if (!isIn) isIn = plugIn(kept, stick);
    const { missing } = await workspace.backups.copyTo(stick);
    if (missing > 0) wrong.push(`${missing} PDFs did not come back`);
    const { faultCount } = await workspace.backups.checkFiles();
    if (faultCount > 0) wrong.push(`${faultCount} PDFs are still damaged`);
    if (hashFacts(workspace.db) !== before) wrong.push('something was changed');
    const strange = filesIn(workspace.folder.files).filter(({ name }) => !stored.includes(name));
    if (strange.length > 0) wrong.push(`left in the store: ${strange.map(({ name }) => name).join(', ')}`);
  } finally {
    await workspace.close();
    if (isIn) pull(stick);
  }
  return wrong;
}

/** A workspace that lies on a stick, with its backups; the stick is pulled while one of them is put back. */
async function restoreOnStick(place: string, random: () => number): Promise<string[] | null> {
  const [kept, stick] = [path.join(place, 'what is on it'), path.join(place, 'stick')];
  if (!plugIn(kept, stick)) return null;
  const root = path.join(stick, 'own');
  const wrong: string[] = [];
  let isIn = true;
  let workspace = openWorkspace(root);
  try {
    await workspace.imports.start([fillStick(place, 2)]);
    await workspace.imports.idle();
    give(workspace, 'old');
    const backup = await workspace.backups.make();
    give(workspace, 'new');
    const wait = upTo(random, 40);
    const restoring = workspace.backups.restore(backup.id).then(() => 'done', codeOf);
    await pause(wait);
    pull(stick);
    isIn = false;
    const ended = await restoring;
    if (ended !== 'done' && ended !== 'backup.gone')
      wrong.push(`the restore said ${ended}, after ${wait} ms`);
    await workspace.close();
    // Plugged in again.
    isIn = plugIn(kept, stick);
    const after = await lookAfterCut(root, operationNamed('backup'), []);
    wrong.push(...after.wrong);
    workspace = openWorkspace(root);
    const { assessments, backups } = workspace;
    const text = assessments
      .get(assessments.list()[0]?.id ?? '')
      .answers.find(({ itemId }) => itemId === 'POL-01')?.text;
    if (text !== 'old' && (text !== 'new' || ended === 'done'))
      wrong.push(`${ended}, and yet it says ${text}`);
    // Whatever was cut off, the way back is still there.
    await backups.restore(backup.id);
  } finally {
    await workspace.close();
    if (isIn) pull(stick);
  }
  return wrong;
}
