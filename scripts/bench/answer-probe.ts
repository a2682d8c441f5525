import type { Driven } from './ground.ts';

/** How long the window waited for answers, in milliseconds. */
export interface Answers {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
  /** The longest by the name of the call. */
  readonly longestOf: Readonly<Record<string, number>>;
  /** Longest pause between two pictures of the window. */
  readonly longestFrame: number;
}

interface Probe {
  readonly trips: { readonly name: string; readonly ms: number }[];
  readonly frames: number[];
  stop: boolean;
}
// What the page holds while it is probed, and what the preload script gives it.
declare const window: {
  readonly waymark: { call(name: string, input: unknown): Promise<string> };
  probe?: Probe;
};
declare function requestAnimationFrame(next: (at: number) => void): void;

const EVERY_MS = 50;

/** Begins to ask the program from its page, as a user who clicks on all the time does: the list, a setting, the imports in turn. */
export async function beginAsking({ page }: Driven): Promise<void> {
  await page.evaluate((every) => {
    const probe: Probe = { trips: [], frames: [], stop: false };
    window.probe = probe;
    const calls: [string, unknown][] = [
      ['library.list', {}],
      ['settings.get', {}],
      ['library.listImports', {}],
      ['search.query', { text: 'shelter' }],
    ];
    const ask = async (turn: number): Promise<void> => {
      if (probe.stop) return;
      const [name, input] = calls[turn % calls.length] ?? ['settings.get', {}];
      const began = performance.now();
      JSON.parse(await window.waymark.call(name, input));
      probe.trips.push({ name, ms: performance.now() - began });
      setTimeout(() => void ask(turn + 1), every);
    };
    void ask(0);
    let last = performance.now();
    const frame = (at: number): void => {
      probe.frames.push(at - last);
      last = at;
      if (!probe.stop) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }, EVERY_MS);
}

/** Ends it and gives what was measured. */
export async function endAsking({ page }: Driven): Promise<Answers> {
  const { trips, frames } = await page.evaluate(() => {
    const probe = window.probe ?? { trips: [], frames: [], stop: true };
    probe.stop = true;
    return { trips: probe.trips, frames: probe.frames };
  });
  const sorted = trips.map(({ ms }) => ms).sort((a, b) => a - b);
  const longestOf: Record<string, number> = {};
  for (const { name, ms } of trips) longestOf[name] = Math.max(longestOf[name] ?? 0, ms);
  const share = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return {
    count: sorted.length,
    median: share(0.5),
    p99: share(0.99),
    longest: sorted.at(-1) ?? Number.NaN,
    longestOf,
    longestFrame: frames.slice(1).reduce((most, one) => Math.max(most, one), 0),
  };
}
