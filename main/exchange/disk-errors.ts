import { AppError } from '../../shared/kernel';

/** What a disk says, as the code people are told; none where it says what we do not know. */
function toldAs(code: unknown, full: 'store.full' | 'workspace.save-full') {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENXIO':
    case 'ENODEV':
    case 'EIO':
    // What Windows says of a stick that was pulled or a network drive that is lost.
    case 'UNKNOWN':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'ENOTCONN':
    case 'ESTALE':
    case 'EINVAL':
      return 'pack.gone';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ELOOP':
    case 'EISDIR':
    case 'ENAMETOOLONG':
      return 'pack.denied';
    case 'EBUSY':
      return 'fs.locked';
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return full;
    default:
      return undefined;
  }
}

const codeOf = (cause: unknown): unknown => (cause as NodeJS.ErrnoException | null | undefined)?.code;

/** Whether a disk, a drive or the system said it, and not what was read from them. */
const isOfSystem = (cause: unknown): boolean =>
  cause instanceof Error && 'syscall' in cause && cause.syscall !== undefined;

/** The coded reason why a pack that the user pointed at could not be read. Expected failures pass unchanged. */
export function readingError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const told = toldAs(codeOf(cause), 'store.full') ?? (isOfSystem(cause) ? 'pack.gone' : 'pack.damaged');
  return new AppError(told, {}, cause);
}

/** The coded reason why a pack could not be written where the user wants it. Expected failures and faults of ours pass unchanged. */
export function writingError(cause: unknown): unknown {
  if (cause instanceof AppError) return cause;
  const told =
    toldAs(codeOf(cause), 'workspace.save-full') ??
    (isOfSystem(cause) ? 'workspace.save-refused' : undefined);
  return told === undefined ? cause : new AppError(told, {}, cause);
}
