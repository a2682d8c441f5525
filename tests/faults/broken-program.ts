import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/runtime.ts';

/** A text of the built program and what stands in its place in a broken one. */
export interface Break {
  /** The file of `out/main`, by the begin of its name. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * A copy of the built program that is broken on purpose, so that a test can be seen to fail on it.
 *
 * @returns its folder, which starts like the project's own
 */
export function breakProgram(breaks: readonly Break[]): string {
  // Within the project, for packages are found from there.
  const folder = path.join(projectRoot, `out/faults/broken-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['main', 'preload', 'renderer'])
    cpSync(path.join(projectRoot, 'out', part), path.join(folder, 'out', part), { recursive: true });
  cpSync(path.join(projectRoot, 'package.json'), path.join(folder, 'package.json'));
  symlinkSync(path.join(projectRoot, 'resources'), path.join(folder, 'resources'));
  const main = path.join(folder, 'out/main');
  const names = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.cjs'),
  );
  for (const { file, from, to } of breaks) {
    const name = names.find((each) => path.basename(each).startsWith(file));
    const text = name === undefined ? '' : readFileSync(path.join(main, name), 'utf8');
    // Else a program that is not broken would be taken for one that is.
    if (name === undefined || !text.includes(from))
      throw new Error(`${file} cannot be broken: "${from}" is not in it`);
    writeFileSync(path.join(main, name), text.replaceAll(from, to));
  }
  return folder;
}
