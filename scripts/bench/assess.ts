import path from 'node:path';
import type { Page } from '@playwright/test';
import { against, alone, type Figure } from './figure.ts';
import type { Driven, Ground } from './ground.ts';

const AGENCIES = 12;
const OPENINGS = 5;
const FILTERINGS = 9;
const SAVES = 400;
const SETTLE_MS = 900;
const TEXT = 'An explanation of some length, as an officer would write it. '.repeat(5);
const TYPED = 'Nothing of this may be lost while files are taken in. '.repeat(4);

type Reply = { ok: true; value: unknown } | { ok: false; error: { code: string } };
interface Element {
  getAttribute(name: string): string | null;
  click(): void;
}
// What runs in the page knows these; scripts are checked without the types of a window.
declare const window: { waymark: { call(name: string, input: unknown): Promise<string> } };
declare const location: { hash: string };
declare const document: {
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};
declare function requestAnimationFrame(then: (time: number) => void): number;

async function call<T>(page: Page, name: string, input: unknown): Promise<T> {
  const packed = await page.evaluate(([called, given]) => window.waymark.call(called as string, given), [
    name,
    input,
  ] as const);
  const reply = JSON.parse(packed) as Reply;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.value as T;
}

const go = (page: Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);

interface Filled {
  readonly assessmentId: string;
  readonly itemIds: readonly string[];
  readonly documents: readonly unknown[];
}

/** An assessment of 113 items with twelve agencies that are asked all of them, and the files with their answers. */
async function fill(page: Page): Promise<Filled> {
  const assessment = await call<{ id: string; answers: { itemId: string }[] }>(page, 'assessments.create', {
    ...{ state: 'TH', questionnaire: 'waymark', edition: '2025.1', scope: 'full' },
    referenceDate: '2025-12-31',
  });
  const itemIds = assessment.answers.map(({ itemId }) => itemId);
  const documents: unknown[] = [];
  for (let at = 0; at < AGENCIES; at += 1) {
    const { id: agencyId } = await call<{ id: string }>(page, 'agencies.create', {
      ...{ state: 'TH', names: [{ language: 'eng', name: `Agency ${at}` }], shortName: `Agency ${at}` },
      ...{ roles: ['POLC'], place: '', from: null, until: null, note: '' },
    });
    await call(page, 'assessments.assign', {
      assessmentId: assessment.id,
      changes: itemIds.map((itemId) => ({ itemId, agencyId, as: at === 0 ? 'lead' : 'asked' })),
    });
    documents.push({
      ...{ format: 'waymark-contribution/1', assessmentId: assessment.id, state: 'TH', agencyId },
      ...{ questionnaire: 'waymark', edition: '2025.1', scope: 'full', referenceDate: '2025-12-31' },
      ...{ version: 1, madeAt: '2025-11-30T00:00:00.000Z', madeBy: 'Bench' },
      answers: itemIds.map((itemId, item) => ({
        ...{ itemId, baseRevision: 0, text: TEXT, fallReason: null, held: [] },
        value: { kind: 'level', level: (at * item) % 5, practiceAhead: false },
        citations: [
          {
            versionId: '0190b000-0000-7000-8000-000000000001',
            ...{
              documentTitle: 'Act',
              page: 1 + item,
              pageLabel: null,
              quote: TEXT,
              rectangles: [],
              note: '',
            },
          },
        ],
      })),
    });
  }
  return { assessmentId: assessment.id, itemIds, documents };
}

/** Takes all files in while somebody types on the answering screen; milliseconds for the files, and keys that were lost. */
async function takeInWhileTyping(page: Page, { assessmentId, itemIds, documents }: Filled) {
  const [itemId = ''] = itemIds;
  await go(page, `/assessments/${assessmentId}/${itemId}`);
  const field = page.getByLabel('Explanation');
  await field.click();
  const started = performance.now();
  const taking = (async () => {
    for (const document of documents)
      await call(page, 'assessments.applyContribution', { document, choice: { itemIds: null } });
    return performance.now() - started;
  })();
  await page.keyboard.type(TYPED, { delay: 10 });
  const took = await taking;
  await page.locator('[data-state="saved"]').waitFor();
  const { answers } = await call<{ answers: { itemId: string; text: string }[] }>(page, 'assessments.get', {
    assessmentId,
  });
  const kept = answers.find((answer) => answer.itemId === itemId)?.text ?? '';
  return { took, lost: kept === TYPED ? 0 : Math.max(1, TYPED.length - kept.length) };
}

/** Round trips of the window's own call, each answered after the change is synced to disk. */
const saves = (page: Page, assessmentId: string, itemIds: readonly string[]) =>
  page.evaluate(
    async ([id, items, count]) => {
      const times: number[] = [];
      for (let at = 0; at < count; at += 1) {
        const itemId = items[10 + (at % 100)];
        const began = performance.now();
        const packed = await window.waymark.call('assessments.saveAnswer', {
          ...{ assessmentId: id, itemId, text: `Text ${at}`, fallReason: null },
          ...{ value: { kind: 'level', level: at % 5 }, baseRevision: Math.floor(at / 100) },
        });
        const reply = JSON.parse(packed) as Reply;
        if (!reply.ok) throw new Error(reply.error.code);
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b);
    },
    [assessmentId, [...itemIds], SAVES] as const,
  );

