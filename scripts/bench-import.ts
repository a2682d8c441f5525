import './plain-failure.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Answers, beginAsking, endAsking } from './bench/answer-probe.ts';
import { type DropSet, writeDropSet } from './bench/drop-set.ts';
import { against, alone, asLine, asTable, type Figure } from './bench/figure.ts';
import { type Driven, type Ground, prepareGround } from './bench/ground.ts';
import { canReadProcesses, memoryOfTree } from './bench/process-tree.ts';
import { stallsWhile } from './bench/stall.ts';

/**
 * `npm run bench:import`: drops many files on the real program and says how long its window was kept waiting meanwhile, against the
 * same questions to the idle program in the same run; how fast it was, what it took of memory; then drops them again, kills the
 * program half-way, starts it and counts what came of every file.
 *
 *   npm run bench:import -- [--files 500] [--mb 2000] [--json] [--no-kill]
 */
const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '500' },
    mb: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
    'no-kill': { type: 'boolean', default: false },
  },
});

interface Summary {
  readonly id: string;
  readonly state: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}
declare const window: {
  readonly waymark: {
    call(name: string, input: unknown): Promise<string>;
  };
  readonly location: { hash: string };
};

async function call<T>({ page }: Driven, name: string, input: unknown): Promise<T> {
  const packed = await page.evaluate(({ called, given }) => window.waymark.call(called, given), {
    called: name,
    given: input,
  });
  const reply = JSON.parse(packed) as { readonly ok: boolean; readonly value: T };
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply)}`);
  return reply.value;
}

/** Drops a folder as a user does and shows the import, as the window does then. */
async function drop(driven: Driven, folder: string): Promise<string> {
  await driven.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  const tokens = await call<{ token: string }[]>(driven, 'library.choose', { what: 'folder' });
  const { importId } = await call<{ importId: string }>(driven, 'library.startImport', {
    tokens: tokens.map(({ token }) => token),
  });
  await show(driven, `/library/imports/${importId}`);
  return importId;
}

const show = ({ page }: Driven, address: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, address);

const WAITING = ['waiting', 'working'];
const done = ({ total, counts }: Summary) =>
  total - WAITING.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

async function until(
  driven: Driven,
  importId: string,
  isThere: (summary: Summary) => boolean,
  onLook: () => void = () => undefined,
): Promise<Summary> {
  for (;;) {
    const list = await call<Summary[]>(driven, 'library.listImports', {});
    const summary = list.find(({ id }) => id === importId);
    if (summary && isThere(summary)) return summary;
    onLook();
    await pause(500);
  }
}

/** What came of the files, set against what must have. */
function assertOutcomes(set: DropSet, { counts }: Summary, when: string): void {
  const wrong = Object.entries(set.outcomes).filter(([outcome, count]) => (counts[outcome] ?? 0) !== count);
  if (wrong.length > 0) {
    throw new Error(`${when}: ${JSON.stringify(counts)} where ${JSON.stringify(set.outcomes)} is right`);
  }
}

const IDLE_MS = 10_000;

async function measure(ground: Ground, set: DropSet): Promise<Figure[]> {
  const driven = await ground.drive('waymark', ground.folder('drop'));
  try {
    await beginAsking(driven);
    await pause(IDLE_MS);
    const idle = await endAsking(driven);

    let memory = 0;
    let summary: Summary | undefined;
    let answers: Answers | undefined;
    const stalls = await stallsWhile(driven.app, async () => {
      const importId = await drop(driven, set.folder);
      await beginAsking(driven);
      summary = await until(
        driven,
        importId,
        ({ endedAt }) => endedAt !== null,
        () => {
          if (!canReadProcesses) return;
          memory = Math.max(
            memory,
            memoryOfTree(driven.pid).reduce((sum, { pss }) => sum + pss, 0),
          );
        },
      );
      answers = await endAsking(driven);
    });
    if (summary === undefined || answers === undefined) throw new Error('the import did not end');
    assertOutcomes(set, summary, 'after the import');
    const seconds = (Date.parse(summary.endedAt ?? '') - Date.parse(summary.startedAt)) / 1000;
    const name = 'the same while idle';
    const pair = (what: string, of: Exclude<keyof Answers, 'longestOf'>, goal?: string) =>
      against(what, 'ms', [answers?.[of] ?? Number.NaN], name, [idle[of]], goal);
    return [
      pair('answer to the window while importing, median', 'median'),
      pair('answer to the window while importing, p99', 'p99', '≤ 100 ms'),
      pair('answer to the window while importing, longest', 'longest', '≤ 100 ms'),
      ...Object.entries(answers.longestOf).map(([called, ms]) =>
        alone(`longest answer to ${called}`, 'ms', [ms]),
      ),
      pair('pause between two pictures, longest', 'longestFrame'),
      alone('questions asked meanwhile', 'calls', [answers.count]),
      alone('stall of main, longest', 'ms', [stalls.longest]),
      alone('stall of main by its own work', 'ms', [stalls.ownWork]),
      alone('import', 'pages/s', [set.pages / seconds]),
      alone('import', 's', [seconds]),
      ...(canReadProcesses ? [alone('memory of all processes, most', 'MB', [memory])] : []),
    ];
  } finally {
    await driven.stop();
  }
}

/** Drops the set, kills the program half-way, starts it again and waits for the end. */
async function killMidway(ground: Ground, set: DropSet): Promise<Figure[]> {
  const data = ground.folder('killed');
  const first = await ground.drive('waymark', data);
  const importId = await drop(first, set.folder);
  const at = await until(first, importId, (summary) => done(summary) * 2 >= summary.total);
  first.app.process().kill('SIGKILL');
  await first.app.waitForEvent('close').catch(() => undefined);

  const second = await ground.drive('waymark', data);
  try {
    const summary = await until(second, importId, ({ endedAt }) => endedAt !== null);
    assertOutcomes(set, summary, 'after the kill');
    const documents = await call<{ id: string }[]>(second, 'library.list', {});
    if (documents.length !== set.outcomes.added) {
      throw new Error(`${documents.length} documents where ${set.outcomes.added} is right`);
    }
    return [
      alone('files done when it was killed', 'files', [done(at)]),
      ...Object.entries(set.outcomes).map(([outcome]) =>
        alone(`after the kill and a new start: ${outcome}`, 'files', [summary.counts[outcome] ?? 0]),
      ),
    ];
  } finally {
    await second.stop();
  }
}

const ground = await prepareGround();
const figures: Figure[] = [];
try {
  const [files, megabytes] = [Number(options.files), Number(options.mb)];
  ground.say(`writing ${files} files, ${megabytes} MB`);
  const set = writeDropSet(ground.folder('sources'), files, megabytes);
  ground.say('dropping them');
  figures.push(...(await measure(ground, set)));
  if (!options['no-kill']) {
    ground.say('dropping them again, and killing the program half-way');
    figures.push(...(await killMidway(ground, set)));
  }
} finally {
  ground.close();
}
for (const figure of options.json ? figures : []) process.stdout.write(asLine(figure));
if (!options.json) process.stdout.write(`\n${asTable(figures)}`);
