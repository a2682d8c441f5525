import type { Page } from '@playwright/test';
import { against, alone, type Figure, median } from './figure.ts';
import type { Driven, Ground } from './ground.ts';
import { BEGUN, FIVE_YEARS, fillOffice, type Office, type OfficeSize } from './office.ts';
import { stallsWhile } from './stall.ts';

const AGAIN = 3;
/** What has to be read ahead after a start of a large office is read by then. */
const AHEAD_MS = 15_000;
const REST_MS = 1500;
const PEER = 'an office that has begun: 100 documents, 3 agencies';

type Reply = { ok: true; value: unknown } | { ok: false; error: { code: string } };
interface Watcher {
  observe(of: unknown, what: object): void;
  disconnect(): void;
}
// What runs in the page knows these; scripts are checked without the types of a window.
declare const window: { waymark: { call(name: string, input: unknown): Promise<string> } };
declare const location: { hash: string };
declare const document: { body: unknown; querySelector(selector: string): unknown };
declare const MutationObserver: new (changed: () => void) => Watcher;

/** Milliseconds from the change of the address to the last change of the page, before it rests. */
const opening = (page: Page, address: string): Promise<number> =>
  page.evaluate(async (hash) => {
    const began = performance.now();
    let last = began;
    const watcher = new MutationObserver(() => {
      last = performance.now();
    });
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    location.hash = hash;
    while (performance.now() - last < 700 || document.querySelector('.mantine-Loader-root') !== null)
      await new Promise((resolve) => setTimeout(resolve, 20));
    watcher.disconnect();
    return last - began;
  }, address);

/** What one call took, and how long another one had to wait meanwhile. */
interface Called {
  readonly value: unknown;
  readonly ms: number;
  readonly longestWait: number;
}

const called = async (page: Page, name: string, input: unknown): Promise<Called> => {
  const { packed, ...told } = await page.evaluate(
    async ([wanted, given]) => {
      let longestWait = 0;
      let isOver = false;
      const others = (async () => {
        while (!isOver) {
          const asked = performance.now();
          await window.waymark.call('settings.get', {});
          longestWait = Math.max(longestWait, performance.now() - asked);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      })();
      const began = performance.now();
      const answer = await window.waymark.call(wanted as string, given);
      JSON.parse(answer);
      const ms = performance.now() - began;
      isOver = true;
      await others;
      return { packed: answer, ms, longestWait };
    },
    [name, input] as const,
  );
  const reply = JSON.parse(packed) as Reply;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return { value: reply.value, ...told };
};

/** Every measure of one office, by its name. */
type Measures = Map<string, { readonly unit: string; readonly values: number[] }>;

async function openings(driven: Driven, { open, plans }: Office, note: Note): Promise<void> {
  const { page } = driven;
  const screens = {
    item: `/assessments/${open}/PROT-01`,
    gaps: '/gaps',
    'a plan': `/plans/${plans.at(-1)}`,
    'the changed texts': '/changed-texts',
    'the calendar': '/calendar',
    'the library': '/library',
  };
  const away = async () => {
    await opening(page, '/settings');
  };
  for (const [name, address] of Object.entries(screens)) {
    await away();
    note(`open ${name}, first time`, 'ms', await opening(page, address));
  }
  for (let round = 0; round < AGAIN; round += 1)
    for (const [name, address] of Object.entries(screens)) {
      await away();
      note(`open ${name} again`, 'ms', await opening(page, address));
    }
}

type Note = (name: string, unit: string, value: number) => void;

async function calls({ page }: Driven, { open }: Office, note: Note): Promise<void> {
  const measured = async (name: string, call: string, input: unknown): Promise<unknown> => {
    const { ms, longestWait, value } = await called(page, call, input);
    note(name, 'ms', ms);
    note(`${name}, longest wait of another call`, 'ms', longestWait);
    return value;
  };
  for (let round = 0; round < AGAIN; round += 1)
    await measured('search', 'search.query', { text: 'trafficking' });
  const { value } = await called(page, 'library.list', {});
  const documentIds = (value as { id: string }[]).map(({ id }) => id);
  const change = { topics: { how: 'remove', codes: ['T1.2'] } };
  const done = await measured('change all documents', 'library.bulkEdit', { documentIds, change });
  await measured('take that back', 'changes.undo', { id: (done as { changeId: string }).changeId });
  await measured('check everything', 'backup.check', {});
  await measured('freeze the year', 'assessments.freeze', { assessmentId: open, frozenBy: 'Committee' });
}

async function measure(ground: Ground, name: string, size: OfficeSize): Promise<Measures> {
  const data = ground.folder(`office-${name}`);
  const office = await fillOffice(`${data}/workspaces/own`, size, ground.say);
  const measures: Measures = new Map();
  const note: Note = (what, unit, value) => {
    const known = measures.get(what) ?? { unit, values: [] };
    known.values.push(value);
    measures.set(what, known);
  };
  for (let round = 0; round < AGAIN; round += 1) {
    const running = await ground.start('waymark', data);
    note('from the start to a window that can be used', 'ms', running.readyAfter);
    await running.stop();
  }
  const driven = await ground.drive('waymark', data);
  try {
    await driven.page.waitForTimeout(AHEAD_MS);
    const stalls = await stallsWhile(driven.app, async () => {
      await openings(driven, office, note);
      await calls(driven, office, note);
      await driven.page.waitForTimeout(REST_MS);
    });
    note('longest stall of main by its own work', 'ms', stalls.ownWork);
  } finally {
    await driven.stop();
  }
  return measures;
}

/**
 * An office of five years, with forty agencies and five thousand documents, in the real window: the screens that show much of it, the
 * acts that touch much of it, and how long others wait meanwhile; against the same steps in an office that has begun.
 */
export async function benchOffice(ground: Ground): Promise<Figure[]> {
  const peers = await measure(ground, 'begun', BEGUN);
  const own = await measure(ground, 'five-years', FIVE_YEARS);
  return [...own].map(([name, { unit, values }]) => {
    const peer = peers.get(name);
    const called = `office: ${name}`;
    // What took no time at all has no ratio.
    return peer === undefined || median(peer.values) === 0
      ? alone(called, unit, values)
      : against(called, unit, values, PEER, peer.values);
  });
}
