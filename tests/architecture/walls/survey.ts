import path from 'node:path';
import type { SourceFile } from '../sources/files';
import { importsOf } from '../sources/imports';
import { cyclesIn } from './cycles';
import { judge, judgeWithinRoom, type Target, unknownRooms } from './judge';

const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

/** Every broken wall among the files, as `file:line rule`. `exists` answers for what is no TypeScript: styles, data. */
export function brokenWalls(files: readonly SourceFile[], exists: (path: string) => boolean): string[] {
  const known = new Set(files.map((file) => file.path));
  const graph = new Map<string, string[]>();
  const faults: string[] = unknownRooms([...known]).map((folder) => `${folder} is neither a room nor a part`);

  for (const file of files) {
    const uses: string[] = [];
    graph.set(file.path, uses);
    for (const found of importsOf(file)) {
      const target = targetOf(file.path, found.specifier, known, exists);
      const broken = judge(file.path, found, target);
      if (target.kind === 'file') {
        broken.push(...judgeWithinRoom(file.path, target.path));
        if (known.has(target.path)) uses.push(target.path);
      }
      faults.push(...broken.map((rule) => `${file.path}:${found.line} ${rule}`));
    }
  }
  faults.push(...cyclesIn(graph).map((cycle) => `${cycle.join(' ')} import each other in a circle`));
  return faults;
}

function targetOf(
  importer: string,
  specifier: string | undefined,
  known: ReadonlySet<string>,
  exists: (path: string) => boolean,
): Target {
  const bare = (specifier ?? '').replace(/\?.*$/, '');
  if (!bare.startsWith('.')) return { kind: 'package', name: bare };
  const wanted = path.posix.join(path.posix.dirname(importer), bare);
  const found = ENDINGS.map((ending) => wanted + ending).find((each) => known.has(each));
  if (found) return { kind: 'file', path: found };
  return exists(wanted) ? { kind: 'file', path: wanted } : { kind: 'missing', path: wanted };
}
