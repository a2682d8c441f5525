import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** Facts of a log line: codes, ids and numbers only; never text of documents or answers, never a user's path. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  info(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts, cause?: unknown): void;
}

const MAX_BYTES = 2_000_000;

/** A line of a stack with the name of its file only: its folders name the user, on Windows often with blanks and brackets in them. */
function withoutFolders(line: string): string {
  const [, where = '', place = line] =
    /^(at [^(]*)\((.*)\)$/.exec(line) ?? /^(at (?:async )?)(.*)$/.exec(line) ?? [];
  return `${where}${place.split(/[\\/]/).at(-1)}`;
}

/** A cause in one line for the log: class, code and first stack places, without paths of the user's folders. */
function inOneLine(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const code = 'code' in cause ? ` ${String(cause.code)}` : '';
  const places = (cause.stack ?? '')
    .split('\n')
    .slice(1, 6)
    .map((line) => withoutFolders(line.trim()))
    .join(' < ');
  return `${cause.name}${code} ${places}`;
}

/** Appends lines to `<folder>/<process>.log`, keeping one older file of the same size beside it. */
export function createLog(folder: string, processName: string, clock: () => string): Log {
  const file = path.join(folder, `${processName}.log`);
  const write = (line: string) => {
    try {
      mkdirSync(folder, { recursive: true });
      try {
        if (statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`);
      } catch {
        // No log yet.
      }
      appendFileSync(file, `${line}\n`);
    } catch {
      // A log that cannot be written must never stop the program.
    }
  };
  const line = (kind: string, event: string, facts: LogFacts) =>
    `${clock()} ${kind} ${event} ${JSON.stringify(facts)}`;
  return {
    info: (event, facts = {}) => write(line('info', event, facts)),
    error: (event, facts = {}, cause) =>
      write(`${line('error', event, facts)}${cause === undefined ? '' : ` ${inOneLine(cause)}`}`),
  };
}
