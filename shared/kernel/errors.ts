/** Facts that help to word an error. Plain values only, so they survive every process border; never a path, a stack or document text. */
export type ErrorData = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An expected failure with a stable code such as `library.not-found`. The code chooses the sentence in the reader's language;
 * anything thrown that is not an AppError is a bug and crosses borders as `app.internal` with an incident id.
 */
export class AppError extends Error {
  readonly code: string;
  readonly data: ErrorData;

  constructor(code: string, data: ErrorData = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

/** Narrow an unknown thrown value to an expected failure, optionally of one code. */
export function isAppError(value: unknown, code?: string): value is AppError {
  return value instanceof AppError && (code === undefined || value.code === code);
}
