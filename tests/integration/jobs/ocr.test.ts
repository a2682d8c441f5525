import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJobSupervisor, createOcrClient, OCR_WATCH_LIMITS } from '../../../main/jobs';
import { startLane } from '../../../scripts/jobs/job-lane';
import { nodePictureReader } from '../../../scripts/jobs/ocr-reader';
import { pagesByPdfium } from '../../../scripts/jobs/pdfium-pages';
import { bestFit, NUMBERS_PER_PIECE, type PageReading, PLACES_PER_SIDE } from '../../../shared/library';
import { normalise } from '../../../shared/search';
import { buildPdf } from '../../support/pdf-builder';
import { scanOf } from '../../support/scan-builder';
import { isWindows } from '../../support/system';

const LINES = [
  'An Act to prevent trafficking in persons',
  'Every victim has a right to shelter and to legal aid.',
  'The commission reports to the assembly once a year.',
];

/** Smaller than A4, so that the tests are quick. */
const SMALL = { width: 420, height: 200 };

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-scans-'));
const fileOf = (name: string) => path.join(folder, name);
const child = path.resolve(import.meta.dirname, '../../../scripts/jobs/ocr-child.ts');
type Lane = ReturnType<typeof lane>;
const lane = (limits = OCR_WATCH_LIMITS) =>
  startLane({ connect: createOcrClient, createJobSupervisor, child, limits });

