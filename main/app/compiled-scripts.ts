import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/*
 * Runs the scripts of a process with the compiled code that the build has left beside them (decision 29). An entry of its own, loaded by
 * the first file of the process: nothing of the program may be needed here.
 */

/** What the build keeps of one script. */
interface KeptScript {
  /** Checksum of the script it was compiled from. Of any other V8 would compare the length alone. */
  readonly source: number;
  /** It holds nothing but ASCII, which is read at once and not letter by letter. */
  readonly ascii: boolean;
  readonly at: number;
  readonly length: number;
}

interface KeptScripts {
  /** The runtime that compiled them; V8 itself refuses those of another version of it. */
  readonly runtime: string;
  readonly scripts: Readonly<Record<string, KeptScript>>;
}

/** How many scripts ran as the build had compiled them, and how many had to be compiled. */
export interface CompiledTally {
  readonly kept: number;
  readonly compiled: number;
}

/** Scripts of one process. */
export interface RunScripts {
  readonly tally: () => CompiledTally;
  /** Writes the code that V8 has by now for each script that ran, for the next starts. */
  readonly keep: (file: string) => void;
}

// As Node itself wraps what is required.
const BEFORE = '(function (exports, require, module, __filename, __dirname) { ';
const AFTER = '\n})';
// A checksum of all the rest, for V8 does not check what it is given, and the length of the table behind it.
const SUM_BYTES = 4;
const HEAD_BYTES = 8;

const { electron = '', v8, modules } = process.versions;
const RUNTIME = [electron, v8, modules, process.platform, process.arch].join(' ');

/** What the build has kept in a file; undefined where there is nothing, it is damaged, or another runtime made it. */
function readKept(file: string): { readonly table: KeptScripts; readonly code: Buffer } | undefined {
  try {
    const bytes = readFileSync(file);
    if (crc32(bytes.subarray(SUM_BYTES)) !== bytes.readUInt32LE(0)) return undefined;
    const end = HEAD_BYTES + bytes.readUInt32LE(SUM_BYTES);
    const table = JSON.parse(bytes.toString('utf8', HEAD_BYTES, end)) as KeptScripts;
    return table.runtime === RUNTIME ? { table, code: bytes.subarray(end) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs a built script of `folder` and whatever of that folder it requires, now or later, each with its compiled code from the file `kept`
 * where that fits; everything else is required as usual.
 */
export function runScripts(folder: string, entry: string, kept: string): RunScripts {
  let known = readKept(path.join(folder, kept));
  const ran = new Map<
    string,
    { readonly script: Script; readonly source: number; readonly ascii: boolean }
  >();
  const loaded = new Map<string, { exports: unknown }>();
  let taken = 0;

  const load = (file: string): unknown => {
    const before = loaded.get(file);
    if (before !== undefined) return before.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    try {
      run(file, module);
    } catch (cause) {
      // As what is required: it fails again, and is not there half.
      loaded.delete(file);
      throw cause;
    }
    return module.exports;
  };

  const run = (file: string, module: { exports: unknown }): void => {
    const bytes = readFileSync(file);
    const source = crc32(bytes);
    const name = path.relative(folder, file).replaceAll('\\', '/');
    const same = known?.table.scripts[name];
    const found = same?.source === source ? same : undefined;
    const cachedData = found && known?.code.subarray(found.at, found.at + found.length);
    const text = bytes.toString(found?.ascii === true ? 'latin1' : 'utf8');
    const script = new Script(`${BEFORE}${text}${AFTER}`, {
      filename: file,
      // The log tells of bugs by the places in the file.
      columnOffset: -BEFORE.length,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    if (cachedData !== undefined && script.cachedDataRejected === false) taken += 1;
    ran.set(name, { script, source, ascii: text.length === bytes.length });
    const there = path.dirname(file);
    const elsewhere = createRequire(file);
    const requireHere = (wanted: string): unknown => {
      const target = path.resolve(there, wanted);
      const isOurs =
        wanted.startsWith('.') && target.startsWith(folder + path.sep) && target.endsWith('.cjs');
      return isOurs ? load(target) : elsewhere(wanted);
    };
    const body = script.runInThisContext() as (...given: unknown[]) => void;
    Reflect.apply(body, module.exports, [
      module.exports,
      Object.assign(requireHere, elsewhere),
      module,
      file,
      there,
    ]);
  };

  load(path.join(folder, entry));
  // What comes later is small, and this is more than a megabyte.
  known = undefined;

  return {
    tally: () => ({ kept: taken, compiled: ran.size - taken }),
    keep: (file) => {
      const scripts: Record<string, KeptScript> = {};
      const parts: Buffer[] = [];
      let at = 0;
      for (const [name, { script, source, ascii }] of ran) {
        const code = script.createCachedData();
        scripts[name] = { source, ascii, at, length: code.length };
        parts.push(code);
        at += code.length;
      }
      const table: KeptScripts = { runtime: RUNTIME, scripts };
      const named = Buffer.from(JSON.stringify(table), 'utf8');
      const head = Buffer.alloc(HEAD_BYTES);
      head.writeUInt32LE(named.length, SUM_BYTES);
      const bytes = Buffer.concat([head, named, ...parts]);
      bytes.writeUInt32LE(crc32(bytes.subarray(SUM_BYTES)), 0);
      writeFileSync(file, bytes);
    },
  };
}
