import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAppError } from '../../shared/kernel';
import { codeOf, type Fault, randomFrom, said, upTo } from './fault';
import { lookAfterCut, operationNamed } from './operations';
import { ASSESSMENT, type FaultWorkspace, openWorkspace, pdfLike, prepareWorkspaces } from './workspace';

const RESERVE = 512 * 1024;
const KINDS = ['answer', 'save all', 'import', 'backup', 'restore', 'reopen'] as const;

/** Codes that say what to do about a full disk. */
const FULL = new Set(['db.full', 'backup.full', 'store.full', 'workspace.save-full']);

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Fills a disk until so many bytes are left. */
function fill(mount: string, leave: number): string {
  const filler = path.join(mount, 'filler');
  for (let free = freeBytes(mount); free > leave; free = freeBytes(mount)) {
    try {
      appendFileSync(filler, Buffer.alloc(Math.min(free - leave, 256 * 1024)));
    } catch {
      break;
    }
  }
  return filler;
}

/** A disk of 16 MB in memory; null where none can be mounted. */
function mountSmall(place: string, megabytes: number): boolean {
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const fullDisks: Fault = {
  name: 'a disk that is full',
  proves:
    'no saved answer is lost, the failure has a code, all can be read, one more answer is saved, and work goes on with room',
  runs: { short: 6, usual: 60, night: 1000 },
  broken: 'there is no reserve to be given back',
  cheapBroken: true,
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const random = randomFrom(seed);
    const failures: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const mount = folder(`disk ${run}`);
      if (!mountSmall(mount, 8 + upTo(random, 8)))
        return { runs: 0, failures: [], impossible: 'a small disk can be mounted by root on Linux only' };
      const kind = KINDS[run % KINDS.length] ?? 'answer';
      try {
        const wrong = await fillAt(mount, kind, random, broken);
        failures.push(...wrong.map((each) => `run ${run}, ${kind}: ${each}`));
      } catch (cause) {
        failures.push(`run ${run}, ${kind}: ${said(cause)}`);
      } finally {
        execFileSync('umount', ['-l', mount]);
      }
    }
    return { runs, failures };
  },
};

const big = (n: number) => ({
  value: { kind: 'level', level: 2, practiceAhead: false } as const,
  text: `${n} ${'words '.repeat(200)}`,
  fallReason: null,
});

function save(workspace: FaultWorkspace, n: number): void {
  const { assessments } = workspace;
  const { id } = assessments.list()[0] ?? assessments.create(ASSESSMENT);
  const { revision } = assessments.get(id).answers.find(({ itemId }) => itemId === 'POL-01') ?? {
    revision: 0,
  };
  assessments.saveAnswer({ assessmentId: id, itemId: 'POL-01', ...big(n), baseRevision: revision });
}

/** Does something until the disk is full, then what people do. Gives what was wrong. */
async function fillAt(
  mount: string,
  kind: (typeof KINDS)[number],
  random: () => number,
  broken: boolean,
): Promise<string[]> {
  const root = path.join(mount, 'work/own');
  const wrong: string[] = [];
  let workspace = openWorkspace(root, { keptFree: RESERVE });
  if (!broken) workspace.reserve.hold();
  if (!broken && !existsSync(path.join(root, 'reserve.bin'))) return ['no reserve was taken'];
  save(workspace, 0);
  const backup = kind === 'restore' ? (await workspace.backups.make()).id : '';
  const filler = fill(mount, upTo(random, 120 * 1024));
  let saved = 0;
  let hasReserve = true;
  const expectFull = (what: string, cause: unknown) => {
    if (!isAppError(cause) || !FULL.has(cause.code))
      wrong.push(`${what} said ${codeOf(cause)}: ${said(cause)}`);
  };

  // Until nothing more can be saved.
  const saveUntilFull = (most: number) => {
    try {
      for (let n = saved + 1; n < saved + most; n += 1) {
        save(workspace, n);
        saved = n;
      }
      return false;
    } catch (cause) {
      expectFull('an answer', cause);
      return true;
    }
  };
  if (kind === 'answer' || kind === 'save all') {
    if (!saveUntilFull(3000)) wrong.push('the disk was never full');
  } else if (kind !== 'reopen') {
    wrong.push(...(await bigWork(workspace, kind, mount, backup)));
    if (workspace.backups.refusal() !== null) workspace = openWorkspace(root, { keptFree: RESERVE });
    // What the import noted of its end may have taken the reserve; then others fill the disk again.
    hasReserve = broken || existsSync(path.join(root, 'reserve.bin'));
    fill(mount, 0);
    saveUntilFull(3000);
  }
  // What was saved can be read on a disk that is full, and one more answer goes into the reserve.
  const textNow = () =>
    workspace.assessments
      .get(workspace.assessments.list()[0]?.id ?? '')
      .answers.find(({ itemId }) => itemId === 'POL-01')?.text ?? '';
  if (kind === 'reopen') {
    await workspace.close();
    fill(mount, 0);
    workspace = openWorkspace(root, { keptFree: RESERVE });
  }
  if (!textNow().startsWith(`${saved} `)) wrong.push(`reads ${textNow().slice(0, 8)}, saved ${saved}`);
  if (kind === 'reopen') saveUntilFull(3000);
  try {
    save(workspace, saved + 1);
    saved += 1;
  } catch (cause) {
    if (hasReserve) wrong.push(`not one more answer could be saved: ${codeOf(cause)}`);
  }
  await workspace.close();
  rmSync(filler, { force: true });
  const after = await lookAfterCut(root, operationNamed('answer'), []);
  wrong.push(...after.wrong);
  const again = openWorkspace(root, { keptFree: RESERVE });
  workspace = again;
  if (!textNow().startsWith(`${saved} `))
    wrong.push(`after opening reads ${textNow().slice(0, 8)}, saved ${saved}`);
  save(again, saved + 1);
  await again.close();
  return wrong;
}

/** What needs more room than there is; it must fail with a code and leave nothing half done. */
async function bigWork(
  workspace: FaultWorkspace,
  kind: 'import' | 'backup' | 'restore',
  mount: string,
  backup: string,
): Promise<string[]> {
  try {
    if (kind === 'backup') await workspace.backups.make();
    else if (kind === 'restore') await workspace.backups.restore(backup);
    else {
      const sources = path.join(path.dirname(mount), `sources of ${path.basename(mount)}`);
      mkdirSync(sources, { recursive: true });
      for (let n = 0; n < 3; n += 1)
        writeFileSync(path.join(sources, `act ${n}.pdf`), pdfLike(`act ${n}`, 20_000));
      const id = await workspace.imports.start([sources]);
      await workspace.imports.idle();
      const { files } = workspace.imports.get(id);
      return (
        files
          // An import that could not note its outcomes was ended; what is left of it waits to be gone on with.
          .filter(({ outcome, code }) => !['added', 'waiting'].includes(outcome) && !FULL.has(code ?? ''))
          .map(({ name, outcome, code }) => `${name}: ${outcome} ${code}`)
      );
    }
    return [];
  } catch (cause) {
    return FULL.has(codeOf(cause)) ? [] : [`${kind} said ${codeOf(cause)}: ${said(cause)}`];
  }
}
