import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../shared/kernel';

/** Folder of the data the program ships. */
export const resourcesDir = path.resolve(import.meta.dirname, '../../resources');

/** A JSON file of the resources folder as it lies on disk, not yet checked. */
export function resourceJson(...parts: readonly string[]): Json {
  return JSON.parse(readFileSync(path.join(resourcesDir, ...parts), 'utf8'));
}
