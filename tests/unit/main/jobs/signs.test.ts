import { expect, it } from 'vitest';
import type { JobSign } from '../../../../main/jobs/job-sign';
import { createSigns } from '../../../../main/jobs/signs';

it('counts the steps of a job and sends them four times a second at most', () => {
  const sent: JobSign[] = [];
  let now = 0;
  const signs = createSigns(
    (sign) => sent.push(sign),
    () => now,
  );
  signs.started();
  for (let page = 1; page <= 1_000; page += 1) {
    now += 1;
    signs.progressed();
  }
  signs.waiting();
  signs.goesOn();
  signs.ended();
  expect(sent).toEqual([
    { sign: 'started', steps: 0 },
    { sign: 'progressed', steps: 250 },
    { sign: 'progressed', steps: 500 },
    { sign: 'progressed', steps: 750 },
    { sign: 'progressed', steps: 1_000 },
    { sign: 'waiting', steps: 1_000 },
    { sign: 'progressed', steps: 1_000 },
    { sign: 'ended', steps: 1_000 },
  ]);
  signs.started();
  expect(sent.at(-1)).toEqual({ sign: 'started', steps: 0 });
});
