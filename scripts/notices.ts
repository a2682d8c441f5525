import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { noticesText } from './licences/notices.ts';
import { type Lock, shippedPackages } from './licences/production.ts';
import { projectRoot } from './runtime.ts';

/** Writes the notices that go with a package, from the lock and the installed licence files. Gives the path. */
export function writeNotices(): string {
  const lock = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')) as Lock;
  const file = path.join(projectRoot, 'out/notices/THIRD-PARTY-NOTICES.txt');
  mkdirSync(path.dirname(file), { recursive: true });
  // The build puts Arimo in the place of these fonts.
  const isLeftOut = (licence: string) => licence.endsWith('LICENSE_LIBERATION');
  writeFileSync(file, noticesText(projectRoot, shippedPackages(lock), isLeftOut));
  return file;
}

if (import.meta.main) process.stdout.write(`${path.relative(projectRoot, writeNotices())}\n`);
