import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { oneOf, randomFrom, upTo } from '../faults/fault';
import { buildPdf } from '../support/pdf-builder';
import { type BareWaymark, startBare } from './support/bare-window';
import { call, importFolders } from './support/calls';
import { expect, test } from './support/launch';

// How long it is used; `npm run test:faults -- --night` asks for two hours.
const SECONDS = Number(process.env.HARM_USE_SECONDS ?? 15);
const SEED = Number(process.env.HARM_SEED ?? 20_260_302);

const MEGABYTE = 1_000_000;
/** What the log of writes may hold, beside the database. */
const MOST_WAL = 64 * MEGABYTE;
/** Open files that come and go: a socket, a file that is being read. */
const STRAY_FILES = 24;
const MOST_MEGABYTES_AN_HOUR = 50;
/** Over less than this, what a process keeps for a while cannot be told from what it never gives back. */
const LONG_ENOUGH_S = 600;
const LOOKS = 40;
/** A person rests now and then; each process gives back what it does not use when nothing was asked of it for two seconds. */
const REST_MS = 4_000;
/** On a computer that does much else. */
const IMPORTED_WITHIN_MS = 120_000;
/** 20,000 answers and 2,000 documents in two hours are far more than a person can give; faster would measure what waits for a pause. */
const ACTS_A_SECOND = 20_000 / 7200 / 0.75;

/** Processes whose open files are counted: those of Chromium open and close their own. */
const OUR_PROCESSES = new Set(['Browser', 'waymark-data', 'waymark-search']);

const WORDS = ['victim', 'protection', 'shelter', 'court', 'trafficking', 'identification', 'fund', 'border'];

interface Look {
  /** Seconds since it began. */
  readonly at: number;
  /** Of the processes that stay, in megabytes: those that read files come and go, and what they hold goes with them. */
  readonly memory: number;
  /** Of all processes, by name. */
  readonly by: Readonly<Record<string, number>>;
  /**
   * Open files of the processes that stay; those that read files come and go. 0 where the system does not tell. Without the null
   * device: Electron before 35 keeps one open for each process it starts (electron/electron#47515).
   */
  readonly files: number;
}

/** What an open file is; null when it was closed since it was listed. */
function targetOf(link: string): string | null {
  try {
    return readlinkSync(link);
  } catch {
    return null;
  }
}

/** On the first screen, for an open document takes 25 MB, and in a rest. */
async function rest({ page, shows }: BareWaymark): Promise<void> {
  await page.evaluate(() => {
    location.hash = '/';
  });
  await shows('h1');
  await pass(REST_MS);
}

/**
 * What is kept. Where memory is judged it is looked at in a rest, and with the garbage of the page collected, or else how long that is let
 * lie would be taken for growth.
 */
async function lookAt(waymark: BareWaymark, at: number): Promise<Look> {
  const { app, collect } = waymark;
  if (SECONDS >= LONG_ENOUGH_S) await rest(waymark);
  await collect();
  const metrics = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, name, type, memory }) => ({
      ...{ pid, size: memory.workingSetSize },
      process: type === 'Utility' ? (name ?? type) : type,
    })),
  );
  const staying = metrics.filter(({ process }) => !/^waymark-(job|ocr)/.test(process));
  const ours = staying.filter(({ process }) => OUR_PROCESSES.has(process));
  const openFiles = (pid: number) => {
    const folder = `/proc/${pid}/fd`;
    if (!existsSync(folder)) return 0;
    return readdirSync(folder).filter((name) => targetOf(path.join(folder, name)) !== '/dev/null').length;
  };
  return {
    at,
    by: Object.fromEntries(
      metrics.map(({ process, size }) => [process, Math.round((size * 1024) / MEGABYTE)]),
    ),
    memory: (staying.reduce((sum, { size }) => sum + size, 0) * 1024) / MEGABYTE,
    files: ours.reduce((sum, { pid }) => sum + openFiles(pid), 0),
  };
}

type Counts = Record<'answers' | 'pdfs' | 'searches' | 'screens', number>;

