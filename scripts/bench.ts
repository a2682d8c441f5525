import './plain-failure.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchAssess } from './bench/assess.ts';
import { benchCompare } from './bench/compare.ts';
import { benchCompareWindow } from './bench/compare-window.ts';
import { benchDatabase } from './bench/database.ts';
import { asLine, asTable, type Figure } from './bench/figure.ts';
import type { FilledWorkspace } from './bench/filled.ts';
import { type Ground, prepareGround } from './bench/ground.ts';
import { benchGuidance } from './bench/guidance.ts';
import { benchImport, fillWorkspace } from './bench/import.ts';
import { benchLawChange } from './bench/lawchange.ts';
import { benchMemory } from './bench/memory.ts';
import { benchOffice } from './bench/office-window.ts';
import { benchPacks } from './bench/packs.ts';
import { benchReader } from './bench/reader.ts';
import { benchSearch } from './bench/search.ts';
import { benchSearching } from './bench/searching.ts';
import { benchStall } from './bench/stall.ts';
import { benchStartup } from './bench/startup.ts';
import { projectRoot } from './runtime.ts';

/**
 * `npm run bench`: what Waymark costs, every figure against a peer measured in turns in the same run, so that the ratio
 * holds on any machine. Reports and never fails on a time.
 *
 *   npm run bench -- [--json] [--only startup,import,memory,stall,reader,searching,search,database,compare,assess,lawchange,guidance,packs,office]
 *
 * With --json one object a line and nothing else on the output. The table is kept in out/bench/figures.txt.
 */
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});

let lastFilled: FilledWorkspace | undefined;

const BENCHMARKS: Readonly<Record<string, (ground: Ground) => Promise<Figure[]>>> = {
  import: (ground) =>
    benchImport(ground, (filled) => {
      lastFilled = filled;
    }),
  startup: (ground) => benchStartup(ground, () => filled(ground)),
  memory: (ground) => benchMemory(ground, () => filled(ground)),
  stall: benchStall,
  reader: benchReader,
  searching: (ground) => benchSearching(ground, () => filled(ground)),
  search: () => benchSearch(),
  database: (ground) => benchDatabase(ground.folder('database')),
  compare: async (ground) => [...(await benchCompare()), ...(await benchCompareWindow(ground))],
  assess: benchAssess,
  lawchange: () => benchLawChange(),
  guidance: () => benchGuidance(),
  packs: () => benchPacks(),
  office: benchOffice,
};

/** The workspace the last import left, or one filled now when no import was measured. */
async function filled(ground: Ground): Promise<FilledWorkspace> {
  lastFilled ??= await fillWorkspace(ground);
  return lastFilled;
}

function chosen(): string[] {
  const names = Object.keys(BENCHMARKS);
  const only = options.only?.split(',') ?? names;
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no benchmark ${unknown.join(' or ')}; there are ${names.join(', ')}.`);
  }
  return names.filter((name) => only.includes(name));
}

const names = chosen();
const ground = await prepareGround();
const figures: Figure[] = [];
try {
  for (const name of names) {
    ground.say(`== ${name}`);
    for (const figure of (await BENCHMARKS[name]?.(ground)) ?? []) {
      figures.push(figure);
      if (options.json) process.stdout.write(asLine(figure));
    }
  }
} finally {
  ground.close();
}
const kept = path.join(projectRoot, 'out/bench/figures.txt');
mkdirSync(path.dirname(kept), { recursive: true });
writeFileSync(kept, asTable(figures));
if (!options.json) process.stdout.write(`\n${asTable(figures)}`);
