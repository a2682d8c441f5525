import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJobClient, createJobSupervisor } from '../../../main/jobs';
import { type JobLane, startJobLane } from '../../../scripts/jobs/job-lane';
import { type ManifestFile, type Outcome, outcomeIsRight } from '../../../scripts/jobs/outcomes';
import { isAppError } from '../../../shared/kernel';
import { NASTY_PDFS } from '../../support/nasty-pdfs';

const CORPUS = process.env.WAYMARK_CORPUS ?? path.resolve(import.meta.dirname, '../../../../shared/corpus');
const IDLE_MB = 160;
const MOST_MB = IDLE_MB + 512;

let folder: string;
let lane: JobLane;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-nasty-'));
  lane = startJobLane({ createJobClient, createJobSupervisor });
});
afterAll(() => {
  lane.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Takes a file the way an import does and says what became of it. */
async function bringIn(file: string, name: string): Promise<Outcome> {
  const staged = path.join(folder, 'staged');
  const started = performance.now();
  const end = (code: string | null, pageCount: number | null): Outcome => ({
    file: name,
    code,
    pageCount,
    pages: {},
    reasons: [],
    ms: performance.now() - started,
    peakMB: lane.peakBytes() / 1_048_576,
    lost: [],
  });
  try {
    await lane.client.stage(file, staged);
    const { facts } = await lane.client.extract(staged, { onPages: async () => undefined });
    return end(null, facts.pageCount);
  } catch (cause) {
    if (!isAppError(cause)) throw cause;
    return end(cause.code, null);
  }
}

describe('damaged and hostile files made here', () => {
  it.each(NASTY_PDFS)(
    '$name',
    async ({ name, bytes, right }) => {
      const file = path.join(folder, 'given.pdf');
      writeFileSync(file, bytes());
      const outcome = await bringIn(file, name);
      expect(outcome.ms).toBeLessThan(25_000);
      expect(outcome.peakMB).toBeLessThan(MOST_MB);
      if (right === 'either') expect(outcome.code ?? 'opens').not.toBe('pdf.crashed');
      else if ('codes' in right) expect(right.codes).toContain(outcome.code);
      else expect(outcome).toMatchObject({ code: null, pageCount: right.pages });
      // Whatever it was, the next file is read.
      const next = path.join(folder, 'next.pdf');
      writeFileSync(
        next,
        NASTY_PDFS.find((each) => each.name.startsWith('wrong places'))?.bytes() ?? new Uint8Array(),
      );
      expect(await bringIn(next, 'next')).toMatchObject({ code: null, pageCount: 3 });
    },
    60_000,
  );
});

const manifest = path.join(CORPUS, 'manifest.json');
const corpus: readonly ManifestFile[] = existsSync(manifest)
  ? (JSON.parse(readFileSync(manifest, 'utf8')) as { files: ManifestFile[] }).files.filter((file) =>
      file.file.startsWith('nasty/'),
    )
  : [];

describe(`nasty files of the corpus (${corpus.length === 0 ? `none at ${CORPUS}` : corpus.length})`, () => {
  it('each end in an outcome that its manifest allows, within time and memory', async () => {
    const wrong: Outcome[] = [];
    for (const file of corpus) {
      const outcome = await bringIn(path.join(CORPUS, file.file), file.file);
      if (!outcomeIsRight(file, outcome) || outcome.peakMB > MOST_MB) wrong.push(outcome);
    }
    expect(wrong).toEqual([]);
    expect(lane.lost.filter((reason) => reason === 'pdf.crashed')).toEqual([]);
  }, 180_000);
});
