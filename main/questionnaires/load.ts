import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
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

/** The published editions, and how the items of each follow from the one before. */
export interface Published {
  readonly editions: readonly Edition[];
  readonly lineages: readonly ItemLineage[];
}

/**
 * Reads every published edition named in the lock file, and its mapping from the edition before, from the resources folder (which
 * may lie inside an asar archive) and returns them frozen, in the order of the lock file. Before an edition is used its hash is
 * compared with the lock, its shape is parsed and its integrity checked against the instruments; a mapping must tell all that
 * differs and nothing else.
 *
 * Throws `questionnaires.edition-changed` when an edition is not the published one any more, `questionnaires.edition-damaged`
 * when a file is missing, cannot be read or is not sound, and `instruments.damaged` when the legal references cannot be checked.
 */
export async function loadPublished(resourcesDir: string): Promise<Published> {
  const folder = path.join(resourcesDir, 'questionnaires');
  const { instruments } = await loadInstruments(resourcesDir);
  const lock = await readLock(folder);
  const editions = await Promise.all(
    lock.map(async ({ id, edition, sha256 }) => {
      const name = `${id} ${edition}`;
      const raw = await readJson(path.join(folder, id, edition, 'edition.json'), name);
      if (hashOf(raw) !== sha256) throw new AppError('questionnaires.edition-changed', { edition: name });
      const parsed = editionSchema.safeParse(raw);
      if (!parsed.success) throw damaged(name, parsed.error);
      if (parsed.data.id !== id || parsed.data.edition !== edition) throw damaged(name, 'name differs');
      const problems = editionProblems(parsed.data, instruments);
      if (problems.length > 0) throw damaged(name, problems);
      return parsed.data;
    }),
  );
  const lineages = await Promise.all(
    lock.flatMap(({ id, edition, mapping }) =>
      mapping === undefined ? [] : readMapping(folder, { id, edition, sha256: mapping }, editions),
    ),
  );
  return { editions: Object.freeze(editions), lineages: Object.freeze(lineages) };
}

/** As `loadPublished`, without the mappings. */
export async function loadEditions(resourcesDir: string): Promise<readonly Edition[]> {
  return (await loadPublished(resourcesDir)).editions;
}

async function readMapping(
  folder: string,
  { id, edition, sha256 }: EditionsLock[number],
  editions: readonly Edition[],
): Promise<ItemLineage> {
  const name = `${id} ${edition}`;
  const raw = await readJson(path.join(folder, id, edition, 'mapping.json'), name);
  if (hashOf(raw) !== sha256) throw new AppError('questionnaires.edition-changed', { edition: name });
  const parsed = itemLineage.safeParse(raw);
  if (!parsed.success) throw damaged(name, parsed.error);
  const find = (wanted: string) => editions.find((one) => one.id === id && one.edition === wanted);
  const [older, newer] = [find(parsed.data.from), find(edition)];
  if (older === undefined || newer === undefined) throw damaged(name, 'no edition before');
  const problems = mappingProblems(older, newer, parsed.data);
  if (problems.length > 0) throw damaged(name, problems);
  return parsed.data;
}

async function readLock(folder: string): Promise<EditionsLock> {
  const name = 'editions.lock.json';
  const parsed = editionsLock.safeParse(await readJson(path.join(folder, name), name));
  if (!parsed.success) throw damaged(name, parsed.error);
  return parsed.data;
}

async function readJson(file: string, name: string): Promise<Json> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
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
