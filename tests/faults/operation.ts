import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { libraryFilter } from '../../shared/library';
import { ASSESSMENT, type FaultWorkspace, openWorkspace, pdfLike, sourcesOf } from './workspace';

/** Something people do with Waymark that can be cut off at any moment. */
export interface Operation {
  readonly name: string;
  /** Makes the folder of a workspace in which it can be done. */
  prepare(root: string): Promise<void>;
  /** Does it, for as long as it takes; `promise` is called with what the program has promised to keep. */
  act(workspace: FaultWorkspace, promise: (kept: string) => void, stop: () => boolean): Promise<void>;
  /** What is wrong with a workspace that was opened again, given what was promised before. */
  look(workspace: FaultWorkspace, promised: readonly string[], root: string): Promise<string[]>;
}

export const ITEMS = ['POL-01', 'POL-02', 'POL-03', 'PROS-01', 'PROT-01', 'PREV-01'] as const;
export const FILES = 8;
export const ALL = libraryFilter.parse({ sort: 'title' });
export const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

export const assessmentOf = ({ assessments }: FaultWorkspace) =>
  assessments.list()[0] ?? assessments.create(ASSESSMENT);

export const given = (text: string) => ({
  value: { kind: 'level', level: 2, practiceAhead: false } as const,
  text,
  fallReason: null,
});

export const textOf = (workspace: FaultWorkspace, item: string): string =>
  workspace.assessments.get(assessmentOf(workspace).id).answers.find(({ itemId }) => itemId === item)?.text ??
  '';

/** Opens a workspace, works in it and closes it. */
export async function prepared(root: string, work: (workspace: FaultWorkspace) => Promise<void> | void) {
  const workspace = openWorkspace(root);
  await work(workspace);
  await workspace.close();
}

export function writeSources(root: string): string {
  const folder = sourcesOf(root);
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < FILES; n += 1)
    writeFileSync(path.join(folder, `act ${n}.pdf`), pdfLike(`act ${n}`, 20 + n));
  return folder;
}

export async function importSources(workspace: FaultWorkspace, root: string): Promise<void> {
  await workspace.imports.start([writeSources(root)]);
  await workspace.imports.idle();
}

/** The highest number of those promised, by what they are about. */
export function newestOf(promised: readonly string[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const line of promised) {
    const [what = '', number = '0'] = line.split(' ');
    newest.set(what, Math.max(newest.get(what) ?? 0, Number(number)));
  }
  return newest;
}
