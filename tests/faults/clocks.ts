import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Fault, oneOf, randomFrom, said } from './fault';
import { wholeHistoryFault } from './looks';
import { ASSESSMENT, openWorkspace, prepareWorkspaces } from './workspace';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Forwards and backwards: an hour for summer, a day, ten years, beyond 2038. */
const JUMPS = [
  HOUR_MS,
  -HOUR_MS,
  DAY_MS,
  -DAY_MS,
  3650 * DAY_MS,
  -3650 * DAY_MS,
  4700 * DAY_MS,
  0,
  1000,
] as const;

export const clocks: Fault = {
  name: 'a clock that jumps',
  proves: 'changes keep their order, ids do not clash, and backups are made and kept whatever the clock says',
  runs: { short: 4, usual: 30, night: 500 },
  broken: 'the history is read in the order of the clock',
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const random = randomFrom(seed);
    const failures: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      try {
        const wrong = await jump(path.join(folder(`run ${run}`), 'own'), random, broken);
        failures.push(...wrong.map((each) => `run ${run}: ${each}`));
      } catch (cause) {
        failures.push(`run ${run}: ${said(cause)}`);
      }
      rmSync(folder(`run ${run}`), { recursive: true, force: true });
    }
    return { runs, failures };
  },
};

async function jump(root: string, random: () => number, broken: boolean): Promise<string[]> {
  let now = Date.parse('2026-03-02T08:00:00.000Z');
  const clock = () => new Date(now).toISOString();
  const wrong: string[] = [];
  let workspace = openWorkspace(root, { clock });
  const { id } = workspace.assessments.create(ASSESSMENT);
  for (let n = 1; n <= 25; n += 1) {
    now += oneOf(random, JUMPS);
    workspace.assessments.saveAnswers(id, [
      {
        itemId: 'POL-01',
        value: { kind: 'level', level: 1, practiceAhead: false },
        text: `${n}`,
        fallReason: null,
      },
    ]);
    if (n % 3 === 0) {
      // The name of one that was rotated away may come again, that of one that is there must not.
      const there = workspace.backups.list().backups.map((each) => each.id);
      const { id: made } = await workspace.backups.make();
      if (there.includes(made)) wrong.push(`two backups are called ${made}`);
      if (!workspace.backups.list().backups.some((each) => each.id === made && each.verified))
        wrong.push(`the backup just made, ${made}, is gone`);
    }
    await workspace.backups.lookAfter('working');
    if (n % 10 === 0) {
      await workspace.close();
      workspace = openWorkspace(root, { clock });
    }
  }
  const entries = workspace.assessments.history({ assessmentId: id, itemId: 'POL-01', agencyId: null });
  const read = broken ? entries.toSorted((a, b) => (a.at < b.at ? -1 : 1)) : entries;
  const texts = read
    .filter(({ field }) => field === 'text')
    .map(({ after }) => Number(JSON.parse(after ?? '""')));
  if (texts.join() !== Array.from({ length: 25 }, (_, n) => n + 1).join())
    wrong.push(`order: ${texts.join()}`);
  if (wholeHistoryFault(workspace.db) !== null) wrong.push('the history is said to be bad');
  if (workspace.backups.health().newest === null) wrong.push('no backup counts');
  await workspace.close();
  return wrong;
}
