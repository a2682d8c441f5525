import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '../../main/database';
import { hashFacts } from '../../main/exchange/facts-hash';
import { stagePack } from '../../main/exchange/pack-file';
import { readThings } from '../../main/exchange/things';
import { loadInstruments } from '../../main/instruments';
import { loadPublished } from '../../main/questionnaires';
import { exchangeContract } from '../../shared/exchange';
import { isAppError } from '../../shared/kernel';
import { type ExchangeBench, exchangeBench } from '../support/exchange-bench';
import { allowing, filled } from '../support/filled-exchange';
import { entry, manifestHead, type RawEntry, rawPack } from '../support/pack-builder';
import { resourcesDir } from '../support/resource';
import { saidBy } from '../support/said';
import { type Fault, oneOf, randomFrom, said, upTo } from './fault';
import {
  factsText,
  hostileHead,
  makeHostile,
  type Pool,
  poolOf,
  type Random,
  type WildThing,
} from './hostile-content';
import { wholeHistoryFault } from './looks';

/** Longest that one pack may keep the program. */
const LONGEST_MS = 5000;
/** After so many packs the whole workspace is looked at: its file, its history, and everything that lies beside it. */
const LOOK_EVERY = 50;
/** Of so many packs, one that was taken back is compared in all that the rooms say. */
const COMPARE_EVERY = 8;

/** As many things stand in a pack whose headers lie. */
const FEW = 8;

type Content = { readonly name: string; readonly bytes: Buffer };

/** What an honest sender sends, in parts, so that packs can be made of it. */
interface Honest {
  readonly things: readonly WildThing[];
  readonly pdfs: readonly Content[];
  readonly pool: Pool;
  /** A pack of it, byte by byte. */
  readonly bytes: Buffer;
  /** Hash of what that pack says. */
  readonly hash: string;
  /** A few things for packs in which only the headers lie, as they lie in a pack, and what they say. */
  readonly few: { readonly bytes: Buffer; readonly hash: string };
}

const KINDS = ['bytes', 'fields', 'content'] as const;

export const hostilePacks: Fault = {
  name: 'hostile packs',
  proves:
    'a pack of any bytes, headers or signed content is refused by a code or taken in and back without a trace, and writes nowhere else',
  runs: { short: 90, usual: 10_000, night: 200_000 },
  broken: 'some rows that a pack added stay when it is taken back',
  cheapBroken: true,
  run: async ({ runs, seed, broken, folder }) => {
    const random = randomFrom(seed);
    const root = folder('office');
    mkdirSync(root, { recursive: true });
    const bench = exchangeBench(2, {
      ...{ ...shipped(), root: path.join(root, 'workspace') },
      ...(broken ? { wrapDb: forgetful } : {}),
    });
    const failures: string[] = [];
    const seen = {
      ...{ refused: 0, 'the same content': 0 },
      ...{ 'nothing to take': 0, 'taken in and back': 0, 'slowest, ms': 0 },
    };
    try {
      const honest = await makeHonest(bench);
      const start = stateOf(bench);
      const around = everythingBut(root, bench);
      for (let run = 0; run < runs; run += 1) {
        const kind = broken ? 'content' : (KINDS[run % KINDS.length] ?? 'content');
        const made = make(kind, honest, random);
        const file = path.join(folder('stick'), 'given.waymark');
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, made.bytes);
        const began = performance.now();
        const wrong: string[] = [];
        try {
          if (kind === 'content') {
            const done = await takeInAndBack(bench, file, { run, start });
            seen[done.end] += 1;
            wrong.push(...done.wrong);
          } else {
            const expected = kind === 'bytes' ? honest.hash : honest.few.hash;
            seen[await openOnly(bench, file, honest, expected)] += 1;
          }
        } catch (cause) {
          wrong.push(said(cause));
        }
        const ms = performance.now() - began;
        seen['slowest, ms'] = Math.max(seen['slowest, ms'], Math.round(ms));
        if (ms > LONGEST_MS) wrong.push(`took ${Math.round(ms)} ms`);
        if (readdirSync(bench.folder.staging).length > 0) wrong.push('something is left in staging');
        if (run % LOOK_EVERY === 0 || run === runs - 1) {
          const now = everythingBut(root, bench);
          const strange = now.filter((name) => !around.includes(name));
          if (strange.length > 0) wrong.push(`files that were not there: ${strange.join(', ')}`);
          const { structure, references } = bench.db.findFaults();
          wrong.push(...structure, ...references);
          if (wholeHistoryFault(bench.db) !== null) wrong.push('the history is said to be bad');
        }
        if (Object.hasOwn(Object.prototype, 'isAdmin') || ({} as { isAdmin?: unknown }).isAdmin !== undefined)
          wrong.push('every object has a field of the pack');
        failures.push(...wrong.map((each) => `run ${run}, ${kind}, ${made.how}: ${each}`));
        // What follows would be told of a workspace that is not as it was.
        if (wrong.length > 0) return { runs: run + 1, failures, figures: seen };
      }
      return { runs, failures, figures: seen };
    } finally {
      bench.remove();
    }
  },
};