let shared: Lane;
beforeAll(async () => {
  writeFileSync(fileOf('scan.pdf'), await scanOf(buildPdf({ pages: [{ lines: LINES, ...SMALL }] })));
  writeFileSync(
    fileOf('square.pdf'),
    await scanOf(buildPdf({ pages: [{ lines: LINES, width: 420, height: 420 }] })),
  );
  writeFileSync(
    fileOf('blank.pdf'),
    await scanOf(buildPdf({ pages: [{ lines: [], ...SMALL }] }), { specks: 0 }),
  );
  writeFileSync(
    fileOf('turned.pdf'),
    await scanOf(buildPdf({ pages: [{ lines: LINES, ...SMALL, rotate: 90 }] })),
  );
  shared = lane();
});
afterAll(() => {
  shared.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Share of neighbouring pairs of letters that two texts have in common. */
function likeness(one: string, other: string): number {
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const left = pairs(other);
  const common = pairs(one).filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (one.length + other.length - 2);
}

const letters = (text: string) => text.replace(/\W+/g, ' ').trim();

describe('the process that reads pictures', { timeout: 60_000 }, () => {
  it('reads a scan and says where each word stands', async () => {
    const reading = await shared.client.read(fileOf('scan.pdf'), 1, ['eng']);
    expect(letters(reading?.text ?? '')).toBe(letters(LINES.join(' ')));
    expect(reading?.confidence).toBeGreaterThan(80);
    const { text = '', places = [] } = reading ?? {};
    const at = places.findIndex(
      (start, index) => index % NUMBERS_PER_PIECE === 0 && text.slice(start).startsWith('shelter'),
    );
    const [left = 0, top = 0, right = 0, bottom = 0] = places.slice(at + 2, at + 6);
    // In the middle of the second line.
    expect(left).toBeGreaterThan(PLACES_PER_SIDE * 0.3);
    expect(right).toBeLessThan(PLACES_PER_SIDE * 0.8);
    expect(right - left).toBeGreaterThan(PLACES_PER_SIDE * 0.03);
    expect(top).toBeGreaterThan(PLACES_PER_SIDE * 0.3);
    expect(top).toBeLessThan(PLACES_PER_SIDE * 0.7);
    expect(bottom - top).toBeGreaterThan(PLACES_PER_SIDE * 0.02);
  });

  it('says that nothing is on a blank page', async () => {
    expect(await shared.client.read(fileOf('blank.pdf'), 1, ['eng'])).toBeNull();
  });

  it('reads a page that lies on its side', async () => {
    const reading = await shared.client.read(fileOf('turned.pdf'), 1, ['eng']);
    expect(letters(reading?.text ?? '')).toContain('right to shelter');
  });

  it('reads a page that lies askew, and says where its words stand on the page as it is', async () => {
    const slope = 0.06;
    writeFileSync(
      fileOf('askew.pdf'),
      await scanOf(buildPdf({ pages: [{ lines: LINES, width: 420, height: 420 }] }), { slope }),
    );
    const straight = await shared.client.read(fileOf('square.pdf'), 1, ['eng']);
    const askew = await shared.client.read(fileOf('askew.pdf'), 1, ['eng']);
    expect(letters(askew?.text ?? '')).toBe(letters(LINES.join(' ')));
    const middleOf = (reading: PageReading | null, word: string): readonly [number, number] => {
      const { text = '', places = [] } = reading ?? {};
      const at = places.findIndex(
        (start, index) => index % NUMBERS_PER_PIECE === 0 && text.startsWith(word, start),
      );
      const [left = 0, top = 0, right = 0, bottom = 0] = places.slice(at + 2, at + 6);
      return [(left + right) / 2, (top + bottom) / 2];
    };
    for (const word of ['trafficking', 'Every', 'assembly']) {
      const [x, y] = middleOf(straight, word);
      const [turnedX, turnedY] = middleOf(askew, word);
      const half = PLACES_PER_SIDE / 2;
      const within = PLACES_PER_SIDE * 0.01;
      expect(Math.abs(turnedX - (x - slope * (y - half)))).toBeLessThan(within);
      expect(Math.abs(turnedY - (y + slope * (x - half)))).toBeLessThan(within);
    }
  });

  it('reads what stands in the shadow of a bound book', async () => {
    const page = { lines: LINES, width: 420, height: 420 };
    writeFileSync(fileOf('shadow.pdf'), await scanOf(buildPdf({ pages: [page] }), { light: 0.3 }));
    const reading = await shared.client.read(fileOf('shadow.pdf'), 1, ['eng']);
    expect(letters(reading?.text ?? '')).toBe(letters(LINES.join(' ')));
  });

  it('gives what was filled into the fields of a scan, though its picture does not show it', async () => {
    const note = '/Subtype /Widget /FT /Tx /T (a) /F 4 /Rect [42 20 242 40] /V (Ministry of Labour)';
    const twice = '/Subtype /Widget /FT /Tx /T (b) /F 4 /Rect [42 50 242 70] /V (right to shelter)';
    const scan = await scanOf(buildPdf({ pages: [{ lines: LINES, ...SMALL }] }), {
      annotations: [note, twice],
    });
    writeFileSync(fileOf('filled.pdf'), scan);
    const reading = await shared.client.read(fileOf('filled.pdf'), 1, ['eng']);
    const [first = '', ...rest] = (reading?.text ?? '').split('\nMinistry');
    expect(letters(first)).toBe(letters(LINES.join(' ')));
    expect(rest).toEqual([' of Labour']);
    expect(reading?.confidence).toBeGreaterThan(80);
    const { text = '', places = [] } = reading ?? {};
    const at = places.findIndex(
      (start, index) => index % NUMBERS_PER_PIECE === 0 && text.startsWith('Labour', start),
    );
    // The right part of the field, which stands at the left side below.
    const [left = 0, top = 0, right = 0, bottom = 0] = places
      .slice(at + 2, at + 6)
      .map((part) => part / PLACES_PER_SIDE);
    expect(left).toBeGreaterThan(0.3);
    expect(right).toBeCloseTo(242 / 420, 2);
    expect(top).toBeCloseTo(0.8, 2);
    expect(bottom).toBeCloseTo(0.9, 2);
  });

  it('reads Thai that lies askew, and the English words between', async () => {
    const notice = readFileSync(path.resolve(import.meta.dirname, '../../e2e/fixtures/labour-notice-th.pdf'));
    writeFileSync(fileOf('thai.pdf'), await scanOf(notice, { dpi: 200, slope: -0.02 }));
    const [page] = await pagesByPdfium(
      path.resolve(import.meta.dirname, '../../e2e/fixtures/labour-notice-th.pdf'),
    );
    const reading = await shared.client.read(fileOf('thai.pdf'), 1, ['tha']);
    const wanted = normalise(page?.text ?? '').replace(/\s+/g, '');
    const got = normalise(reading?.text ?? '').replace(/\s+/g, '');
    expect(wanted.length).toBeGreaterThan(100);
    expect(likeness(wanted, got)).toBeGreaterThan(0.93);
    expect(got).toContain('waymark');
  });

  it('reads Burmese in small print, the lines of which reach into each other', async () => {
    const notice = path.resolve(import.meta.dirname, '../../e2e/fixtures/market-notice-my.pdf');
    writeFileSync(fileOf('burmese.pdf'), await scanOf(readFileSync(notice), { dpi: 200 }));
    const [page] = await pagesByPdfium(notice);
    const reading = await shared.client.read(fileOf('burmese.pdf'), 1, ['mya']);
    const wanted = normalise(page?.text ?? '').replace(/\s+/g, '');
    const got = normalise(reading?.text ?? '').replace(/\s+/g, '');
    expect(likeness(wanted, got)).toBeGreaterThan(0.8);
  });

  it('says of every line that work goes on, but counts as steps only drawings and readings of the page', async () => {
    const notice = path.resolve(import.meta.dirname, '../../e2e/fixtures/market-notice-my.pdf');
    writeFileSync(fileOf('steps.pdf'), await scanOf(readFileSync(notice), { dpi: 200 }));
    const heard = { steps: 0, lines: 0 };
    const reader = nodePictureReader({
      progressed: () => {
        heard.steps += 1;
      },
      goesOn: () => {
        heard.lines += 1;
      },
    });
    await reader.read(fileOf('steps.pdf'), 1, ['mya']);
    await reader.rest();
    expect(heard.lines).toBeGreaterThan(15);
    // Drawn and read twice, once more with English, and looked at for what is filled into its fields.
    expect(heard.steps).toBeLessThanOrEqual(6);
  });

  it('reads Thai that stands on its head', async () => {
    const notice = path.resolve(import.meta.dirname, '../../e2e/fixtures/labour-notice-th.pdf');
    writeFileSync(fileOf('thai-head.pdf'), await scanOf(readFileSync(notice), { dpi: 200, turn: 2 }));
    const [page] = await pagesByPdfium(notice);
    const reading = await shared.client.read(fileOf('thai-head.pdf'), 1, ['tha']);
    const wanted = normalise(page?.text ?? '').replace(/\s+/g, '');
    const got = normalise(reading?.text ?? '').replace(/\s+/g, '');
    expect(likeness(wanted, got)).toBeGreaterThan(0.93);
  });

  it('tells the language by its letters', async () => {
    const fits = await shared.client.compare(fileOf('scan.pdf'), 1, ['eng', 'tha', 'mon']);
    expect(fits.map(({ data }) => data)).toEqual(['eng']);
    expect(fits[0]?.fit).toBeGreaterThan(80);
  });

  it('tells the language of a page that stands on its head', async () => {
    const page = { lines: [...LINES, ...LINES, ...LINES], width: 420, height: 420 };
    writeFileSync(fileOf('head.pdf'), await scanOf(buildPdf({ pages: [page] }), { turn: 2 }));
    const fits = await shared.client.compare(fileOf('head.pdf'), 1, ['eng', 'tha']);
    expect(bestFit(fits)).toBe('eng');
  });

  it('gives coded reasons for what cannot be read', async () => {
    writeFileSync(fileOf('broken.pdf'), 'not a PDF');
    await expect(shared.client.read(fileOf('broken.pdf'), 1, ['eng'])).rejects.toMatchObject({
      code: 'pdf.invalid',
    });
    await expect(shared.client.read(fileOf('scan.pdf'), 9, ['eng'])).rejects.toMatchObject({
      code: 'pdf.unreadable',
    });
    await expect(shared.client.read(fileOf('gone.pdf'), 1, ['eng'])).rejects.toMatchObject({
      code: 'pdf.unreadable',
    });
  });

  // How much memory it has is read from /proc here, and by Electron in the program.
  it.skipIf(isWindows)(
    'is ended when a picture takes too long or too much memory, and the next is read by a fresh one',
    async () => {
      const hurried = lane({ ...OCR_WATCH_LIMITS, silence: 1 });
      await expect(hurried.client.read(fileOf('scan.pdf'), 1, ['eng'])).rejects.toMatchObject({
        code: 'pdf.timeout',
      });
      hurried.stop();
      const narrow = lane({ ...OCR_WATCH_LIMITS, memory: 10 * 1024 * 1024 });
      await expect(narrow.client.read(fileOf('scan.pdf'), 1, ['eng'])).rejects.toMatchObject({
        code: 'pdf.memory',
      });
      expect(narrow.lost).toEqual(['pdf.memory']);
      narrow.stop();
    },
  );
});
