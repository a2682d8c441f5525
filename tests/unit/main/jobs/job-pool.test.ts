import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { portPair } from '../../../../main/ipc';
import { createJobPool, createSigns, runJobs } from '../../../../main/jobs';
import { AppError } from '../../../../shared/kernel';

const REST = 1_000;
const STAGED = { sha256: 'a'.repeat(64), bytes: 3 };
const LATER = 5;

type Read = Parameters<typeof runJobs>[0]['read'];
const unreadable: Read = async () => {
  throw new AppError('pdf.invalid');
};

/** A pool and the main process's part: it starts processes when asked, or only when the test says so. */
function pool(options: { readonly read?: Read; readonly startsAtOnce?: boolean } = {}) {
  const { read = unreadable, startsAtOnce = true } = options;
  const asked: string[] = [];
  const start = (turn: number, lane: number, lost: string | null = null, reading: Read = read) => {
    const [data, job] = portPair();
    runJobs({ readWords: async () => [], port: job, signs: createSigns(() => undefined), read: reading });
    made.join(turn, lane, data, lost);
  };
  const made = createJobPool({
    lanes: 2,
    restAfterMs: REST,
    want: (turn) => {
      asked.push(`want ${turn}`);
      if (startsAtOnce) for (const lane of [0, 1]) setTimeout(() => start(turn, lane), LATER);
    },
    release: (turn) => asked.push(`release ${turn}`),
  });
  const extract = (lane: number) =>
    ended(made.readers[lane]?.extract('/staged', { onPages: async () => undefined }));
  return { made, asked, start, extract };
}

/** What becomes of a job: `done` or the code of its failure. */
function ended(job: Promise<unknown> | undefined): Promise<string> {
  return (job ?? Promise.resolve()).then(
    () => 'done',
    (cause: unknown) => (cause instanceof AppError ? cause.code : String(cause)),
  );
}

/** What has become of a job once the processes have had some time. */
async function outcome(job: Promise<string>, after = LATER * 4): Promise<string> {
  await vi.advanceTimersByTimeAsync(after);
  return Promise.race([job, Promise.resolve('waiting')]);
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a pool of job processes', () => {
  it('asks for no process before there is a file', async () => {
    const { asked } = pool();
    await vi.advanceTimersByTimeAsync(REST * 10);
    expect(asked).toEqual([]);
  });

  it('asks once for both lanes, does the work when they are there, and lets them go after a rest', async () => {
    const { asked, extract } = pool();
    const one = extract(0);
    const other = extract(1);
    expect(await outcome(one)).toBe('pdf.invalid');
    expect(await outcome(other)).toBe('pdf.invalid');
    expect(asked).toEqual(['want 1']);
    await vi.advanceTimersByTimeAsync(REST);
    expect(asked).toEqual(['want 1', 'release 1']);
  });

  it('keeps them while files follow each other, and while one of them takes long', async () => {
    const { asked, extract } = pool({
      read: () =>
        new Promise((_resolve, reject) => setTimeout(() => reject(new AppError('pdf.invalid')), REST * 3)),
    });
    const long = extract(0);
    expect(await outcome(long, REST * 3 + LATER * 4)).toBe('pdf.invalid');
    await vi.advanceTimersByTimeAsync(REST / 2);
    const next = extract(1);
    await vi.advanceTimersByTimeAsync(REST * 2);
    expect(asked).toEqual(['want 1']);
    expect(await outcome(next, REST * 2)).toBe('pdf.invalid');
    expect(asked).toEqual(['want 1', 'release 1']);
  });

  it('asks again for the file after a rest', async () => {
    const { asked, extract } = pool();
    await outcome(extract(0));
    await vi.advanceTimersByTimeAsync(REST);
    expect(await outcome(extract(0))).toBe('pdf.invalid');
    expect(asked).toEqual(['want 1', 'release 1', 'want 2']);
  });

  it('gives no file to a process of an earlier turn, however late that one is joined', async () => {
    const { asked, start, extract } = pool({ startsAtOnce: false });
    const first = extract(0);
    start(1, 0);
    await outcome(first);
    await vi.advanceTimersByTimeAsync(REST);
    // Ended or not, it belongs to a turn that was released.
    start(1, 0, 'pdf.crashed');
    const second = extract(0);
    start(1, 0, 'pdf.crashed');
    expect(await outcome(second)).toBe('waiting');
    start(2, 0);
    expect(await outcome(second)).toBe('pdf.invalid');
    expect(asked).toEqual(['want 1', 'release 1', 'want 2']);
  });

  it('fails the file under way when its process is lost and reads the next one in the new process', async () => {
    const { made, start, extract } = pool({ startsAtOnce: false });
    const bomb = extract(0);
    start(1, 0, null, () => new Promise(() => undefined));
    expect(await outcome(bomb)).toBe('waiting');
    const next = extract(0);
    start(1, 0, 'pdf.memory');
    expect(await outcome(bomb)).toBe('pdf.memory');
    expect(await outcome(next)).toBe('pdf.invalid');
    expect(made.readers).toHaveLength(2);
  });

  it('stages files like any reader', async () => {
    const { made, start } = pool({ startsAtOnce: false });
    const staged = ended(made.readers[1]?.stage('/source', '/target'));
    const [data, job] = portPair();
    job.listen((message) => {
      const { id } = message as { id: number };
      job.postMessage({ id, kind: 'staged', file: STAGED });
    });
    made.join(1, 1, data, null);
    start(1, 0);
    expect(await outcome(staged)).toBe('done');
  });
});