/** Somebody who answers, searches, reads, looks at other screens and brings documents in, in no order. */
async function aUser({ app, page, shows }: BareWaymark, workspace: string, counts: Counts) {
  const random = randomFrom(SEED);
  const { id, answers } = await call<{ id: string; answers: { itemId: string }[] }>(
    page,
    'assessments.create',
    {
      ...{ state: 'LA', questionnaire: 'waymark', edition: '2025.1', scope: 'full' },
      referenceDate: '2025-12-31',
    },
  );
  const revisions = new Map<string, number>();
  let brought = 0;
  const go = async (hash: string) => {
    await page.evaluate((wanted) => {
      location.hash = wanted;
    }, hash);
    counts.screens += 1;
  };
  const bringIn = async () => {
    brought += 1;
    const folder = path.join(workspace, 'given', String(brought));
    mkdirSync(folder, { recursive: true });
    const lines = Array.from(
      { length: 12 },
      () => `The ${oneOf(random, WORDS)} of the ${oneOf(random, WORDS)}.`,
    );
    writeFileSync(path.join(folder, `act-${brought}.pdf`), buildPdf({ pages: [{ lines }, { lines }] }));
    const importId = await importFolders(app, page, [folder]);
    await expect
      .poll(
        async () => {
          const { files } = await call<{ files: { outcome: string }[] }>(page, 'library.getImport', {
            importId,
          });
          return files.map(({ outcome }) => outcome);
        },
        { timeout: IMPORTED_WITHIN_MS },
      )
      .toEqual(['added']);
    counts.pdfs += 1;
  };
  const answer = async () => {
    const { itemId } = oneOf(random, answers);
    const known = revisions.get(itemId) ?? 0;
    const { revision } = await call<{ revision: number }>(page, 'assessments.saveAnswer', {
      ...{ assessmentId: id, itemId, agencyId: null, fallReason: null, baseRevision: known },
      text: `The ${oneOf(random, WORDS)} decides ${counts.answers}.`,
      value: { kind: 'level', level: upTo(random, 5), practiceAhead: false },
    });
    revisions.set(itemId, revision);
    counts.answers += 1;
  };
  const search = async () => {
    await call(page, 'search.query', { text: `${oneOf(random, WORDS)} ${oneOf(random, WORDS)}` });
    counts.searches += 1;
  };
  const read = async () => {
    const documents = await call<{ versions: { id: string }[] }[]>(page, 'library.list', { sort: 'title' });
    const version = documents.length === 0 ? undefined : oneOf(random, documents).versions[0];
    if (version === undefined) return;
    await go(`/read/${version.id}`);
    await shows('canvas');
  };
  const look = async () => {
    const screens = ['/', '/library', '/gaps', '/compare', '/topics', '/settings', `/assessments/${id}`];
    await go(oneOf(random, screens));
    await shows('h1');
  };
  await bringIn();
  return async () => {
    const dice = random();
    if (dice < 0.75) await answer();
    else if (dice < 0.82) await search();
    else if (dice < 0.89) await look();
    else if (dice < 0.925) await read();
    else await bringIn();
  };
}

/** The least of some looks: what is kept, without what is about to be given back. */
const least = (looks: readonly Look[], of: 'memory' | 'files') => Math.min(...looks.map((each) => each[of]));

test('used for long, it keeps no file open, its log of writes small and its memory', async ({
  workspace,
}) => {
  test.setTimeout(120_000 + SECONDS * 1500);
  const wal = path.join(workspace, 'workspaces/own/waymark.db-wal');
  const looks: Look[] = [];
  let mostWal = 0;
  const waymark = await startBare(workspace);
  const counts = { answers: 0, pdfs: 0, searches: 0, screens: 0 };
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const kept = test.info().outputPath('looks.jsonl');
  let acts = 0;
  try {
    const act = await aUser(waymark, workspace, counts);
    while (seconds() < SECONDS) {
      await act();
      acts += 1;
      mostWal = Math.max(mostWal, existsSync(wal) ? statSync(wal).size : 0);
      if (seconds() >= (looks.length * SECONDS) / LOOKS) {
        const look = await lookAt(waymark, seconds());
        looks.push(look);
        appendFileSync(kept, `${JSON.stringify({ ...look, ...counts, mostWal })}\n`);
      }
      await pass(Math.max(0, (acts / ACTS_A_SECOND - seconds()) * 1000));
    }
  } finally {
    await waymark.quit();
  }
  const [middle, end] = [
    looks.filter(({ at }) => at > SECONDS / 3 && at <= SECONDS / 2),
    looks.filter(({ at }) => at > (SECONDS * 5) / 6),
  ];
  const hours = (SECONDS * 0.5) / 3600;
  const grown = (least(end, 'memory') - least(middle, 'memory')) / hours;
  const figures = {
    ...{ seconds: SECONDS, ...counts, mostWal, files: [least(middle, 'files'), least(end, 'files')] },
    ...{ memory: [least(middle, 'memory'), least(end, 'memory')].map(Math.round) },
    by: [middle.at(-1)?.by, end.at(-1)?.by],
    megabytesAnHour: SECONDS < LONG_ENOUGH_S ? null : Math.round(grown),
  };
  test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
  expect(counts.answers, JSON.stringify(figures)).toBeGreaterThan(0);
  expect(mostWal, JSON.stringify(figures)).toBeLessThanOrEqual(MOST_WAL);
  expect(least(end, 'files'), JSON.stringify(figures)).toBeLessThanOrEqual(
    least(middle, 'files') + STRAY_FILES,
  );
  if (SECONDS >= LONG_ENOUGH_S)
    expect(grown, JSON.stringify(figures)).toBeLessThanOrEqual(MOST_MEGABYTES_AN_HOUR);
});