/** The same rows and the same kind of commit by prepared statements and nothing else, in this process. */
async function bareSaves(folder: string): Promise<number[]> {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(path.join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE answers (id INTEGER PRIMARY KEY, value TEXT, text TEXT);
    CREATE TABLE history (seq INTEGER PRIMARY KEY, field TEXT, before TEXT, after TEXT);`);
  const put = db.prepare('INSERT OR REPLACE INTO answers VALUES (?, ?, ?)');
  const append = db.prepare('INSERT INTO history (field, before, after) VALUES (?, ?, ?)');
  const save = db.transaction((at: number) => {
    put.run(at % 100, '{"kind":"level","level":2}', `Text ${at}`);
    append.run('value', '{"kind":"none"}', '{"kind":"level","level":2}');
    append.run('text', '', `Text ${at}`);
  });
  const times: number[] = [];
  for (let at = 0; at < SAVES; at += 1) {
    const began = performance.now();
    save.immediate(at);
    times.push(performance.now() - began);
  }
  db.close();
  return times.sort((a, b) => a - b);
}

/** How long something took by the clock, and how long the page itself worked for it: on a busy machine the rest is waiting. */
interface Took {
  readonly ms: number;
  readonly worked: number;
}

/** Runs something in the page and gives what it took there. */
async function timed(page: Page, work: () => Promise<number>): Promise<Took> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workedSoFar = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await workedSoFar();
  const ms = await work();
  const worked = (await workedSoFar()) - before;
  await session.detach();
  return { ms, worked };
}

/** From leaving the list of items to the first row of the table, in a window that has been used for a while. */
async function openings(page: Page, assessmentId: string): Promise<Took[]> {
  const all: Took[] = [];
  for (let round = 0; round <= OPENINGS; round += 1) {
    await go(page, `/assessments/${assessmentId}`);
    await page.locator('tr[data-row]').first().waitFor();
    await page.waitForTimeout(SETTLE_MS);
    all.push(
      await timed(page, () =>
        page.evaluate(async (hash) => {
          const began = performance.now();
          location.hash = hash;
          while (document.querySelector('[data-wide-table] tr[data-row]') === null)
            await new Promise((resolve) => requestAnimationFrame(resolve));
          return performance.now() - began;
        }, `/assessments/${assessmentId}/consolidation`),
      ),
    );
  }
  return all;
}

/** From choosing a filter to the frame that shows what it leaves. */
async function filterings(page: Page): Promise<Took[]> {
  const all: Took[] = [];
  for (let round = 0; round < FILTERINGS; round += 1) {
    await page.waitForTimeout(SETTLE_MS / 3);
    all.push(
      await timed(page, () =>
        page.evaluate(
          async (wanted) => {
            const rows = () =>
              document.querySelector('[data-wide-table] table')?.getAttribute('aria-rowcount');
            const before = rows();
            // "All" is a choice of both filters; the one of what to show stands last.
            const choice = [...document.querySelectorAll(`input[value="${wanted}"]`)].at(-1);
            const began = performance.now();
            choice?.click();
            while (rows() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
            return performance.now() - began;
          },
          round % 2 === 0 ? 'gaps' : 'all',
        ),
      ),
    );
  }
  return all;
}

/**
 * Many agencies in the real window: twelve agencies on 113 items. Their files are taken in while somebody types, the table of all
 * answers is opened and narrowed, and answers are saved.
 */
export async function benchAssess(ground: Ground): Promise<Figure[]> {
  const driven: Driven = await ground.drive('waymark', ground.folder('assess'));
  const { page } = driven;
  try {
    const filled = await fill(page);
    const { took, lost } = await takeInWhileTyping(page, filled);
    const times = await saves(page, filled.assessmentId, filled.itemIds);
    // The first opening also fetches the screen's script and words, and is told apart.
    const [first, ...opened] = await openings(page, filled.assessmentId);
    const filtered = await filterings(page);
    const bare = await bareSaves(ground.folder('assess-bare'));
    const at = (all: readonly number[], share: number) => all[Math.floor(all.length * share)] ?? 0;
    const clock = (all: readonly Took[]) => all.map(({ ms }) => ms);
    const work = (all: readonly Took[]) => all.map(({ worked }) => worked);
    const peer = 'bare statements, synced, no window';
    return [
      alone('assess: take in the files of 12 agencies on 113 items', 'ms', [took], '≤ 2000 ms'),
      alone('assess: keys lost while they are taken in', 'keys', [lost], '0'),
      alone('assess: open the table of 12 agencies and 113 items, first time', 'ms', [first?.ms ?? 0]),
      alone('assess: open that table', 'ms', clock(opened), '≤ 200 ms'),
      alone('assess: open that table, work of the page', 'ms', work(opened)),
      alone('assess: narrow that table', 'ms', clock(filtered), '≤ 50 ms'),
      alone('assess: narrow that table, work of the page', 'ms', work(filtered)),
      against('assess: save an answer, on disk, median', 'ms', [at(times, 0.5)], peer, [at(bare, 0.5)]),
      against(
        'assess: save an answer, on disk, p99',
        'ms',
        [at(times, 0.99)],
        peer,
        [at(bare, 0.99)],
        '≤ 30 ms',
      ),
    ];
  } finally {
    await driven.stop();
  }
}
