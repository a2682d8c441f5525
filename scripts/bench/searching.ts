import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../eval/scores.ts';
import { against, type Figure } from './figure.ts';
import { type FilledWorkspace, findSources, importFolder } from './filled.ts';
import type { Driven, Ground } from './ground.ts';

const ROUNDS = 3;
const BETWEEN_MS = 30;
const QUIET_QUERIES = 120;
const TEXTS = [
  'the',
  'person',
  'court',
  'made',
  'trafficking',
  'law of',
  '"shall be"',
  'protecton',
  'orang',
  'มาตรา',
];

// What the preload script gives the page.
declare const window: { waymark: { call(name: string, input: unknown): Promise<string> } };

/** Milliseconds from asking to the whole reply, in the page. */
function ask({ page }: Driven, text: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const began = performance.now();
    JSON.parse(await window.waymark.call('search.query', { text: wanted }));
    return performance.now() - began;
  }, text);
}

const textAt = (at: number): string => TEXTS[at % TEXTS.length] as string;

/** The first search of a start against the same one repeated: what is left to load when the window can be used. */
async function benchFirst(ground: Ground, filled: FilledWorkspace): Promise<Figure> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const driven = await ground.drive('waymark', filled.data);
    first.push(await ask(driven, 'person'));
    for (let at = 0; at < 3; at += 1) again.push(await ask(driven, 'person'));
    await driven.stop();
    ground.say(`searching: first search after ${first.at(-1)?.toFixed(0)} ms`);
  }
  return against(
    'first search, asked the moment the window can be used',
    'ms',
    first,
    'the same again',
    again,
  );
}

/** Searches while everything is imported, against the same searches once that has ended. */
async function benchBusy(ground: Ground): Promise<Figure[]> {
  const sources = findSources(ground);
  const driven = await ground.drive('waymark', ground.folder('searching'));
  try {
    let ended = false;
    const importing = importFolder(driven, sources.folder).finally(() => {
      ended = true;
    });
    const busy: number[] = [];
    for (let at = 0; !ended; at += 1) {
      busy.push(await ask(driven, textAt(at)));
      await pause(BETWEEN_MS);
    }
    await importing;
    const quiet: number[] = [];
    for (let at = 0; at < QUIET_QUERIES; at += 1) {
      quiet.push(await ask(driven, textAt(at)));
      await pause(BETWEEN_MS);
    }
    ground.say(`searching: ${busy.length} searches while importing`);
    return ([0.5, 0.95] as const).map((share) =>
      against(
        `search while importing, p${share * 100}`,
        'ms',
        [percentile(busy, share)],
        'the same when quiet',
        [percentile(quiet, share)],
        share === 0.95 ? '≤ 2' : undefined,
      ),
    );
  } finally {
    await driven.stop();
  }
}

/** Searching in the running program: the first search of a start, and searching while files come in. */
export async function benchSearching(
  ground: Ground,
  filled: () => Promise<FilledWorkspace>,
): Promise<Figure[]> {
  return [await benchFirst(ground, await filled()), ...(await benchBusy(ground))];
}
