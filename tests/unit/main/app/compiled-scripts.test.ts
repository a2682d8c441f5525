import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runScripts } from '../../../../main/app/compiled-scripts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'compiled-'));
  mkdirSync(path.join(folder, 'chunks'));
  put(
    'entry-process.cjs',
    `globalThis.ranAs = { sum: require('./chunks/sum.cjs').sum(2), sep: require('node:path').sep, file: __filename };
globalThis.later = () => Promise.resolve().then(() => require('./chunks/late.cjs'));\n`,
  );
  put('chunks/sum.cjs', "exports.sum = (n) => n + require('./one.cjs').one;\n");
  put('chunks/one.cjs', 'exports.one = 1;\n');
  put('chunks/late.cjs', "exports.word = require('./one.cjs').word ?? 'ភាសា';\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string | Uint8Array) => writeFileSync(path.join(folder, name), text);
const kept = () => path.join(folder, 'entry.compiled');
const run = () => runScripts(folder, 'entry-process.cjs', 'entry.compiled');
const seen = () => Reflect.get(globalThis, 'ranAs') as { sum: number; sep: string; file: string };
const keep = () => run().keep(kept());

describe('scripts that run as the build compiled them', () => {
  it('do what they do without it', async () => {
    expect(run().tally()).toEqual({ kept: 0, compiled: 3 });
    const without = seen();
    expect(without).toEqual({ sum: 3, sep: path.sep, file: path.join(folder, 'entry-process.cjs') });
    keep();
    expect(run().tally()).toEqual({ kept: 3, compiled: 0 });
    expect(seen()).toEqual(without);
    const late = (await (Reflect.get(globalThis, 'later') as () => Promise<unknown>)()) as { word: string };
    expect(late.word).toBe('ភាសា');
  });

  it('are compiled anew when the script is another, though it is as long', () => {
    keep();
    put('chunks/one.cjs', 'exports.one = 5;\n');
    expect(run().tally()).toEqual({ kept: 2, compiled: 1 });
    expect(seen().sum).toBe(7);
  });

  it('are compiled anew when any byte of what was kept is another', () => {
    keep();
    const sound = readFileSync(kept());
    for (let at = 0; at < sound.length; at += Math.ceil(sound.length / 200)) {
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 0x41;
      put('entry.compiled', bytes);
      expect(run().tally()).toEqual({ kept: 0, compiled: 3 });
      expect(seen().sum).toBe(3);
    }
    put('entry.compiled', sound.subarray(0, sound.length - 100));
    expect(run().tally()).toEqual({ kept: 0, compiled: 3 });
    put('entry.compiled', '');
    expect(run().tally()).toEqual({ kept: 0, compiled: 3 });
  });

  it('are compiled anew by another runtime than the one that made them', () => {
    keep();
    const bytes = readFileSync(kept());
    bytes[bytes.indexOf(process.versions.v8)] = 'x'.charCodeAt(0);
    bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
    put('entry.compiled', bytes);
    expect(run().tally()).toEqual({ kept: 0, compiled: 3 });
  });

  it('fail as they would, and are not there half afterwards', () => {
    put('chunks/one.cjs', "exports.one = 1;\nthrow new Error('no one');\n");
    expect(run).toThrow('no one');
    put('chunks/one.cjs', "exports.one = require('./none.cjs');\n");
    expect(run).toThrow(/ENOENT/);
  });
});
