import { spawnSync } from 'node:child_process';
import { isInstalled, run } from './command.ts';
import { say } from './say.ts';

/** What Electron links to, by the names of Debian 13 and, where they changed, of older releases. */
const LIBRARY_PACKAGES: readonly (readonly [current: string, older: string])[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3', 'libnss3'],
  ['libgbm1', 'libgbm1'],
];

const quiet = { output: 'errors', env: { DEBIAN_FRONTEND: 'noninteractive' } } as const;
let listsAreFresh = false;

const knowsPackage = (name: string) =>
  spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;

/** Installs Debian packages when this process may; otherwise stops with the one line the reader has to run. */
async function installPackages(reason: string, packages: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) {
    throw new Error(`${reason} Install it and try again:\n  sudo apt-get install ${packages.join(' ')}`);
  }
  say(`${reason} Installing ${packages.join(' ')}.`);
  await refreshLists();
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}

async function refreshLists(): Promise<void> {
  if (listsAreFresh) return;
  await run('apt-get', ['update', '-qq'], quiet);
  listsAreFresh = true;
}

/** Makes sure that the commands exist, by way of the packages that bring them. Linux with apt, or a clear refusal. */
export async function needCommands(
  commands: readonly string[],
  packages: readonly string[],
  purpose: string,
): Promise<void> {
  const missing = commands.filter((command) => !isInstalled(command));
  if (missing.length > 0) await installPackages(`${purpose} needs ${missing.join(' and ')}.`, packages);
}

/** Names of the shared libraries an executable links to and this system does not have. */
export function missingLibraries(executable: string): string[] {
  const listed = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '';
  return [...listed.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** Makes sure that everything the Electron executable links to is there. */
export async function needLibraries(executable: string): Promise<void> {
  const missing = missingLibraries(executable);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && isInstalled('apt-get')) await refreshLists();
  const older = isInstalled('apt-cache') && !knowsPackage(LIBRARY_PACKAGES[0]?.[0] ?? '');
  await installPackages(
    `Electron needs ${missing.join(', ')}.`,
    LIBRARY_PACKAGES.map(([current, before]) => (older && knowsPackage(before) ? before : current)),
  );
  const still = missingLibraries(executable);
  if (still.length > 0)
    throw new Error(`Electron still lacks ${still.join(', ')}; install what provides it.`);
}
