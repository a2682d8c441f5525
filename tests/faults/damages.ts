import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { isAppError } from '../../shared/kernel';
import { codeOf, type Fault, oneOf, randomFrom, said, upTo } from './fault';
import { wholeHistoryFault } from './looks';
import {
  ASSESSMENT,
  backupsOf,
  type FaultWorkspace,
  openWorkspace,
  pdfLike,
  prepareWorkspaces,
  sourcesOf,
} from './workspace';

const TARGETS = ['database', 'database', 'database', 'log', 'backup', 'pdf', 'history', 'answer'] as const;
type Target = (typeof TARGETS)[number];

const PAGE = 4096;

/** Damages bytes as disks do: a bit, a page of nothing, garbage, or the end gone. Gives what was done. */
function damage(file: string, random: () => number): string {
  const bytes = readFileSync(file);
  const at = upTo(random, bytes.length);
  const kind = oneOf(random, ['bit', 'bit', 'zeros', 'garbage', 'truncate'] as const);
  if (kind === 'bit') bytes[at] = (bytes[at] ?? 0) ^ (1 << upTo(random, 8));
  else if (kind === 'zeros') bytes.fill(0, at - (at % PAGE), Math.min(bytes.length, at - (at % PAGE) + PAGE));
  else if (kind === 'garbage')
    for (let n = 0; n < 200 && at + n < bytes.length; n += 1) bytes[at + n] = upTo(random, 256);
  writeFileSync(file, kind === 'truncate' ? bytes.subarray(0, at) : bytes);
  return `${kind} at ${at} of ${bytes.length}`;
}

interface Sound {
  readonly answers: readonly string[];
  readonly backup: string;
  readonly sha256: string;
}

/** What every answer says; a damaged one throws. */
function answersOf(workspace: FaultWorkspace): string[] {
  const { assessments } = workspace;
  return assessments
    .get(assessments.list()[0]?.id ?? '')
    .answers.filter(({ revision }) => revision > 0)
    .map(({ itemId, text, value }) => `${itemId} ${text} ${JSON.stringify(value)}`);
}

/** The same without looking at any hash: as a program would read that trusts its file. */
function answersUnchecked(workspace: FaultWorkspace): string[] {
  const { db } = workspace;
  return db
    .all(db.build.selectFrom('answers').select(['item_id', 'text', 'value']))
    .map(({ item_id, text, value }) => `${item_id} ${text} ${value}`);
}

async function makeSound(root: string): Promise<Sound> {
  const workspace = openWorkspace(root);
  const sources = sourcesOf(root);
  mkdirSync(sources, { recursive: true });
  writeFileSync(path.join(sources, 'act.pdf'), pdfLike('act', 40));
  await workspace.imports.start([sources]);
  await workspace.imports.idle();
  const { assessments } = workspace;
  const { id } = assessments.create(ASSESSMENT);
  const items = assessments.get(id).answers.slice(0, 30);
  for (let round = 0; round < 3; round += 1) {
    assessments.saveAnswers(
      id,
      items.map(({ itemId }) => ({
        itemId,
        value: { kind: 'level', level: 2, practiceAhead: false } as const,
        text: `${itemId} ${'In force since 2008. '.repeat(6)} ${round}`,
        fallReason: null,
      })),
    );
  }
  const { id: backup } = await workspace.backups.make();
  const answers = answersOf(workspace);
  const sha256 = workspace.library.storedFiles()[0]?.sha256 ?? '';
  // A copy while it is open has a log beside the database, as after a kill.
  cpSync(root, `${root} open`, { recursive: true });
  await workspace.close();
  return { answers, backup, sha256 };
}

