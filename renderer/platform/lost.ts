import { isAppError } from '../../shared/kernel';

/**
 * The error with which nothing is left to show of a document, else null. What is known stays when it could not be asked for anew, with all
 * that is being done on its screen, unless the document is gone.
 */
export function lostWith({
  data,
  error,
}: {
  readonly data: unknown;
  readonly error: Error | null;
}): Error | null {
  return error !== null && (data === undefined || isAppError(error, 'library.not-found')) ? error : null;
}
