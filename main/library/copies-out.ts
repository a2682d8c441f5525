import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
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
        // Not `copyFile`: on Windows the copy would be as old as the stored file, and look as if a kill had left it.
        const stored = createReadStream(store.pathOf(sha256), { highWaterMark: 1 << 20 });
        await pipeline(stored, createWriteStream(unfinished, { flush: true }));
        // What is handed on must be what was brought in: damage on this disk is not passed on in silence.
        if ((await hashFile(unfinished)) !== sha256) throw new AppError('reader.file-damaged');
      });
    },
  };
}
