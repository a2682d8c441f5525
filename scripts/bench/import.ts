import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isInstalled } from '../runtime/command.ts';
import { against, alone, type Figure } from './figure.ts';
import { type FilledWorkspace, findSources, type Imported, importFolder, type Sources } from './filled.ts';
import { type Ground, put } from './ground.ts';
import { canReadProcesses, cpuOfEndedChildren, cpuOfTree } from './process-tree.ts';

const ROUNDS = 3;
const SETTLES_AFTER_MS = 3_000;
const PEER = 'pdftotext, file by file';

interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** Reads every file by a pdftotext of its own and throws the text away. */
function readByPoppler({ files }: Sources): Cost {
  const cpu = canReadProcesses ? cpuOfEndedChildren() : Number.NaN;
  const began = performance.now();
  for (const file of files) spawnSync('pdftotext', ['-q', file, '/dev/null'], { stdio: 'ignore' });
  return {
    wall: (performance.now() - began) / 1000,
    cpu: canReadProcesses ? cpuOfEndedChildren() - cpu : Number.NaN,
  };
}

/** Indexes the folder with recollindex into an index of its own, with its own settings otherwise. */
function indexByRecoll(ground: Ground, { folder }: Sources): Cost {
  const settings = ground.folder('recoll');
  put(path.join(settings, 'recoll.conf'), `topdirs = ${folder}\nfollowLinks = 1\n`);
  const cpu = canReadProcesses ? cpuOfEndedChildren() : Number.NaN;
  const began = performance.now();
  spawnSync('recollindex', ['-c', settings, '-z'], { stdio: 'ignore' });
  return {
    wall: (performance.now() - began) / 1000,
    cpu: canReadProcesses ? cpuOfEndedChildren() - cpu : Number.NaN,
  };
}

/** What this program takes for what a peer takes, round by round: the least, the middle and the most. */
function timesOfPeer(
  name: string,
  own: readonly Cost[],
  peer: readonly Cost[],
  measure: keyof Cost,
  goal?: string,
): Figure[] {
  const ratios = own.map((cost, round) => cost[measure] / (peer[round]?.[measure] ?? Number.NaN));
  return [
    alone(`${name}, least`, 'times', [Math.min(...ratios)]),
    alone(`${name}, middle`, 'times', ratios, goal),
    alone(`${name}, most`, 'times', [Math.max(...ratios)]),
  ];
}

async function importOnce(ground: Ground, sources: Sources, data: string): Promise<Imported & Cost> {
  const driven = await ground.drive('waymark', data);
  try {
    // What the start still does in the background is not the import's.
    await pause(SETTLES_AFTER_MS);
    const before = canReadProcesses ? cpuOfTree(driven.pid) : Number.NaN;
    const imported = await importFolder(driven, sources.folder);
    const cpu = canReadProcesses ? cpuOfTree(driven.pid) - before : Number.NaN;
    return { ...imported, wall: imported.seconds, cpu };
  } finally {
    await driven.stop();
  }
}

/** Fills a workspace once, for the benchmarks that need one. */
export async function fillWorkspace(ground: Ground): Promise<FilledWorkspace> {
  const data = ground.folder('filled');
  return { data, ...(await importOnce(ground, findSources(ground), data)) };
}

/**
 * Pages a second from the command to the last page searchable, by the whole program with its window open: files are copied,
 * hashed, synced, read, stored and indexed. Against pdftotext, which only reads, and recollindex, which reads and indexes, over the
 * same files in turns.
 */
export async function benchImport(
  ground: Ground,
  keep: (filled: FilledWorkspace) => void,
): Promise<Figure[]> {
  const sources = findSources(ground);
  const hasPeer = isInstalled('pdftotext');
  if (!hasPeer) ground.say('import: pdftotext is not installed (Debian: poppler-utils), so there is no peer');
  const hasIndexer = isInstalled('recollindex');
  if (!hasIndexer)
    ground.say('import: recollindex is not installed (Debian: recollcmd), so there is no such peer');
  const own: Cost[] = [];
  const peer: Cost[] = [];
  const indexer: Cost[] = [];
  let pages = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    if (hasPeer) peer.push(readByPoppler(sources));
    if (hasIndexer) indexer.push(indexByRecoll(ground, sources));
    const data = ground.folder('import');
    const imported = await importOnce(ground, sources, data);
    own.push(imported);
    pages = imported.pages;
    keep({ data, ...imported });
    ground.say(`import: round ${round} of ${ROUNDS}, ${imported.files} files, ${pages} pages`);
  }
  const rate = (costs: readonly Cost[], measure: keyof Cost) => costs.map((cost) => pages / cost[measure]);
  const figures = [
    ['import', 'pages/s', 'wall'],
    ['import, processor time', 'pages/CPU s', 'cpu'],
  ] as const;
  const measures = canReadProcesses ? (['wall', 'cpu'] as const) : (['wall'] as const);
  const words = { wall: 'time', cpu: 'processor time' } as const;
  const goals = { wall: undefined, cpu: { pdftotext: '≤ 1.4', recollindex: '≤ 0.7' } } as const;
  const ratios = measures.flatMap((measure) => [
    ...(hasPeer
      ? timesOfPeer(
          `import, ${words[measure]} for that of pdftotext`,
          own,
          peer,
          measure,
          goals[measure]?.pdftotext,
        )
      : []),
    ...(hasIndexer
      ? timesOfPeer(
          `import, ${words[measure]} for that of recollindex`,
          own,
          indexer,
          measure,
          goals[measure]?.recollindex,
        )
      : []),
  ]);
  const rates = figures
    .filter(([, , measure]) => measure === 'wall' || canReadProcesses)
    .map(([name, unit, measure]) => {
      const full = `${name}, ${sources.name}`;
      return hasPeer
        ? against(full, unit, rate(own, measure), PEER, rate(peer, measure))
        : alone(`${full} (peer not installed)`, unit, rate(own, measure));
    });
  return [...rates, ...ratios];
}
