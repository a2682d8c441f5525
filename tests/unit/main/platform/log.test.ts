import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../../../main/platform';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lineFor(...places: readonly string[]): string {
  const cause = new Error('Somchai wrote this');
  cause.stack = ['Error: Somchai wrote this', ...places.map((place) => `    ${place}`)].join('\n');
  createLog(folder, 'main', () => '2026-03-02T08:00:00.000Z').error('failed', {}, cause);
  return readFileSync(path.join(folder, 'main.log'), 'utf8');
}

it('names the files of a stack without their folders, which name the user', () => {
  const home = String.raw`C:\Users\Somchai Jai (MoI)\AppData\Local\Programs\Waymark\resources\app.asar\out\main`;
  const line = lineFor(
    String.raw`at open (${home}\data.cjs:10:20)`,
    String.raw`at async Object.call [as forward] (${home}\main.cjs:3:4)`,
    String.raw`at async ${home}\search.cjs:5:6`,
    'at /home/somchai/waymark/out/main/data.cjs:7:8',
    'at new Promise (<anonymous>)',
  );
  expect(line).not.toMatch(/Somchai|somchai|Users|MoI|home/);
  expect(line).toContain('at open data.cjs:10:20');
  expect(line).toContain('at async Object.call [as forward] main.cjs:3:4');
  expect(line).toContain('at async search.cjs:5:6');
  expect(line).toContain('at data.cjs:7:8');
  expect(line).toContain('at new Promise <anonymous>');
});
