import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkspaceKind } from '../../shared/workspace';

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
export function rememberWorkspace(dataRoot: string, kind: WorkspaceKind): void {
  const file = fileOf(dataRoot);
  writeFileSync(`${file}.tmp`, JSON.stringify(kind));
  renameSync(`${file}.tmp`, file);
}
