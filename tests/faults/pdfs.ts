import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createJobClient, createJobSupervisor } from '../../main/jobs';
import { startJobLane } from '../../scripts/jobs/job-lane';
import { isAppError } from '../../shared/kernel';
import { NASTY_PDFS } from '../support/nasty-pdfs';
import { buildPdf } from '../support/pdf-builder';
import { type Fault, oneOf, randomFrom, said, upTo } from './fault';

const LONGEST_MS = 25_000;
/** What the reading process may hold in all, whatever it is given. */
const MOST_MB = 512;

/** Bytes changed as a bad transfer or a bad will would. */
function mutated(bytes: Uint8Array, other: Uint8Array, random: () => number): Buffer {
  const made = Buffer.from(bytes);
  const way = upTo(random, 4);
  if (way === 0) return made.subarray(0, upTo(random, made.length));
  if (way === 1) {
    for (let n = 0; n <= upTo(random, 30); n += 1) {
      const at = upTo(random, made.length);
      made[at] = (made[at] ?? 0) ^ (1 << upTo(random, 8));
    }
    return made;
  }
  if (way === 2) {
    // Numbers are what a PDF finds its way by.
    const text = made.toString('latin1');
    const numbers = [...text.matchAll(/\d+/g)];
    const found = oneOf(random, numbers.length > 0 ? numbers : [...text.matchAll(/./g)]);
    const instead = oneOf(random, [
      '0',
      '-1',
      '4294967296',
      '99999999999999',
      '1e9',
      String(upTo(random, 5000)),
    ]);
    return Buffer.from(
      text.slice(0, found.index) + instead + text.slice(found.index + found[0].length),
      'latin1',
    );
  }
  const from = upTo(random, other.length);
  const at = upTo(random, made.length);
  return Buffer.concat([made.subarray(0, at), other.subarray(from, from + 2000), made.subarray(at)]);
}

export const pdfs: Fault = {
  name: 'nasty and mutated PDFs',
  proves: 'any file ends in a result or a coded error within time and memory, and the next file is read',
  runs: { short: 12, usual: 360, night: 10_000 },
  broken: 'files must be read within a tenth of a millisecond',
  run: async ({ runs, seed, broken, folder, lane: wide }) => {
    const random = randomFrom(seed);
    const place = folder('files');
    mkdirSync(place, { recursive: true });
    const honest = [1, 3, 12].map((pages) =>
      buildPdf({
        title: `Act of ${pages}`,
        pages: Array.from({ length: pages }, (_, n) => ({
          lines: ['Trafficking in persons', `page ${n + 1}`],
        })),
      }),
    );
    const sources = [
      ...honest,
      ...NASTY_PDFS.map(({ bytes }) => bytes()).filter(({ length }) => length > 200 && length < 400_000),
    ];
    const lane = startJobLane({ createJobClient, createJobSupervisor });
    const failures: string[] = [];
    const seen = { read: 0, refused: 0, 'slowest, ms': 0, 'most memory, MB': 0 };
    const whole = wide === 'short' ? [] : NASTY_PDFS;
    try {
      for (let run = 0; run < runs; run += 1) {
        const nasty = whole[run];
        const bytes = nasty?.bytes() ?? mutated(oneOf(random, sources), oneOf(random, sources), random);
        const file = path.join(place, 'given.pdf');
        writeFileSync(file, bytes);
        const began = performance.now();
        const name = nasty?.name ?? `mutated ${run}`;
        try {
          const staged = path.join(place, 'staged');
          await lane.client.stage(file, staged);
          await lane.client.extract(staged, { onPages: async () => undefined });
          seen.read += 1;
        } catch (cause) {
          if (!isAppError(cause)) failures.push(`${name}: ${said(cause)}`);
          else if (cause.code === 'pdf.crashed') failures.push(`${name}: the reader broke`);
          seen.refused += 1;
        }
        const ms = performance.now() - began;
        const mb = lane.peakBytes() / 1_048_576;
        seen['slowest, ms'] = Math.max(seen['slowest, ms'], Math.round(ms));
        seen['most memory, MB'] = Math.max(seen['most memory, MB'], Math.round(mb));
        if (ms > (broken ? 0.1 : LONGEST_MS)) failures.push(`${name}: took ${Math.round(ms)} ms`);
        if (mb > MOST_MB) failures.push(`${name}: took ${Math.round(mb)} MB`);
      }
      const survived = 1 - lane.lost.length / runs;
      return {
        runs,
        failures,
        figures: { ...seen, 'readers that had to be ended': lane.lost.length, survived },
      };
    } finally {
      lane.stop();
    }
  },
};
