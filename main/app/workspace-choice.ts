import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WorkspaceKind } from '../../shared/workspace';
import { patiently } from '../platform';

const fileOf = (dataRoot: string) => path.join(dataRoot, 'workspace-choice.json');

/** The workspace that was open last; the user's own when nothing readable was kept. */
export function rememberedWorkspace(dataRoot: string): WorkspaceKind {
  try {
    return JSON.parse(readFileSync(fileOf(dataRoot), 'utf8')) === 'sample' ? 'sample' : 'own';
  } catch {
    return 'own';
  }
}

/** Keeps which workspace to open at the next start. */
export async function rememberWorkspace(dataRoot: string, kind: WorkspaceKind): Promise<void> {
  const file = fileOf(dataRoot);
  await patiently(() => writeFile(`${file}.tmp`, JSON.stringify(kind)));
  await patiently(() => rename(`${file}.tmp`, file));
}
