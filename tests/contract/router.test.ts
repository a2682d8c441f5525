import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedCalls, createRouter, intoPackedEnvelope } from '../../main/ipc';
import { isSmallEnough } from '../../main/ipc/size';
import { type CallName, contract } from '../../shared/app';
import { CALL_NAMES, SEARCH_CALLS, THING_CALLS } from '../../shared/app/call-names';
import { type Envelope, unpackEnvelope } from '../../shared/kernel';
import { anId } from '../support/builders';

/** The way from a window through the router to the process that answers, which notes what came. */
const setUp = () => {
  const passed: [name: string, input: unknown][] = [];
  const note = (name: string) => (input: never) => {
    passed.push([name, input]);
    return null;
  };
  const served = checkedCalls(
    contract,
    Object.fromEntries([...Object.keys(contract), 'process.close'].map((name) => [name, note(name)])),
  );
  const bugs: unknown[] = [];
  const newId = () => 'incident';
  const report = (_incident: string, _call: string, cause: unknown) => void bugs.push(cause);
  const answer = (name: string, input: unknown) =>
    intoPackedEnvelope(name, () => served[name]?.(input as never), newId, report);
  const routed = createRouter({
    ownerOf: (name) => (Object.hasOwn(contract, name) ? contract[name as CallName].owner : undefined),
    owners: { main: answer, data: answer, search: answer },
    namesThings: (name) => (THING_CALLS as readonly string[]).includes(name),
    newId,
    report,
  });
  const route: (name: string, input: unknown) => Promise<Envelope> = async (name, input) =>
    unpackEnvelope(await routed(name, input));
  return { route, passed, bugs };
};
const SENDING = {
  ...{ from: 'Office', kind: 'mixed', note: '', inParts: false, passphrase: null },
  stamp: 'a'.repeat(64),
};
const codeOf = (envelope: Envelope) => (envelope.ok ? 'ok' : envelope.error.code);

describe('the router', () => {
  it('passes a good input on, parsed', async () => {
    const { route, passed } = setUp();
    expect(codeOf(await route('library.list', {}))).toBe('ok');
    expect(passed[0]?.[1]).toMatchObject({ text: '', sort: 'updated' });
  });

  it('takes NUL characters out before it looks: SQLite would take a text to end there', async () => {
    const { route, passed } = setUp();
    expect(codeOf(await route('library.list', { text: 'la\0bour\0' }))).toBe('ok');
    expect(passed[0]?.[1]).toMatchObject({ text: 'labour' });
    const named = (name: string) => route('search.save', { name, query: 'x', bridge: false, filters: {} });
    expect(codeOf(await named('Labour'))).toBe('ok');
    expect(codeOf(await named('\0'))).toBe('ipc.schema');
  });

  it('refuses names outside the contract', async () => {
    const { route, passed } = setUp();
    for (const name of [
      'library.deleteAll',
      '__proto__',
      'constructor',
      '',
      'process.close',
      'library.startImportOfPaths',
    ]) {
      expect(codeOf(await route(name, {}))).toBe('ipc.call');
    }
    expect(codeOf(await route(undefined as never, {}))).toBe('ipc.call');
    expect(passed).toEqual([]);
  });

  it('refuses an unknown member, whatever the call', async () => {
    const { route, passed } = setUp();
    for (const name of Object.keys(contract)) {
      expect([name, codeOf(await route(name, { surprise: true }))]).toEqual([name, 'ipc.schema']);
    }
    expect(passed).toEqual([]);
  });

  it('refuses giant, deep and binary inputs before looking at them', async () => {
    const { route } = setUp();
    const deep: Record<string, unknown> = {};
    let inner = deep;
    for (let n = 0; n < 2000; n += 1) {
      const next: Record<string, unknown> = {};
      inner.a = next;
      inner = next;
    }
    for (const input of [
      'x'.repeat(500_000),
      new Array(500_000).fill(0),
      deep,
      { bytes: new Uint8Array(3) },
    ]) {
      expect(codeOf(await route('library.list', input))).toBe('ipc.size');
    }
    expect(isSmallEnough({ text: 'x'.repeat(20_000) })).toBe(true);
  });

  it('passes on a choice among all things of a pack of everything, and of what leaves in one', async () => {
    const { route } = setUp();
    const keys = Array.from(
      { length: 23_000 },
      (_, at) => `agency-answer/${anId(at % 100)}/${anId(at % 40)}/POL-${at}`,
    );
    const choice = { take: keys, conflicts: Object.fromEntries(keys.map((key) => [key, 'theirs'])) };
    expect(codeOf(await route('exchange.apply', { opened: anId(1), choice }))).toBe('ok');
    const documentIds = keys.slice(0, 20_000).map((_, at) => anId(at));
    const selection = { documentIds, allowed: keys, left: keys };
    const wish = { selection, to: 'Coordinator', onlyNew: false };
    expect(codeOf(await route('exchange.previewSend', wish))).toBe('ok');
    const sending = { ...SENDING, to: wish.to, onlyNew: false };
    expect(codeOf(await route('exchange.send', { selection, sending }))).toBe('ok');
    expect(codeOf(await route('exchange.apply', { opened: 'x'.repeat(20_000_000) }))).toBe('ipc.size');
  });

  it('answers anything at all with an envelope and never takes it for a bug', async () => {
    const { route, bugs } = setUp();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(contract), 'x'), fc.anything(), async (name, input) => {
        const envelope = await route(name, input);
        expect(typeof envelope.ok).toBe('boolean');
        if (!envelope.ok) expect(envelope.error.code).toMatch(/^ipc\.(call|size|schema)$/);
      }),
      { numRuns: 400 },
    );
    expect(bugs).toEqual([]);
  });
});

describe('the contract', () => {
  it('is exactly what the preload script lets through', () => {
    expect([...CALL_NAMES].sort()).toEqual((Object.keys(contract) as CallName[]).sort());
  });

  it('says which calls the search answers', () => {
    const ofSearch = Object.entries(contract).filter(([, { owner }]) => owner === 'search');
    expect([...SEARCH_CALLS].sort()).toEqual(ofSearch.map(([name]) => name).sort());
  });

  it('names every call after its room', () => {
    for (const name of Object.keys(contract)) expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
  });

  it('gives errors codes of the form room.reason', () => {
    for (const call of Object.values(contract)) {
      for (const code of call.errors) expect(code).toMatch(/^[a-z]+\.[a-z-]+$/);
    }
  });
});
