import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from './command.ts';
import { say } from './say.ts';

/** A complete Electron on disk. */
export interface Electron {
  readonly version: string;
  /** The folder with everything, as electron-builder wants it. */
  readonly dist: string;
  readonly executable: string;
}

function unpacked(home: string, version: string): Electron | undefined {
  const note = path.join(home, 'path.txt');
  if (!existsSync(note)) return undefined;
  const dist = path.join(home, 'dist');
  const executable = path.join(dist, readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? { version, dist, executable } : undefined;
}

/** The Electron this project pins, where it lies in node_modules already. */
export function presentOfficialElectron(): Electron | undefined {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return unpacked(path.dirname(manifest), version);
}

/** The Electron this project pins: as it lies in node_modules, or fetched by its own installer; undefined when it cannot be had. */
export async function officialElectron(): Promise<Electron | undefined> {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json');
  const home = path.dirname(manifest);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const present = unpacked(home, version);
  if (present) return present;
  try {
    await run(process.execPath, [path.join(home, 'install.js')], { output: 'none' });
  } catch {
    say(`Electron ${version} cannot be downloaded here`);
  }
  return unpacked(home, version);
}
