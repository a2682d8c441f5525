import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type ShippedGlossary,
  type ShippedTerms,
  shippedConcepts,
  shippedProblems,
  shippedTerms,
} from '../../shared/glossary';
import { AppError } from '../../shared/kernel';

const CONCEPTS = 'concepts.json';

/**
 * Reads the glossary from the resources folder and checks that its files fit together.
 *
 * @throws AppError `glossary.damaged` with the name of the file: part of the program is broken then, not of the user's work.
 */
export async function loadGlossary(resourcesDir: string): Promise<ShippedGlossary> {
  const folder = path.join(resourcesDir, 'glossary');
  const names = await readdir(folder).catch((cause: unknown) => {
    throw damaged('glossary', cause);
  });
  const concepts = shippedConcepts.safeParse(await readJson(folder, CONCEPTS));
  if (!concepts.success) throw damaged(CONCEPTS, concepts.error);
  const files = names.filter((name) => name.endsWith('.json') && name !== CONCEPTS).sort();
  const languages = await Promise.all(
    files.map(async (name): Promise<ShippedTerms> => {
      const terms = shippedTerms.safeParse(await readJson(folder, name));
      if (!terms.success) throw damaged(name, terms.error);
      return terms.data;
    }),
  );
  const glossary = { concepts: concepts.data, languages };
  const problems = shippedProblems(glossary);
  if (problems.length > 0) throw damaged(CONCEPTS, problems);
  return glossary;
}

async function readJson(folder: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  } catch (cause) {
    throw damaged(file, cause);
  }
}

function damaged(file: string, cause: unknown): AppError {
  return new AppError('glossary.damaged', { file }, cause);
}
