import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { compareWithHead } from '../../main/database';
import { TAMPERINGS, tamper } from '../support/history-tampering';
import { type Fault, oneOf, randomFrom, said, upTo } from './fault';
import { wholeHistoryFault } from './looks';
import { ASSESSMENT, openWorkspace, prepareWorkspaces } from './workspace';

export const histories: Fault = {
  name: 'a history that was tampered with',
  proves:
    'every change, deletion, insertion, swap or cut of the history is found, and the first bad entry is named',
  runs: { short: 34, usual: 204, night: 5000 },
  broken: 'the hashes of the entries are not looked at, only their numbers',
  cheapBroken: true,
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const random = randomFrom(seed);
    const template = path.join(folder('sound'), 'own');
    const workspace = openWorkspace(template);
    const { id } = workspace.assessments.create(ASSESSMENT);
    for (let n = 0; n < 60; n += 1)
      workspace.assessments.saveAnswers(id, [
        {
          itemId: ['POL-01', 'POL-02', 'PROS-01'][n % 3] ?? '',
          value: { kind: 'level', level: n % 2 === 0 ? 1 : 2, practiceAhead: false },
          text: `words ${n}`,
          fallReason: null,
        },
      ]);
    await workspace.backups.make();
    const head = workspace.db.facts().historyHead;
    await workspace.close();
    const last = head?.seq ?? 0;

    const failures: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const way = TAMPERINGS[run % TAMPERINGS.length] ?? oneOf(random, TAMPERINGS);
      const at = 2 + upTo(random, last - 1);
      const root = path.join(folder(`run ${run}`), 'own');
      cpSync(template, root, { recursive: true });
      try {
        const raw = new Database(path.join(root, 'waymark.db'));
        const named = tamper(raw, way, at);
        raw.close();
        const opened = openWorkspace(root);
        const fault = broken
          ? opened.db.facts().rows.history === last
            ? null
            : { seq: at }
          : (wholeHistoryFault(opened.db) ?? (head && compareWithHead(opened.db, head)));
        const told = opened.backups.health().history;
        if (fault === null || !named.includes(fault.seq))
          failures.push(`run ${run}, ${way.name} at ${at}: named ${fault?.seq ?? 'nothing'}, not ${named}`);
        else if (told === null) failures.push(`run ${run}, ${way.name} at ${at}: not told at the start`);
        await opened.close();
      } catch (cause) {
        failures.push(`run ${run}, ${way.name} at ${at}: ${said(cause)}`);
      }
      rmSync(folder(`run ${run}`), { recursive: true, force: true });
    }
    return { runs, failures };
  },
};
