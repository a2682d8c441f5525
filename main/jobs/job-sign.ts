/**
 * What a job process tells its watchdog in main: a job began; a file is open again over which time ran out before; steps of a job are done
 * (pages, megabytes); it waits for the data process to store what it was given; it has ended. `steps` counts from the job's beginning.
 */
export interface JobSign {
  readonly sign: 'started' | 'again' | 'progressed' | 'waiting' | 'ended';
  readonly steps: number;
}

const SIGNS: ReadonlySet<unknown> = new Set<JobSign['sign']>([
  'started',
  'again',
  'progressed',
  'waiting',
  'ended',
]);

/**
 * Whether a message is a sign, and nothing besides: the process that sent it has read a hostile file. Checked by hand, for the main
 * process has no schemas.
 */
export function isJobSign(message: unknown): message is JobSign {
  if (typeof message !== 'object' || message === null) return false;
  const { sign, steps, ...rest } = message as Partial<JobSign>;
  return (
    SIGNS.has(sign) && Number.isSafeInteger(steps) && (steps as number) >= 0 && Object.keys(rest).length === 0
  );
}
