import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type UnsentForm, unsentForms } from '../../shared/unsent';
import { patientlyAtOnce } from '../platform';

export interface UnsentService {
  /** The forms that were kept last, oldest first; none where another version of the program kept them, whose forms may be others. */
  list(): readonly UnsentForm[];
  /** Keeps these forms, and no others, on disk when it returns. A disk that takes none costs only them, and is told to the log. */
  keep(forms: readonly UnsentForm[]): void;
}

export interface UnsentDependencies {
  /** Not in the database: they are nobody's facts yet, and belong into no backup, pack or history. */
  readonly file: string;
  /** Version of the program. */
  readonly version: string;
  readonly onTrouble: (cause: unknown) => void;
}

const kept = z.strictObject({ version: z.string(), forms: unsentForms });

/** What is typed into forms and not sent yet, in a file of the workspace. */
export function createUnsent({ file, version, onTrouble }: UnsentDependencies): UnsentService {
  const read = (): readonly UnsentForm[] => {
    const found = kept.safeParse(JSON.parse(patientlyAtOnce(() => readFileSync(file, 'utf8'))));
    return found.data?.version === version ? found.data.forms : [];
  };
  return {
    list: () => {
      try {
        return read();
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') onTrouble(cause);
        return [];
      }
    },
    keep: (forms) => {
      try {
        if (forms.length === 0) {
          patientlyAtOnce(() => rmSync(file, { force: true }));
          return;
        }
        const unfinished = `${file}.tmp`;
        patientlyAtOnce(() => writeFileSync(unfinished, JSON.stringify({ version, forms }), { flush: true }));
        patientlyAtOnce(() => renameSync(unfinished, file));
      } catch (cause) {
        onTrouble(cause);
      }
    },
  };
}
