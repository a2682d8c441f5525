import { chmod, copyFile, open } from 'node:fs/promises';
import { AppError } from '../../shared/kernel';
import type { LibraryDocument } from '../../shared/library';
import { hashFile, putWhole } from '../platform';
import type { FileStore } from './file-store';

/** Copies of stored files for other places: a stick, a mail, another program. */
export interface CopiesOut {
  /** Under which name the file of a version is offered. @throws AppError `library.not-found` */
  nameOf(versionId: string): string;
  /**
   * Writes the file of a version to a place, whole and as it was brought in, or not at all.
   *
   * @throws AppError `library.not-found`, `reader.file-missing`, `reader.file-damaged`, `workspace.save-full`, `workspace.save-refused`
   */
  write(versionId: string, file: string): Promise<void>;
}

export interface CopiesOutDependencies {
  readonly store: Pick<FileStore, 'has' | 'pathOf'>;
  /** @throws AppError `library.not-found` */
  readonly documentOf: (versionId: string) => LibraryDocument;
}

export function createCopiesOut({ store, documentOf }: CopiesOutDependencies): CopiesOut {
  const fileOf = (versionId: string) => {
    const version = documentOf(versionId).versions.find(({ id }) => id === versionId);
    if (version === undefined) throw new AppError('library.not-found');
    return version.file;
  };
  return {
    nameOf: (versionId) => fileOf(versionId).sourceName,
    write: async (versionId, file) => {
      const { sha256 } = fileOf(versionId);
      if (!store.has(sha256)) throw new AppError('reader.file-missing');
      await putWhole(file, async (unfinished) => {
        await copyFile(store.pathOf(sha256), unfinished);
        // The stored file is its owner's alone; a copy is made to be given away.
        await chmod(unfinished, 0o644);
        // What is handed on must be what was brought in: damage on this disk is not passed on in silence.
        if ((await hashFile(unfinished)) !== sha256) throw new AppError('reader.file-damaged');
        const handle = await open(unfinished, 'r+');
        await handle.sync().finally(() => handle.close());
      });
    },
  };
}