const FORGOTTEN = /^delete from "(?:document|plan|edition)/i;

/** A database that does not remove some rows when it is told to. */
const forgetful = (db: Db): Db => ({
  ...db,
  run: (query) => (FORGOTTEN.test(query.compile().sql) ? 1 : db.run(query)),
  statement: (make) => {
    let sql = '';
    const statement = db.statement((build, slots: Parameters<typeof make>[1]) => {
      const query = make(build, slots);
      ({ sql } = query.compile());
      return query;
    });
    return { ...statement, run: (given) => (FORGOTTEN.test(sql) ? 1 : statement.run(given)) };
  },
});

function shipped() {
  const { instruments } = loadInstruments(resourcesDir);
  return { ...loadPublished(resourcesDir), instruments };
}

/** A sender with something of every kind; the office has an earlier state of it, and has gone on by itself. */
async function makeHonest(there: ExchangeBench): Promise<Honest> {
  const here = exchangeBench(1, shipped());
  try {
    const { selection, law, gap, plan } = await filled(here);
    const wish = allowing(here, selection);
    await there.takeAll(await here.pack(wish));
    here.library.update(law.documentId, { title: 'Law, revised' });
    here.addDocument('Decree');
    here.planning.setTarget({ ...gap, target: { level: 4, dueOn: null, reason: 'Higher.' } });
    here.planning.savePlan(plan.id, { ...plan, title: 'Plan, revised' });
    here.notes.save('T1.1', 'Our new practice');
    there.library.update(law.documentId, { number: '7/2026' });
    const file = await here.pack(allowing(here, selection));
    const staged = await stagePack([file], here.folder.staging, null);
    const things = staged.data.flatMap(({ value }) => (value as { things: WildThing[] }).things);
    const pdfs = [...staged.files].map(([sha256, { path: at }]) => ({
      name: `files/${sha256}`,
      bytes: readFileSync(at),
    }));
    const few = things.slice(0, FEW);
    return {
      ...{ things, pdfs, pool: poolOf(things), bytes: readFileSync(file), hash: hashOf(things) },
      few: { bytes: Buffer.from(JSON.stringify({ things: few })), hash: hashOf(few) },
    };
  } finally {
    here.remove();
  }
}

const stateOf = (bench: ExchangeBench) => ({
  facts: hashFacts(bench.db),
  said: JSON.stringify(saidBy(bench)),
});

/** Everything in the folder of the office but what comes and goes: the log of the database, and PDFs, whose names are their hashes. */
const everythingBut = (root: string, { folder }: ExchangeBench): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      !/-(?:wal|shm)$/.test(name) &&
      !/(?:^|\/)[0-9a-f]{2}(?:\/[0-9a-f]{64})?$/.test(path.relative(folder.files, path.join(root, name))),
  );

