import { isAppError } from '../../shared/kernel';

/** `library.not-found`, `assessments.snapshot-not-found`, `tables.draft-gone`. */
const IS_GONE = /[.-](?:not-found|draft-gone)$/;

/**
 * The error with which nothing is left to show of a thing, else null. What is known stays when it could not be asked for anew, with all that
 * is being done on its screen, unless the thing is gone.
 */
export function lostWith({
  data,
  error,
}: {
  readonly data: unknown;
  readonly error: Error | null;
}): Error | null {
  if (error === null) return null;
  return data === undefined || (isAppError(error) && IS_GONE.test(error.code)) ? error : null;
}
