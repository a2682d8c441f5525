import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  type ShippedGlossary,
  type ShippedTerms,
  shippedConcepts,
  shippedProblems,
  shippedTerms,
} from '../../shared/glossary';
import { AppError } from '../../shared/kernel';
import { type CheckedFiles, type ShippedFiles, shippedFiles } from '../platform';

const FOLDER = 'glossary';
const CONCEPTS = 'concepts.json';

/**
 * Reads the glossary from the resources folder and checks that its files fit together where the build has not (`checked`).
 *
 * @throws AppError `glossary.damaged` with the name of the file: part of the program is broken then, not of the user's work.
 */
export function loadGlossary(resourcesDir: string, checked: CheckedFiles = {}): ShippedGlossary {
  const files = shippedFiles(resourcesDir, checked);
  const concepts = readParsed(files, CONCEPTS, shippedConcepts);
  const languages = namesIn(path.join(resourcesDir, FOLDER))
    .filter((name) => name.endsWith('.json') && name !== CONCEPTS)
    .sort()
    .map((name) => readParsed<ShippedTerms>(files, name, shippedTerms));
  const glossary = { concepts: concepts.value, languages: languages.map(({ value }) => value) };
  const isChecked = [concepts, ...languages].every((file) => file.isChecked);
  const problems = isChecked ? [] : shippedProblems(glossary);
  if (problems.length > 0) throw damaged(CONCEPTS, problems);
  return glossary;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw damaged(FOLDER, cause);
  }
}

function readParsed<T>(
  files: ShippedFiles,
  name: string,
  schema: { parse(value: unknown): T },
): { readonly value: T; readonly isChecked: boolean } {
  try {
    const { value, isChecked } = files.read(`${FOLDER}/${name}`);
    return { value: isChecked ? (value as T) : schema.parse(value), isChecked };
  } catch (cause) {
    throw damaged(name, cause);
  }
}

function damaged(file: string, cause: unknown): AppError {
  return new AppError('glossary.damaged', { file }, cause);
}