function make(
  kind: (typeof KINDS)[number],
  honest: Honest,
  random: Random,
): { readonly bytes: Buffer; readonly how: string } {
  if (kind === 'bytes') return flipped(honest.bytes, random);
  if (kind === 'fields') return withWildHeaders(honest, random);
  // A few things of all: what they need besides is there from before, and a small pack is soon looked at.
  const from = upTo(random, honest.things.length);
  const some = honest.things.slice(from, from + 2 + upTo(random, 10));
  const things = structuredClone(upTo(random, 20) === 0 ? honest.things : some) as WildThing[];
  const how = makeHostile(things, honest.pool, random);
  const head =
    upTo(random, 12) === 0 ? hostileHead(manifestHead() as never, honest.pool, random) : manifestHead();
  const pdfs = things.length === 0 ? [] : honest.pdfs.slice(0, upTo(random, 3));
  const facts = { name: 'data/things-0001.json', bytes: Buffer.from(factsText(things, random)) };
  return { how, bytes: rawPack({ head, contents: [facts, ...pdfs] }) };
}

/** Some bytes are others, the end is gone, or a piece stands twice. */
function flipped(bytes: Buffer, random: Random): { readonly bytes: Buffer; readonly how: string } {
  const at = upTo(random, bytes.length);
  const how = oneOf(random, ['bytes', 'bytes', 'cut', 'twice', 'zeros'] as const);
  const made = Buffer.from(bytes);
  if (how === 'cut') return { how: `cut at ${at}`, bytes: made.subarray(0, at) };
  if (how === 'twice') return { how: `twice from ${at}`, bytes: Buffer.concat([made, made.subarray(at)]) };
  if (how === 'zeros') made.fill(0, at, Math.min(made.length, at + 1 + upTo(random, 600)));
  else for (let n = upTo(random, 8); n >= 0; n -= 1) made[upTo(random, made.length)] = upTo(random, 256);
  return { how: `${how} from ${at}`, bytes: made };
}

const NAMES = [
  ...['../escaped', '/tmp/escaped', 'C:\\escaped', 'data/../../escaped', 'data\\escaped.json', 'files/con'],
  ...['data/a.json', 'manifest.json', 'mimetype', 'MIMETYPE', 'data/A.json', 'data/things-0001.json', ''],
  ...[`files/${'0'.repeat(64)}`, 'data/a.json\u0000', 'data/\u202efdp.json', `data/${'a'.repeat(300)}.json`],
] as const;

/** A pack whose headers lie: names, sizes, ways of packing, places. */
function withWildHeaders(
  { few, pdfs }: Honest,
  random: Random,
): { readonly bytes: Buffer; readonly how: string } {
  const facts = { name: 'data/things-0001.json', bytes: few.bytes };
  const wild = (): Partial<RawEntry> => ({
    ...(upTo(random, 2) === 0 ? { method: oneOf(random, [0, 8, 1, 12, 99]) } : {}),
    ...(upTo(random, 3) === 0 ? { flags: oneOf(random, [1, 8, 0x800, 0x2000, 0xffff]) } : {}),
    ...(upTo(random, 3) === 0
      ? { attributes: oneOf(random, [0o120777 << 16, 0o040755 << 16, 0x10, 0]) }
      : {}),
    ...(upTo(random, 3) === 0
      ? {
          claimed: {
            [oneOf(random, ['size', 'crc', 'packed'] as const)]: oneOf(random, [0, 1, 0xffff, 0xffff_fffe]),
          },
        }
      : {}),
    ...(upTo(random, 4) === 0 ? { localName: Buffer.from(oneOf(random, NAMES)) } : {}),
    ...(upTo(random, 4) === 0 ? { offset: oneOf(random, [0, 1, 60, 0xffff_fff0]) } : {}),
  });
  const how = oneOf(random, ['more', 'changed', 'order', 'around'] as const);
  const bytes = rawPack({
    contents: [facts, ...pdfs],
    entries: (all) => {
      const entries = [...all];
      const at = upTo(random, entries.length);
      if (how === 'more')
        entries.splice(at, 0, entry(oneOf(random, NAMES), 'x'.repeat(upTo(random, 2000)), wild()));
      else if (how === 'changed') entries[at] = { ...(entries[at] as RawEntry), ...wild() };
      else if (how === 'order') entries.push(...entries.splice(at, 1));
      return entries;
    },
    ...(how === 'around'
      ? {
          around: oneOf(random, [
            { before: Buffer.from('MZ'), after: Buffer.alloc(0) },
            { after: Buffer.from('PK') },
          ]),
        }
      : {}),
  });
  return { how, bytes };
}

