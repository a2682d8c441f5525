import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isHeld, patiently, patientlyAtOnce } from '../../../../main/platform/patience';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Work that fails so many times before it is done. */
function held(times: number, code = 'EBUSY') {
  let tries = 0;
  return {
    tries: () => tries,
    work: () => {
      tries += 1;
      if (tries <= times) throw failure(code);
      return 'done';
    },
  };
}

const { platform } = process;
const on = (system: string) => Object.defineProperty(process, 'platform', { value: system });
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  on(platform);
});

it('waits on Windows until a file is let go', async () => {
  on('win32');
  const file = held(5);
  const done = patiently(async () => file.work());
  await vi.runAllTimersAsync();
  expect(await done).toBe('done');
  expect(file.tries()).toBe(6);
  const atOnce = held(1, 'EPERM');
  expect(patientlyAtOnce(atOnce.work)).toBe('done');
});

it('gives up in the end, with what was said last', async () => {
  on('win32');
  const file = held(1000, 'ENOTEMPTY');
  const done = patiently(async () => file.work()).catch((cause: unknown) => cause);
  await vi.runAllTimersAsync();
  expect(isHeld(await done)).toBe(true);
  expect(file.tries()).toBe(9);
  expect(() => patientlyAtOnce(held(9).work, { waits: [1, 1] })).toThrow('EBUSY');
});

it('waits neither for what does not pass nor on other systems, where a refusal is one', async () => {
  on('win32');
  const full = held(1, 'ENOSPC');
  await expect(patiently(async () => full.work())).rejects.toThrow('ENOSPC');
  expect(full.tries()).toBe(1);
  on('linux');
  const refused = held(1);
  await expect(patiently(async () => refused.work())).rejects.toThrow('EBUSY');
  expect(() => patientlyAtOnce(held(1).work)).toThrow('EBUSY');
  expect(isHeld(undefined)).toBe(false);
});

it('asks whoever does the work which failures may pass', () => {
  const database = held(1, 'SQLITE_BUSY');
  const mayPass = (cause: unknown) => (cause as { code: string }).code === 'SQLITE_BUSY';
  expect(patientlyAtOnce(database.work, { waits: [1], mayPass })).toBe('done');
});
