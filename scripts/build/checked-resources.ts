import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runnerImport } from 'vite';
import type { loadGlossary } from '../../main/glossary/index.ts';
import type { loadInstruments } from '../../main/instruments/index.ts';
import type { loadPublished } from '../../main/questionnaires/index.ts';
import type { loadTopicPages } from '../../main/topics/index.ts';

/** Folders of resources that the program checks in full wherever the build has not. */
const FOLDERS = ['questionnaires', 'instruments', 'glossary', 'topics'];

/**
 * Checks the resources as the program itself would and gives the SHA-256 of every file, by its path below the folder: the program then
 * only compares these, which is a tenth of the work. Throws what the checks throw.
 */
export async function checkedResources(
  root: string,
  resources: string = path.join(root, 'resources'),
): Promise<Record<string, string>> {
  const load = async <M>(room: string) =>
    (await runnerImport<M>(path.join(root, `main/${room}/load.ts`), { configFile: false, logLevel: 'error' }))
      .module;
  const questionnaires = await load<{ loadPublished: typeof loadPublished }>('questionnaires');
  const instruments = await load<{ loadInstruments: typeof loadInstruments }>('instruments');
  const glossary = await load<{ loadGlossary: typeof loadGlossary }>('glossary');
  const topics = await load<{ loadTopicPages: typeof loadTopicPages }>('topics');
  questionnaires.loadPublished(resources);
  glossary.loadGlossary(resources);
  topics.loadTopicPages(resources, () => instruments.loadInstruments(resources).instruments);

  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(resources, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(
    files.map((file) => [
      path.relative(resources, file).replaceAll('\\', '/'),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
