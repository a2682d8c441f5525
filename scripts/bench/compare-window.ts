import '../typescript-imports.ts';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { AnswerValue, Level } from '../../shared/assessments';
import { projectRoot } from '../runtime.ts';
import { against, alone, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';

const STATES = 45;
const YEARS = 20;
const ROUNDS = 5;
const FRAMES = 120;
const SETTLE_MS = 700;
const TEXT = 'An explanation of some length, as an officer would write it.';

// What runs in the page knows these; scripts are checked without the types of a window.
interface Element {
  innerHTML: string;
  scrollTop: number;
  scrollLeft: number;
  readonly offsetHeight: number;
  append(child: Element): void;
  remove(): void;
}
declare const window: { waymark: { call(name: string, input: unknown): Promise<string> } };
declare const location: { hash: string };
declare const document: {
  readonly body: Element;
  createElement(name: string): Element & { className: string };
  querySelector(selector: string): Element | null;
};
declare function requestAnimationFrame(then: (time: number) => void): number;

/** Answers 20 years of 45 States, freezes all of them, and records that all States agreed. Gives the snapshots by State. */
async function fill(data: string): Promise<readonly (readonly string[])[]> {
  const { createAssessmentsService } = await import('../../main/assessments');
  const { createComparisonService } = await import('../../main/comparison');
  const { openDatabase } = await import('../../main/database');
  const { newId, systemClock } = await import('../../main/platform');
  const { loadEditions } = await import('../../main/questionnaires');
  const { MEMBERS } = await import('../../shared/vocabulary');
  const folder = path.join(data, 'workspaces', 'own');
  mkdirSync(folder, { recursive: true });
  const editions = loadEditions(path.join(projectRoot, 'resources'));
  const edition = editions[0];
  if (edition === undefined) throw new Error('no edition to answer');
  const db = openDatabase({ file: path.join(folder, 'waymark.db') });
  const common = { db, clock: systemClock, actor: () => 'Bench', announce: () => undefined };
  const assessments = createAssessmentsService({
    ...{ ...common, newId, editions },
    library: { findVersion: () => undefined },
    agencies: { find: () => undefined },
  });
  const comparison = createComparisonService({ ...common, assessments, targetsOf: () => new Map() });
  const valueAt = (item: number, year: number, state: number): AnswerValue => {
    if ((item + state) % 29 === 0) return { kind: 'nk', whoMightKnow: 'The courts' };
    if ((item + year) % 31 === 0) return { kind: 'na', reason: 'No land border' };
    const level = Math.min(
      4,
      Math.floor(((item * 7 + state * 3) % 11) / 4 + (year * ((item % 3) + 1)) / 25),
    ) as Level;
    return { kind: 'level', level, practiceAhead: false };
  };
  const all: string[][] = [];
  try {
    for (const [state, { code }] of MEMBERS.slice(0, STATES).entries()) {
      const ofState: string[] = [];
      all.push(ofState);
      for (let year = 0; year < YEARS; year += 1) {
        const { id } = assessments.create({
          ...{ state: code, questionnaire: edition.id, edition: edition.edition, scope: 'full' },
          referenceDate: `${2005 + year}-12-31`,
        });
        assessments.saveAnswers(
          id,
          edition.items.map((item, at) => ({
            ...{ itemId: item.id, value: valueAt(at, year, state), text: TEXT, fallReason: null },
          })),
        );
        ofState.push(assessments.freeze(id, 'Bench').id);
      }
      comparison.setConsent(code, { basis: 'agreed', note: 'Made up for a measurement' });
    }
  } finally {
    db.close();
  }
  return all;
}

/** Milliseconds from following an address to the frame that has what is waited for. */
async function opening(page: Page, from: string, to: string, waitFor: string): Promise<number> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, from);
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate(
    async ([hash, selector]) => {
      const began = performance.now();
      location.hash = hash;
      while (document.querySelector(selector) === null)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - began;
    },
    [to, waitFor] as const,
  );
}

/** Milliseconds to put a plain table of so many cells into the same window, as text and nothing else. */
const plainTable = (page: Page, rows: number, columns: number): Promise<number> =>
  page.evaluate(
    async ([height, width]) => {
      const began = performance.now();
      const frame = document.createElement('div');
      const line = `<tr>${'<td>3</td>'.repeat(width)}</tr>`;
      frame.innerHTML = `<table>${line.repeat(height)}</table>`;
      document.body.append(frame);
      if (frame.offsetHeight === 0) throw new Error('nothing is shown');
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const took = performance.now() - began;
      frame.remove();
      return took;
    },
    [rows, columns] as const,
  );

