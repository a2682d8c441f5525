import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inspectDatabase, MIGRATIONS } from '../../main/database';
import { dumpHash } from '../support/backup-bench';
import { wholeHistoryFault } from './looks';
import { writeOldDatabase } from './old-databases';
import {
  ALL,
  assessmentOf,
  FILES,
  given,
  ITEMS,
  importSources,
  newestOf,
  type Operation,
  pause,
  prepared,
  textOf,
  writeSources,
} from './operation';
import { packing, takingIn } from './pack-operations';
import { type FaultWorkspace, openWorkspace, sourcesOf } from './workspace';
import { freezing, importingTables } from './year-operations';

export type { Operation } from './operation';

const saving: Operation = {
  name: 'answer',
  prepare: (root) => prepared(root, (workspace) => void assessmentOf(workspace)),
  act: async (workspace, promise, stop) => {
    const { id } = assessmentOf(workspace);
    for (let n = 1; !stop(); n += 1) {
      const itemId = ITEMS[n % ITEMS.length] ?? 'POL-01';
      const { revision } = workspace.assessments
        .get(id)
        .answers.find((answer) => answer.itemId === itemId) ?? { revision: 0 };
      workspace.assessments.saveAnswer({
        assessmentId: id,
        itemId,
        ...given(`${n}`),
        baseRevision: revision,
      });
      promise(`${itemId} ${n}`);
      await pause();
    }
  },
  look: async (workspace, promised) =>
    [...newestOf(promised)].flatMap(([item, n]) =>
      Number(textOf(workspace, item)) >= n
        ? []
        : [`${item} says "${textOf(workspace, item)}", promised ${n}`],
    ),
};

const savingAll: Operation = {
  name: 'save all',
  prepare: saving.prepare,
  act: async (workspace, promise, stop) => {
    const { id } = assessmentOf(workspace);
    for (let n = 1; !stop(); n += 1) {
      workspace.assessments.saveAnswers(
        id,
        ITEMS.map((itemId) => ({ itemId, ...given(`${n}`) })),
      );
      promise(`all ${n}`);
      await pause();
    }
  },
  look: async (workspace, promised) => {
    const texts = new Set(ITEMS.map((item) => textOf(workspace, item)));
    const newest = newestOf(promised).get('all') ?? 0;
    if (texts.size > 1) return [`half saved: ${[...texts].join(', ')}`];
    return Number([...texts][0] ?? 0) >= newest ? [] : [`says ${[...texts]}, promised ${newest}`];
  },
};

const importing: Operation = {
  name: 'import',
  prepare: (root) =>
    prepared(root, (workspace) => {
      assessmentOf(workspace);
      writeSources(root);
    }),
  act: async (workspace, promise) => {
    await workspace.imports.start([sourcesOf(workspace.folder.root)]);
    promise('import 1');
    await workspace.imports.idle();
    promise('import 2');
  },
  look: async (workspace, promised, root) => {
    const wrong: string[] = [];
    const begun = workspace.imports.list()[0];
    if (begun === undefined) return promised.length > 0 ? ['an import that was begun is not known'] : [];
    workspace.imports.resumeInterrupted();
    await workspace.imports.idle();
    const { summary, files } = workspace.imports.get(begun.id);
    const added = files.filter(({ outcome }) => outcome === 'added').length;
    if (summary.state !== 'done' || added !== FILES)
      wrong.push(`${summary.state}, ${added} of ${FILES} added`);
    const documents = workspace.library.list(ALL);
    if (documents.length !== FILES) wrong.push(`${documents.length} documents of ${FILES} files`);
    for (const { sha256 } of documents) {
      const stored = path.join(workspace.folder.files, sha256.slice(0, 2), sha256);
      if (!existsSync(stored)) wrong.push(`${sha256} is not stored`);
    }
    if (readdirSync(workspace.folder.staging).length > 0) wrong.push('something is left in staging');
    if (!existsSync(sourcesOf(root))) wrong.push('the sources are gone');
    return wrong;
  },
};

const backingUp: Operation = {
  name: 'backup',
  prepare: (root) =>
    prepared(root, async (workspace) => {
      await importSources(workspace, root);
      assessmentOf(workspace);
    }),
  act: async (workspace, promise, stop) => {
    const { id } = assessmentOf(workspace);
    for (let n = 1; !stop(); n += 1) {
      workspace.assessments.saveAnswers(id, [{ itemId: 'POL-01', ...given(`${n}`) }]);
      promise(`POL-01 ${n}`);
      promise(`backup/${(await workspace.backups.make()).id} ${n}`);
      await pause();
    }
  },
  look: async (workspace, promised) => {
    const wrong = await saving.look(
      workspace,
      promised.filter((line) => line.startsWith('POL')),
      '',
    );
    const { backups } = workspace.backups.list();
    for (const { id, verified } of backups) {
      if (!verified) wrong.push(`backup ${id} is not verified`);
      else inspectDatabase(path.join(workspace.folder.backups, `${id}.db`));
    }
    const ids = new Set(backups.map(({ id }) => id));
    const kept = promised.filter((line) => line.startsWith('backup/')).slice(-5);
    for (const line of kept) {
      const id = line.slice('backup/'.length).split(' ')[0] ?? '';
      if (!ids.has(id)) wrong.push(`backup ${id} is gone`);
    }
    return wrong;
  },
};

