import { createHash } from 'node:crypto';
import { AppError, canonicalJson, type Json } from '../../shared/kernel';
import {
  type Edition,
  type EditionsLock,
  editionProblems,
  edition as editionSchema,
  editionsLock,
  type ItemLineage,
  itemLineage,
  mappingProblems,
} from '../../shared/questionnaires';
import { loadInstruments } from '../instruments';
import { type CheckedFiles, type ShippedFile, type ShippedFiles, shippedFiles } from '../platform';

/** The published editions, and how the items of each follow from the one before. */
export interface Published {
  readonly editions: readonly Edition[];
  readonly lineages: readonly ItemLineage[];
}

/**
 * Reads every published edition named in the lock file, and its mapping from the edition before, from the resources folder (which
 * may lie inside an asar archive) and returns them in the order of the lock file. Before an edition is used its hash is compared with
 * the lock, its shape is parsed and its integrity checked against the instruments; a mapping must tell all that differs and nothing
 * else. Files whose bytes the build has checked like this are taken as they are (`checked`).
 *
 * Throws `questionnaires.edition-changed` when an edition is not the published one any more, `questionnaires.edition-damaged`
 * when a file is missing, cannot be read or is not sound, and `instruments.damaged` when the legal references cannot be checked.
 */
export function loadPublished(resourcesDir: string, checked: CheckedFiles = {}): Published {
  const files = shippedFiles(resourcesDir, checked);
  const lock = readLock(files);
  const read = lock.map((entry) => ({ entry, file: readShipped(files, editionFile(entry), nameOf(entry)) }));
  const isAllChecked = read.every(({ file }) => file.isChecked);
  const instruments = isAllChecked ? [] : loadInstruments(resourcesDir, checked).instruments;
  const editions = read.map(({ entry, file }) => {
    const { id, edition, sha256 } = entry;
    if (file.isChecked) return frozen(file.value as Edition);
    const name = nameOf(entry);
    if (hashOf(file.value as Json) !== sha256) {
      throw new AppError('questionnaires.edition-changed', { edition: name });
    }
    const parsed = editionSchema.safeParse(file.value);
    if (!parsed.success) throw damaged(name, parsed.error);
    if (parsed.data.id !== id || parsed.data.edition !== edition) throw damaged(name, 'name differs');
    const problems = editionProblems(parsed.data, instruments);
    if (problems.length > 0) throw damaged(name, problems);
    return parsed.data;
  });
  const lineages = lock
    .filter(({ mapping }) => mapping !== undefined)
    .map((entry) => readMapping(files, entry, editions));
  return { editions: Object.freeze(editions), lineages: Object.freeze(lineages) };
}

/** As `loadPublished`, without the mappings. */
export function loadEditions(resourcesDir: string): readonly Edition[] {
  return loadPublished(resourcesDir).editions;
}

/** Freezes a value and all that is in it: everybody who asks for an edition shares it. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

type Locked = EditionsLock[number];

const FOLDER = 'questionnaires';
const nameOf = ({ id, edition }: Locked) => `${id} ${edition}`;
const editionFile = ({ id, edition }: Locked) => `${FOLDER}/${id}/${edition}/edition.json`;

function readMapping(files: ShippedFiles, entry: Locked, editions: readonly Edition[]): ItemLineage {
  const { id, edition, mapping } = entry;
  const name = nameOf(entry);
  const { value, isChecked } = readShipped(files, `${FOLDER}/${id}/${edition}/mapping.json`, name);
  if (isChecked) return value as ItemLineage;
  if (hashOf(value as Json) !== mapping) {
    throw new AppError('questionnaires.edition-changed', { edition: name });
  }
  const parsed = itemLineage.safeParse(value);
  if (!parsed.success) throw damaged(name, parsed.error);
  const find = (wanted: string) => editions.find((one) => one.id === id && one.edition === wanted);
  const [older, newer] = [find(parsed.data.from), find(edition)];
  if (older === undefined || newer === undefined) throw damaged(name, 'no edition before');
  const problems = mappingProblems(older, newer, parsed.data);
  if (problems.length > 0) throw damaged(name, problems);
  return parsed.data;
}

function readLock(files: ShippedFiles): EditionsLock {
  const name = 'editions.lock.json';
  const { value, isChecked } = readShipped(files, `${FOLDER}/${name}`, name);
  if (isChecked) return value as EditionsLock;
  const parsed = editionsLock.safeParse(value);
  if (!parsed.success) throw damaged(name, parsed.error);
  return parsed.data;
}

function readShipped(files: ShippedFiles, file: string, name: string): ShippedFile {
  try {
    return files.read(file);
  } catch (error) {
    throw damaged(name, error);
  }
}

function hashOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

function damaged(edition: string, cause: unknown): AppError {
  return new AppError('questionnaires.edition-damaged', { edition }, cause);
}
