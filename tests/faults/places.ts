import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, type Fault, randomFrom, said, upTo } from './fault';
import { lookAfterCut, operationNamed } from './operations';
import {
  ASSESSMENT,
  type FaultWorkspace,
  openWorkspace,
  pdfLike,
  prepareWorkspaces,
  sourcesOf,
} from './workspace';

const KINDS = ['names', 'write-protected', 'stick'] as const;

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
  runs: { short: 3, usual: 15, night: 100 },
  broken: 'a stick that cannot be written is taken for one that was',
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const random = randomFrom(seed);
    const failures: string[] = [];
    let left = 0;
    for (let run = 0; run < runs; run += 1) {
      const kind = broken ? 'stick' : (KINDS[run % KINDS.length] ?? 'names');
      try {
        const wrong =
          kind === 'names'
            ? await strangeNames(folder(`run ${run}`))
            : kind === 'stick'
              ? await pulledStick(folder(`run ${run}`), random, broken)
              : await writeProtected(folder(`run ${run}`));
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
