import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/kernel';
import { patiently } from './patience';

/**
 * Puts a file in a place that somebody chose, whole or not at all: `write` fills an unfinished one beside it, to the disk, that then takes
 * its name.
 *
 * @throws AppError `workspace.save-full`, `workspace.save-refused`; what `write` throws as an AppError is thrown on.
 */
export async function putWhole(file: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.tmp`);
  try {
    await write(unfinished);
    await patiently(() => rename(unfinished, file));
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    if (cause instanceof AppError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError(
      code === 'ENOSPC' || code === 'EDQUOT' ? 'workspace.save-full' : 'workspace.save-refused',
      {},
      cause,
    );
  }
}
