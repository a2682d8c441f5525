import { AppError } from '../../shared/kernel';

/**
 * The coded reason why a file that the user pointed at could not be read or written. Expected failures pass unchanged.
 *
 * @param full what is told where the disk has no more room
 */
export function diskError(
  cause: unknown,
  full: 'store.full' | 'workspace.save-full' = 'store.full',
): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
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
      return new AppError('pack.gone', {}, cause);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ELOOP':
    case 'EISDIR':
    // The pack that is to be written, not one that came: it is not damaged.
    case 'ENAMETOOLONG':
      return new AppError('pack.denied', {}, cause);
    case 'EBUSY':
      return new AppError('fs.locked', {}, cause);
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppError(full, {}, cause);
    default:
      return new AppError('pack.damaged', {}, cause);
  }
}
