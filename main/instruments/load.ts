import {
  type Instruments,
  instrumentProblems,
  instruments,
  type Ratification,
  ratifications,
} from '../../shared/instruments';
import { AppError } from '../../shared/kernel';
import { type CheckedFiles, type ShippedFiles, shippedFiles } from '../platform';

/** The table of obligations and what members made of it, as shipped. */
export interface InstrumentTable {
  readonly instruments: Instruments;
  readonly ratifications: readonly Ratification[];
}

/**
 * Reads the instruments from the resources folder (which may lie inside an asar archive), checks their shape and soundness where the
 * build has not (`checked`), and returns them. Throws `instruments.damaged` with the name of the file when one is missing or wrong:
 * part of the program is broken then, not part of the user's work.
 */
export function loadInstruments(resourcesDir: string, checked: CheckedFiles = {}): InstrumentTable {
  const files = shippedFiles(resourcesDir, checked);
  const table = readParsed(files, 'instruments.json', instruments);
  const joined = readParsed(files, 'ratifications.json', ratifications);
  const problems = table.isChecked ? [] : instrumentProblems(table.value);
  if (problems.length > 0) throw damaged('instruments.json', problems);
  return Object.freeze({ instruments: table.value, ratifications: joined.value });
}

function readParsed<T>(
  files: ShippedFiles,
  name: string,
  schema: { parse(value: unknown): T },
): { readonly value: T; readonly isChecked: boolean } {
  try {
    const { value, isChecked } = files.read(`instruments/${name}`);
    return { value: isChecked ? (value as T) : schema.parse(value), isChecked };
  } catch (error) {
    throw damaged(name, error);
  }
}

function damaged(file: string, cause: unknown): AppError {
  return new AppError('instruments.damaged', { file }, cause);
}