/** Where `prepare` of the restore keeps the two states it may end in. */
const statesFile = (root: string) => path.join(root, '..', 'states.json');

const restoring: Operation = {
  name: 'restore',
  prepare: async (root) => {
    let backup = '';
    await prepared(root, async (workspace) => {
      await importSources(workspace, root);
      const { id } = assessmentOf(workspace);
      workspace.assessments.saveAnswers(id, [{ itemId: 'POL-01', ...given('old') }]);
      backup = (await workspace.backups.make()).id;
      workspace.assessments.saveAnswers(id, [{ itemId: 'POL-01', ...given('new') }]);
    });
    const old = dumpHash(path.join(root, 'backups', `${backup}.db`));
    const fresh = dumpHash(path.join(root, 'waymark.db'));
    writeFileSync(statesFile(root), JSON.stringify({ backup, old, fresh }));
  },
  act: async (workspace, promise) => {
    const { backup } = JSON.parse(readFileSync(statesFile(workspace.folder.root), 'utf8')) as {
      backup: string;
    };
    await workspace.backups.restore(backup);
    promise('restored 1');
  },
  look: async (workspace, promised, root) => {
    const states = JSON.parse(readFileSync(statesFile(root), 'utf8')) as { old: string; fresh: string };
    const text = textOf(workspace, 'POL-01');
    const wrong: string[] = [];
    if (text !== 'old' && text !== 'new') wrong.push(`neither old nor new: "${text}"`);
    if (promised.length > 0 && text !== 'old') wrong.push('restored, and yet the state is the new one');
    await workspace.close();
    const now = dumpHash(path.join(root, 'waymark.db'));
    if (now !== (text === 'old' ? states.old : states.fresh)) wrong.push('a state between old and new');
    const leftovers = readdirSync(root).filter((name) => /restor|\.tmp$/.test(name));
    if (leftovers.length > 0) wrong.push(`left: ${leftovers.join(', ')}`);
    return wrong;
  },
};

const undoing: Operation = {
  name: 'undo',
  prepare: (root) => prepared(root, (workspace) => importSources(workspace, root)),
  act: async (workspace, promise, stop) => {
    const ids = workspace.library.list(ALL).map(({ id }) => id);
    const types = ['NAP', 'SOP', 'LAW'] as const;
    for (let n = 1; !stop(); n += 1) {
      const type = types[n % types.length] ?? 'NAP';
      const { changeId } = workspace.bulk.edit(ids, { type });
      promise(`edited ${n}`);
      if (changeId !== null) workspace.changes.undo(changeId);
      promise(`undone ${n}`);
      await pause();
    }
  },
  look: async (workspace) => {
    const types = new Set(workspace.library.list(ALL).map(({ type }) => type));
    return types.size > 1 ? [`half undone: ${[...types].join(', ')}`] : [];
  },
};

const upgrading: Operation = {
  name: 'upgrade',
  prepare: async (root) => {
    mkdirSync(root, { recursive: true });
    writeOldDatabase(path.join(root, 'waymark.db'), 5, 1500);
  },
  // Opening is the upgrade: it is over when this is called.
  act: async (_workspace, promise) => promise('upgraded 1'),
  look: async (workspace) => {
    const { schemaVersion, rows } = workspace.db.facts();
    const wrong: string[] = [];
    if (schemaVersion !== MIGRATIONS.length) wrong.push(`schema ${schemaVersion}`);
    if (rows.history !== 1500) wrong.push(`${rows.history} entries of 1500`);
    if (
      !workspace.backups
        .list()
        .backups.some(({ reason, verified }) => reason === 'before-upgrade' && verified)
    )
      wrong.push('no backup from before the upgrade');
    return wrong;
  },
};

export const OPERATIONS: readonly Operation[] = [
  saving,
  savingAll,
  importing,
  backingUp,
  restoring,
  undoing,
  upgrading,
  takingIn,
  packing,
  freezing,
  importingTables,
];

export function operationNamed(name: string): Operation {
  const found = OPERATIONS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}

/** The longest a start may take after anything was cut off. */
const RESTART_MS = 5000;

/** Opens a workspace after a cut and says everything that is wrong with it. */
export async function lookAfterCut(
  root: string,
  operation: Operation,
  promised: readonly string[],
): Promise<{ readonly wrong: string[]; readonly restartMs: number }> {
  const began = performance.now();
  let workspace: FaultWorkspace;
  try {
    workspace = openWorkspace(root);
  } catch (cause) {
    return { wrong: [`does not open: ${(cause as { code?: string }).code}`], restartMs: 0 };
  }
  const restartMs = performance.now() - began;
  const wrong: string[] = [];
  try {
    if (restartMs > RESTART_MS) wrong.push(`took ${Math.round(restartMs)} ms to open`);
    const { structure, references } = workspace.db.findFaults();
    wrong.push(...structure, ...references);
    const broken = wholeHistoryFault(workspace.db);
    if (broken !== null) wrong.push(`history: ${broken.kind} ${broken.seq}`);
    wrong.push(...(await operation.look(workspace, promised, root)));
  } catch (cause) {
    wrong.push(`cannot be read: ${(cause as Error).message}`);
  } finally {
    await workspace.close();
  }
  return { wrong, restartMs };
}
