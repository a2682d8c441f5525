import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createJobClient, createJobSupervisor, type WatchLimits } from '../../../main/jobs';
import { type JobLane, startJobLane } from '../../../scripts/jobs/job-lane';
import { isWindows } from '../../support/system';

const MB = 1024 * 1024;
/**
 * The real rules with shorter times, so that the test need not wait for 20 s; long enough that an honest process is not called silent
 * on a busy computer.
 */
const LIMITS: WatchLimits = {
  ...{ silence: 2_000, silenceAgain: 2_000 },
  ...{ total: 20_000, perStep: 1_000, memory: 300 * MB },
};

let lane: JobLane | undefined;
afterEach(() => lane?.stop());

function hostileLane(limits = LIMITS): JobLane {
  lane = startJobLane({
    createJobClient,
    createJobSupervisor,
    child: path.join(import.meta.dirname, 'hostile-child.ts'),
    limits,
  });
  return lane;
}

const onPages = async () => undefined;
const after = { good: 1, facts: { pageCount: 1 } };

describe('a job process that a file has taken over', () => {
  it('is ended when it hangs, and the next file is read by a fresh one', async () => {
    const { client, lost } = hostileLane();
    const hung = client.extract('hang', { onPages });
    const next = client.extract('honest', { onPages });
    await expect(hung).rejects.toMatchObject({ code: 'pdf.timeout' });
    await expect(next).resolves.toMatchObject(after);
    expect(lost).toEqual(['pdf.timeout']);
  });

  // How much it has is read from /proc here, and by Electron in the program.
  it.skipIf(isWindows)('is ended when it eats memory', async () => {
    // It shows no steps: it must not be called silent first.
    const { client, lost } = hostileLane({ ...LIMITS, silence: 60_000, total: 60_000 });
    await client.extract('honest', { onPages });
    await expect(client.extract('eat', { onPages })).rejects.toMatchObject({ code: 'pdf.memory' });
    await expect(client.extract('honest', { onPages })).resolves.toMatchObject(after);
    expect(lost).toEqual(['pdf.memory']);
  });

  it.skipIf(isWindows)('is replaced when it dies', async () => {
    const { client, lost } = hostileLane();
    await expect(client.extract('die', { onPages })).rejects.toMatchObject({ code: 'pdf.crashed' });
    await expect(client.extract('honest', { onPages })).resolves.toMatchObject(after);
    expect(lost).toEqual(['pdf.crashed']);
  });

  it('costs a file the page over which it is lost, and no other', async () => {
    const { client, lost } = hostileLane();
    const given: string[] = [];
    const onPages = async (pages: readonly { n: number; text: string }[]) => {
      given.push(...pages.map(({ n, text }) => `${n} ${text}`));
    };
    await expect(client.extract('heavy', { onPages })).resolves.toMatchObject(after);
    expect(given).toEqual(['1 page 1', '2 page 2', '3 left out', '4 page 4', '5 page 5']);
    expect(lost).toEqual(['pdf.timeout', 'pdf.timeout']);
  });

  it('costs the file where it is lost over page after page', async () => {
    const { client, lost } = hostileLane({ ...LIMITS, silence: 1_000, silenceAgain: 1_000 });
    await expect(client.extract('heavy everywhere', { onPages })).rejects.toMatchObject({
      code: 'pdf.timeout',
    });
    expect(lost).toEqual(Array(4).fill('pdf.timeout'));
  });

  it('is let alone while it shows steps, beyond the time for silence', async () => {
    const { client, lost } = hostileLane();
    await expect(client.extract('slow', { onPages })).resolves.toMatchObject(after);
    expect(lost).toEqual([]);
  });
});