export const damages: Fault = {
  name: 'damaged files',
  proves:
    'no damage of the database, its log, a backup, a PDF or the history gives a wrong answer in silence, and a backup brings all back',
  runs: { short: 60, usual: 304, night: 5000 },
  broken: 'answers are read without their hash',
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const random = randomFrom(seed);
    const template = path.join(folder('sound'), 'own');
    const sound = await makeSound(template);
    const failures: string[] = [];
    const seen = { refused: 0, told: 0, harmless: 0, 'set back by a damaged log': 0 };
    for (let run = 0; run < runs; run += 1) {
      const target = broken ? 'answer' : (TARGETS[run % TARGETS.length] ?? 'database');
      const root = path.join(folder(`run ${run}`), 'own');
      cpSync(target === 'log' ? `${template} open` : template, root, { recursive: true });
      const done = harm(root, target, sound, random);
      try {
        const { kind, wrong } = await look(root, target, sound, broken);
        seen[kind] += 1;
        failures.push(...wrong.map((each) => `run ${run}, ${target}, ${done}: ${each}`));
      } catch (cause) {
        failures.push(`run ${run}, ${target}, ${done}: ${said(cause)}`);
      }
      rmSync(folder(`run ${run}`), { recursive: true, force: true });
    }
    return { runs, failures, figures: seen };
  },
};

function harm(root: string, target: Target, sound: Sound, random: () => number): string {
  if (target === 'database') return damage(path.join(root, 'waymark.db'), random);
  if (target === 'log') return damage(path.join(root, 'waymark.db-wal'), random);
  if (target === 'backup') return damage(path.join(root, 'backups', `${sound.backup}.db`), random);
  if (target === 'pdf')
    return damage(path.join(root, 'files', sound.sha256.slice(0, 2), sound.sha256), random);
  const raw = new Database(path.join(root, 'waymark.db'));
  try {
    if (target === 'answer') {
      const at = upTo(random, 30);
      // A sound file with another word in it: what a bit in a value does, and no check of the structure sees.
      raw
        .prepare('UPDATE answers SET text = ? WHERE rowid = (SELECT rowid FROM answers LIMIT 1 OFFSET ?)')
        .run('repealed', at);
      return `answer ${at}`;
    }
    raw.exec('DROP TRIGGER history_never_changes');
    const seq = 1 + upTo(random, raw.prepare('SELECT max(seq) FROM history').pluck().get() as number);
    raw.prepare("UPDATE history SET after = 'repealed' WHERE seq = ?").run(seq);
    return `entry ${seq}`;
  } finally {
    raw.close();
  }
}

type Seen = 'refused' | 'told' | 'harmless' | 'set back by a damaged log';

/** Opens, reads and checks; puts a backup back where the damage was told; gives what happened and what was wrong with that. */
async function look(
  root: string,
  target: Target,
  sound: Sound,
  broken: boolean,
): Promise<{ readonly kind: Seen; readonly wrong: string[] }> {
  let workspace: FaultWorkspace | undefined;
  let kind: Seen = 'harmless';
  const wrong: string[] = [];
  try {
    workspace = openWorkspace(root);
    const answers = broken ? answersUnchecked(workspace) : answersOf(workspace);
    if (answers.join('\n') !== sound.answers.join('\n')) {
      // A log that is damaged is one that ends earlier: a state that was saved, only not the last.
      if (target === 'log') kind = 'set back by a damaged log';
      else wrong.push('a wrong answer in silence');
    }
    const { faults } = await workspace.backups.check();
    if (faults.length > 0) kind = 'told';
    if (target === 'history' && wholeHistoryFault(workspace.db) === null)
      wrong.push('the history is said to be sound');
    if (target !== 'database' && target !== 'log' && kind === 'harmless')
      wrong.push('the damage was not told');
  } catch (cause) {
    if (!isAppError(cause)) wrong.push(`no code: ${codeOf(cause)} ${said(cause)}`);
    kind = 'refused';
  }
  const isHealing = kind !== 'harmless' && target !== 'backup' && target !== 'pdf';
  if (isHealing) {
    try {
      // A database that does not open is put aside by the part that needs none.
      await (workspace?.backups ?? backupsOf(root)).restore(sound.backup);
      workspace = openWorkspace(root);
      if (answersOf(workspace).join('\n') !== sound.answers.join('\n'))
        wrong.push('the backup did not bring all back');
    } catch (cause) {
      wrong.push(`the backup cannot be put back: ${said(cause)}`);
    }
  }
  await workspace?.close();
  return { kind, wrong };
}
