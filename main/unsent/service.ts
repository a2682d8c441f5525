import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type UnsentForm, unsentForms } from '../../shared/unsent';
import { briefly, patientlyAtOnce, syncFolderAtOnce } from '../platform';

export interface UnsentService {
  /** The forms that were kept last, oldest first; none where another version of the program kept them, whose forms may be others. */
  list(): readonly UnsentForm[];
  /** Keeps these forms and no others. Tells whether they are on disk now; what kept them from it is told to the log. */
  keep(forms: readonly UnsentForm[]): boolean;
}

export interface UnsentDependencies {
  /** Not in the database: they are nobody's facts yet, and belong into no backup, pack or history. */
  readonly file: string;
  /** Version of the program. */
  readonly version: string;
  readonly onTrouble: (cause: unknown) => void;
}

const kept = z.strictObject({ version: z.string(), forms: unsentForms });

/**
 * What is typed into forms and not sent yet, in a file of the workspace. Nothing is worth a long wait here: answers are saved by the same
 * process. Words that could not be given back are never written over, but put aside as `unsent-aside.json`,
 * beside what lies there already.
 */
export function createUnsent({ file, version, onTrouble }: UnsentDependencies): UnsentService {
  const unfinished = `${file}.tmp`;
  /** A name that is free: what was put aside before stays. */
  const aside = (): string => {
    const name = (count: number) => `unsent-aside${count === 1 ? '' : `-${count}`}.json`;
    let count = 1;
    while (existsSync(path.join(path.dirname(file), name(count)))) count += 1;
    return path.join(path.dirname(file), name(count));
  };
  const remove = (each: string) => patientlyAtOnce(() => rmSync(each, { force: true }), briefly());
  /** Words lie in the file that nobody was given. */
  let holdsUnused = false;

  const write = (forms: readonly UnsentForm[]): void => {
    if (holdsUnused) {
      patientlyAtOnce(() => renameSync(file, aside()), briefly());
      holdsUnused = false;
    }
    if (forms.length === 0) {
      remove(file);
      remove(unfinished);
    } else {
      writeFileSync(unfinished, JSON.stringify({ version, forms }), { flush: true });
      patientlyAtOnce(() => renameSync(unfinished, file), briefly());
    }
    syncFolderAtOnce(path.dirname(file));
  };

  return {
    list: () => {
      holdsUnused = false;
      try {
        const found = kept.parse(JSON.parse(patientlyAtOnce(() => readFileSync(file, 'utf8'))));
        if (found.version === version) return found.forms;
        throw new Error('unsent forms of another version');
      } catch (cause) {
        holdsUnused = (cause as NodeJS.ErrnoException).code !== 'ENOENT';
        if (holdsUnused) onTrouble(cause);
        return [];
      }
    },
    keep: (forms) => {
      try {
        write(forms);
        return true;
      } catch (cause) {
        onTrouble(cause);
        // The room is for answers.
        rmSync(unfinished, { force: true });
        return false;
      }
    },
  };
}
