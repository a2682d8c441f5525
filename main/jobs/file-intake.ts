import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, rm } from 'node:fs/promises';
import { AppError } from '../../shared/kernel';
import { END_BYTES, kindOfFile, type StagedFile } from '../../shared/library';
import { LIMITS } from './limits';

const CHUNK = 1 << 20;

const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);

/** The coded reason for a failure of the file system. */
function failure(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENXIO':
    case 'ENODEV':
      return new AppError('library.file-gone', {}, cause);
    case 'EACCES':
    case 'EPERM':
      return new AppError('library.file-denied', {}, cause);
    case 'ELOOP':
    case 'EISDIR':
      return new AppError('library.not-a-file', {}, cause);
    case 'EBUSY':
      return new AppError('fs.locked', {}, cause);
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('store.full', {}, cause);
    case 'EIO':
      return new AppError('library.file-unreadable', {}, cause);
    default:
      return new AppError('library.file-unreadable', { reason: code }, cause);
  }
}

async function readEnd(source: FileHandle): Promise<Uint8Array> {
  const { size } = await source.stat();
  const { buffer, bytesRead } = await source.read(
    Buffer.alloc(END_BYTES),
    0,
    END_BYTES,
    Math.max(0, size - END_BYTES),
  );
  return buffer.subarray(0, bytesRead);
}

async function copyThrough(source: FileHandle, target: FileHandle, onPart: () => void): Promise<StagedFile> {
  const end = await readEnd(source);
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK);
    if (bytesRead === 0) break;
    const part = buffer.subarray(0, bytesRead);
    if (bytes === 0) {
      const kind = kindOfFile(part, end);
      if (kind === 'pack') throw new AppError('library.is-pack');
      if (kind === 'answers') throw new AppError('library.is-answers');
      if (kind !== 'pdf') throw new AppError('library.not-a-pdf', { kind });
    }
    bytes += bytesRead;
    // A file that is still being written can pass the limit after it was looked at.
    if (bytes > LIMITS.fileBytes) throw new AppError('library.too-large', { megabytes: megabytes(bytes) });
    hash.update(part);
    await target.writeFile(part);
    onPart();
  }
  if (bytes === 0) throw new AppError('library.file-empty');
  await target.sync();
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * Copies a file into staging, synced to disk, and names it by the SHA-256 of what was copied. Reads it once, in parts of
 * 1 MB; `onPart` hears of each. On any failure nothing is left in staging.
 *
 * @throws AppError `library.file-gone`, `library.file-denied`, `library.file-empty`, `library.folder-unread`, `library.not-a-file` (a link
 * or device), `library.is-pack`, `library.is-answers`, `library.not-a-pdf` with `kind`, `library.too-large`, `library.file-unreadable`, `fs.locked`, `store.full`.
 */
export async function stageFile(
  sourcePath: string,
  stagedPath: string,
  onPart: () => void = () => undefined,
): Promise<StagedFile> {
  let source: FileHandle | undefined;
  let target: FileHandle | undefined;
  try {
    const found = await lstat(sourcePath);
    // Opening a pipe or device could wait for ever; a link can be turned elsewhere while it is read.
    if (found.isDirectory()) throw new AppError('library.folder-unread');
    if (!found.isFile()) throw new AppError('library.not-a-file');
    if (found.size === 0) throw new AppError('library.file-empty');
    if (found.size > LIMITS.fileBytes)
      throw new AppError('library.too-large', { megabytes: megabytes(found.size) });
    source = await open(sourcePath, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    await rm(stagedPath, { force: true });
    target = await open(stagedPath, 'wx', 0o600);
    return await copyThrough(source, target, onPart);
  } catch (cause) {
    await target?.close();
    target = undefined;
    await rm(stagedPath, { force: true }).catch(() => undefined);
    throw failure(cause);
  } finally {
    await source?.close();
    await target?.close();
  }
}
