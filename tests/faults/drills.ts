import { rmSync } from 'node:fs';
import path from 'node:path';
import { dumpHash } from '../support/backup-bench';
import { type Fault, randomFrom, said, upTo } from './fault';
import { ASSESSMENT, openWorkspace, prepareWorkspaces } from './workspace';

const DAY_MS = 86_400_000;

export const drills: Fault = {
  name: 'restore drills',
  proves:
    'any of the last ten backups, made while work went on, comes back row for row, and one verified backup is always left',
  runs: { short: 3, usual: 10, night: 100 },
  broken: 'one answer more is given between the backup and what it is compared with',
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const random = randomFrom(seed);
    const failures: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      try {
        const wrong = await drill(path.join(folder(`run ${run}`), 'own'), random, broken);
        failures.push(...wrong.map((each) => `run ${run}: ${each}`));
      } catch (cause) {
        failures.push(`run ${run}: ${said(cause)}`);
      }
      rmSync(folder(`run ${run}`), { recursive: true, force: true });
    }
    return { runs, failures };
  },
};

async function drill(root: string, random: () => number, broken: boolean): Promise<string[]> {
  let now = Date.parse('2026-03-02T08:00:00.000Z');
  const clock = () => new Date(now).toISOString();
  const wrong: string[] = [];
  let workspace = openWorkspace(root, { clock });
  const { id } = workspace.assessments.create(ASSESSMENT);
  const give = (itemId: string, text: string) =>
    workspace.assessments.saveAnswers(id, [
      { itemId, value: { kind: 'level', level: 1, practiceAhead: false }, text, fallReason: null },
    ]);
  for (let n = 0; n < 14; n += 1) {
    now += upTo(random, 3 * DAY_MS);
    give('POL-01', `round ${n}`);
    const making = workspace.backups.make();
    give('POL-02', `while backup ${n} was made`);
    await making;
    if (!workspace.backups.list().backups.some(({ verified }) => verified))
      wrong.push('no verified backup is left');
  }
  const chosen = workspace.backups.list().backups.slice(0, 10)[upTo(random, 10)];
  if (chosen === undefined) return ['fewer than ten backups'];
  const expected = dumpHash(path.join(root, 'backups', `${chosen.id}.db`));
  now += 1000;
  give('POL-01', 'overwritten by mistake');
  await workspace.backups.restore(chosen.id);
  if (broken) {
    workspace = openWorkspace(root, { clock });
    give('POL-03', 'one more');
    await workspace.close();
  }
  if (dumpHash(path.join(root, 'waymark.db')) !== expected) wrong.push(`not what backup ${chosen.id} holds`);
  workspace = openWorkspace(root, { clock });
  if (workspace.backups.health().history !== null)
    wrong.push('the history is said to be bad after a restore');
  give('POL-01', 'work goes on');
  const check = await workspace.backups.check();
  if (check.faultCount > 0) wrong.push(`after the restore: ${JSON.stringify(check.faults[0])}`);
  await workspace.close();
  return wrong;
}