/** Times between frames while a heat map is scrolled a little in every frame, down or sideways; sorted. */
const scrolling = (page: Page, way: 'down' | 'sideways'): Promise<number[]> =>
  page.evaluate(
    async ([direction, frames, settle]) => {
      const grid = document.querySelector('[data-heat-grid]');
      if (grid === null) throw new Error('there is no heat map');
      grid.scrollTop = 0;
      grid.scrollLeft = 0;
      // The way back to the begin is a jump of its own; its frames are not those of scrolling.
      await new Promise((resolve) => setTimeout(resolve, settle));
      const times: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let at = 0; at < frames; at += 1) {
        if (direction === 'down') grid.scrollTop += 24;
        else grid.scrollLeft += 24;
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        times.push(now - last);
        last = now;
      }
      return times.sort((one, other) => one - other);
    },
    [way, FRAMES, SETTLE_MS] as const,
  );

/** Times between frames while nothing happens: what this window and this machine can do at best; sorted. */
const resting = (page: Page): Promise<number[]> =>
  page.evaluate(async (frames) => {
    const times: number[] = [];
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let at = 0; at < frames; at += 1) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    return times.sort((one, other) => one - other);
  }, FRAMES);

/** Makes the map stale, as recording another consent does. */
const forget = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const consent = { basis: 'agreed', note: 'Made up for a measurement' };
    const packed = await window.waymark.call('comparison.setConsent', { state: 'TH', consent });
    const reply = JSON.parse(packed) as { ok: boolean };
    if (!reply.ok) throw new Error('the consent was refused');
  });

const share = (sorted: readonly number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
const mean = (times: readonly number[]) => times.reduce((sum, time) => sum + time, 0) / times.length;

/** Comparing in the real window: 20 columns after a click, and a heat map of 45 States and 20 years, each against a plain table. */
export async function benchCompareWindow(ground: Ground): Promise<Figure[]> {
  const data = ground.folder('compare-window');
  ground.say(`freezing ${STATES} States of ${YEARS} years`);
  const states = await fill(data);
  const items = 113;
  // Each round compares years that were not read before, and the map is made stale: nothing comes from what the window remembers.
  const compare = (round: number) => `/compare/${states[round]?.join(',')}`;
  const changes = 'table tr[data-row]';
  const cell = '[data-heat-grid] [role=gridcell]';
  // From the screen on which they are chosen, as everybody comes: its scripts are there by then, the data is not.
  const firstTimes = async (page: Page, round: number) => ({
    map: await opening(page, '/compare', '/compare/all', cell),
    compare: await opening(page, '/compare', compare(round), changes),
  });
  // The program's first start of all: no levels are packed, and no scripts are kept as they were compiled.
  const begun = await ground.drive('waymark', data);
  const ever = await firstTimes(begun.page, ROUNDS + 1).finally(() => begun.stop());
  const driven = await ground.drive('waymark', data);
  const { page } = driven;
  try {
    const afterStart = await firstTimes(page, 0);
    const compares: number[] = [];
    const maps: number[] = [];
    const smallPlain: number[] = [];
    const largePlain: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      compares.push(await opening(page, '/compare', compare(round + 1), changes));
      await forget(page);
      smallPlain.push(await plainTable(page, items, YEARS));
      maps.push(await opening(page, '/compare', '/compare/all', cell));
      largePlain.push(await plainTable(page, items, STATES * YEARS));
    }
    await opening(page, '/compare', '/compare/all', cell);
    const still = await resting(page);
    const down = await scrolling(page, 'down');
    const sideways = await scrolling(page, 'sideways');
    const atRest = 'the same window at rest';
    const plain = 'a plain HTML table of the digits alone, same window';
    return [
      alone('compare.window: open 20 columns, first time after the very first start', 'ms', [ever.compare]),
      alone('compare.window: open 20 columns, first time after a start', 'ms', [afterStart.compare]),
      against('compare.window: open 20 columns of 113 items', 'ms', compares, plain, smallPlain, '≤ 150 ms'),
      alone('compare.window: heat map of 45 by 20, first time after the very first start', 'ms', [ever.map]),
      alone('compare.window: heat map of 45 by 20, first time after a start', 'ms', [afterStart.map]),
      against(
        'compare.window: heat map of 45 States and 20 years',
        'ms',
        maps,
        plain,
        largePlain,
        '≤ 500 ms',
      ),
      against(
        'compare.window: scroll it down, mean of a frame',
        'ms',
        [mean(down)],
        atRest,
        [mean(still)],
        '≤ 16.7 ms',
      ),
      alone('compare.window: scroll it down, p95 of a frame', 'ms', [share(down, 0.95)]),
      against(
        'compare.window: scroll it sideways, mean of a frame',
        'ms',
        [mean(sideways)],
        atRest,
        [mean(still)],
        '≤ 16.7 ms',
      ),
      alone('compare.window: scroll it sideways, p95 of a frame', 'ms', [share(sideways, 0.95)]),
    ];
  } finally {
    await driven.stop();
  }
}