/** Errors that may be said of an outside file, and what else there is to a coded one. */
function assertCoded(cause: unknown, allowed: readonly string[]): void {
  if (!isAppError(cause)) throw cause;
  if (!allowed.includes(cause.code))
    throw new Error(`said ${cause.code}, which is not one of its codes`, { cause });
  JSON.stringify(cause.data);
}

const CALLS = {
  opening: exchangeContract['exchange.open'],
  applying: exchangeContract['exchange.apply'],
  undoing: exchangeContract['exchange.undo'],
};

/** Opens a pack whose bytes or headers were changed. One that opens must say the very same. */
async function openOnly(
  bench: ExchangeBench,
  file: string,
  honest: Honest,
  expected: string,
): Promise<'refused' | 'the same content'> {
  try {
    const staged = await stagePack([file], bench.folder.staging, null);
    try {
      readThings(staged.data, staged.reading);
      const things = staged.data.flatMap(({ value }) => (value as { things: WildThing[] }).things);
      if (hashOf(things) !== expected) throw new Error('opens, and says something else');
      for (const { name } of honest.pdfs)
        if (!staged.files.has(name.slice('files/'.length))) throw new Error('opens without a PDF');
      return 'the same content';
    } finally {
      rmSync(staged.folder, { recursive: true, force: true });
    }
  } catch (cause) {
    assertCoded(cause, CALLS.opening.errors);
    return 'refused';
  }
}

const hashOf = (things: readonly WildThing[]): string =>
  createHash('sha256').update(JSON.stringify(things)).digest('hex');

/** Opens a pack of hostile content, looks at it, and takes all of it in and back. */
async function takeInAndBack(
  bench: ExchangeBench,
  file: string,
  { run, start }: { readonly run: number; readonly start: ReturnType<typeof stateOf> },
): Promise<{ readonly end: 'refused' | 'nothing to take' | 'taken in and back'; readonly wrong: string[] }> {
  const { exchange } = bench;
  const wrong: string[] = [];
  let preview: Awaited<ReturnType<typeof exchange.open>>;
  try {
    preview = await exchange.open([file], null);
  } catch (cause) {
    assertCoded(cause, CALLS.opening.errors);
    return { end: 'refused', wrong };
  }
  try {
    CALLS.opening.output.parse(preview);
    const keys = preview.things.map(({ key }) => key);
    const conflicts = Object.fromEntries(keys.map((key) => [key, 'theirs' as const]));
    let importId: string;
    try {
      const outcome = await exchange.apply(
        preview.opened,
        CALLS.applying.input.shape.choice.parse({ take: keys, conflicts }),
      );
      CALLS.applying.output.parse(outcome);
      if (outcome.receipt === null) return { end: 'nothing to take', wrong };
      importId = outcome.receipt.id;
    } catch (cause) {
      assertCoded(cause, CALLS.applying.errors);
      if (hashFacts(bench.db) !== start.facts)
        wrong.push('refused while it was taken in, and yet something is there');
      return { end: 'refused', wrong };
    }
    // Whatever came in, every room can still say what it has.
    saidBy(bench);
    const undone = CALLS.undoing.output.parse(await exchange.undo(importId));
    if (undone.undoneLeft.length > 0) wrong.push(`not taken back: ${JSON.stringify(undone.undoneLeft)}`);
    if (hashFacts(bench.db) !== start.facts) wrong.push('taken back, the facts are others');
    if (run % COMPARE_EVERY === 0 && JSON.stringify(saidBy(bench)) !== start.said)
      wrong.push('taken back, the rooms say something else');
    return { end: 'taken in and back', wrong };
  } finally {
    await exchange.close(preview.opened);
  }
}
