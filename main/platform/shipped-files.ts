import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A file that ships with the program: what it says, and whether the build has checked exactly these bytes. */
export interface ShippedFile {
  readonly value: unknown;
  /** Whoever reads it need not check its shape and soundness again: the build has, and would have failed. */
  readonly isChecked: boolean;
}

/** The resources that ship with the program. */
export interface ShippedFiles {
  /** Reads a JSON file by its path below the folder, with slashes. Throws what reading and parsing throw. */
  read(file: string): ShippedFile;
}

/** SHA-256 by the file's path below the folder of resources, of every file that the build has checked. */
export type CheckedFiles = Readonly<Record<string, string>>;

/** The resources below `folder`, which may lie inside an asar archive. Without `checked` every file is checked by who reads it. */
export function shippedFiles(folder: string, checked: CheckedFiles = {}): ShippedFiles {
  return {
    read: (file) => {
      const bytes = readFileSync(path.join(folder, file));
      const expected = Object.hasOwn(checked, file) ? checked[file] : undefined;
      const isChecked =
        expected !== undefined && createHash('sha256').update(bytes).digest('hex') === expected;
      return { value: JSON.parse(bytes.toString('utf8')), isChecked };
    },
  };
}
