import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Instruments,
  instrumentProblems,
  instruments,
  type Ratification,
  ratifications,
} from '../../shared/instruments';
import { AppError } from '../../shared/kernel';

/** The table of obligations and what members made of it, as shipped. Frozen. */
export interface InstrumentTable {
  readonly instruments: Instruments;
  readonly ratifications: readonly Ratification[];
}

/**
 * Reads the instruments from the resources folder (which may lie inside an asar archive), checks their shape and soundness, and
 * returns them frozen. Throws `instruments.damaged` with the name of the file when one is missing or wrong: part of the program is
 * broken then, not part of the user's work.
 */
export async function loadInstruments(resourcesDir: string): Promise<InstrumentTable> {
  const folder = path.join(resourcesDir, 'instruments');
  const [table, joined] = await Promise.all([
    readJson(folder, 'instruments.json').then((raw) => instruments.safeParse(raw)),
    readJson(folder, 'ratifications.json').then((raw) => ratifications.safeParse(raw)),
  ]);
  if (!table.success) throw damaged('instruments.json', table.error);
  if (!joined.success) throw damaged('ratifications.json', joined.error);
  const problems = instrumentProblems(table.data);
  if (problems.length > 0) throw damaged('instruments.json', problems);
  return Object.freeze({ instruments: table.data, ratifications: joined.data });
}

async function readJson(folder: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  } catch (error) {
    throw damaged(file, error);
  }
}

function damaged(file: string, cause: unknown): AppError {
  return new AppError('instruments.damaged', { file }, cause);
}
