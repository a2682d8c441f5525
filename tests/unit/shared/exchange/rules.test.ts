import { describe, expect, it } from 'vitest';
import {
  chosenKeys,
  heldKeys,
  judge,
  type PartHead,
  partHead,
  partName,
  partsFault,
  readingOf,
  spokenDigits,
  type ThingStatus,
  wantedKeys,
} from '../../../../shared/exchange';

type Taken = Parameters<typeof chosenKeys>[0][number];

describe('a thing of a pack', () => {
  const state = (given: {
    mine: string | null;
    theirs: string;
    known?: readonly string[];
    ancestors?: readonly string[];
  }) => judge({ ...given, known: new Set(given.known), ancestors: new Set(given.ancestors) });

  it('is judged by the states that went through the hands of both', () => {
    expect(state({ mine: 'a', theirs: 'a', known: ['a'] })).toBe('identical');
    expect(state({ mine: null, theirs: 'a' })).toBe('new');
    expect(state({ mine: null, theirs: 'a', known: ['a'] })).toBe('gone');
    // Another state of what was here and went is new: it was not that one that somebody removed.
    expect(state({ mine: null, theirs: 'b', known: ['a'], ancestors: ['a'] })).toBe('new');
    expect(state({ mine: 'b', theirs: 'a', known: ['a', 'b'], ancestors: ['b'] })).toBe('older');
    expect(state({ mine: 'a', theirs: 'b', known: ['a'], ancestors: ['a'] })).toBe('changed');
    expect(state({ mine: 'a', theirs: 'b', known: ['a'], ancestors: ['c'] })).toBe('conflict');
  });

  const thing = (
    key: string,
    status: ThingStatus,
    needs: string[] = [],
    kind: Taken['kind'] = 'document',
  ) => ({
    ...{ key, status, needs, kind },
  });
  const all = (things: readonly Taken[], choice: Parameters<typeof wantedKeys>[1]) => ({
    chosen: [...chosenKeys(things, choice)],
    wanted: [...wantedKeys(things, choice)],
    held: [...heldKeys(things, choice)],
  });

  it('comes by itself where it is new or changed, and only when it is wanted where somebody said no before', () => {
    const things = [
      thing('new', 'new'),
      thing('changed', 'changed'),
      thing('gone', 'gone'),
      thing('kept', 'kept'),
      thing('older', 'older'),
      thing('identical', 'identical'),
      thing('refused', 'refused'),
      thing('file', 'new', [], 'file'),
      thing('asked', 'conflict'),
    ];
    expect(all(things, { take: null, conflicts: {} }).wanted).toEqual(['new', 'changed']);
    const ticked = ['changed', 'gone', 'kept', 'older', 'identical', 'refused', 'file', 'asked'];
    expect(all(things, { take: ticked, conflicts: {} }).wanted).toEqual(['changed', 'gone', 'kept']);
    // A conflict is settled by itself, whatever is ticked.
    for (const take of [null, []]) {
      expect(all(things, { take, conflicts: { asked: 'theirs' } }).wanted).toContain('asked');
      expect(all(things, { take, conflicts: { asked: 'mine' } }).wanted).not.toContain('asked');
    }
  });

  it('brings what it needs, and stays where that has to be wanted for itself', () => {
    const law = thing('law', 'new', ['pdf', 'agency']);
    const pdf = thing('pdf', 'gone', [], 'file');
    const need = (status: ThingStatus) => [law, pdf, thing('agency', status)];
    const only = { take: ['law'], conflicts: {} };
    expect(all(need('new'), only)).toEqual({ chosen: ['law'], wanted: ['law', 'pdf', 'agency'], held: [] });
    for (const status of ['gone', 'kept', 'conflict'] as const)
      expect(all(need(status), only)).toEqual({ chosen: ['law'], wanted: [], held: ['law'] });
    expect(all(need('gone'), { take: ['law', 'agency'], conflicts: {} }).held).toEqual([]);
    expect(all(need('conflict'), { take: ['law'], conflicts: { agency: 'theirs' } }).wanted).toContain(
      'agency',
    );
    // Who wants back what was removed wants it with what it stood on; a second entry for a file is another thing.
    const back = thing('law', 'gone', ['agency']);
    expect(all([back, thing('agency', 'gone')], only).wanted).toEqual(['law', 'agency']);
    expect(all([back, thing('agency', 'kept')], only).held).toEqual(['law']);
    // What is needed by what is needed counts as well, and what is not in the pack is here.
    const chain = [thing('law', 'new', ['rules', 'elsewhere']), thing('rules', 'new', ['agency'])];
    expect(all([...chain, thing('agency', 'kept')], only).held).toEqual(['law']);
    expect(all([...chain, thing('agency', 'new')], only).wanted).toEqual(['law', 'rules', 'agency']);
  });
});

describe('parts of a pack', () => {
  const head = (part: number, whole = 'a', of = 3): PartHead => ({
    ...{ format: 'waymark-part/1', sha256: whole.repeat(64), size: 9, part, of },
    ...{ partSha256: 'f'.repeat(64), partSize: 3 },
  });

  it('are one pack in any order, also where one is there twice', () => {
    expect(partsFault([])).toBeNull();
    expect(partsFault([head(2), head(3), head(1), head(2)])).toBeNull();
    expect(partsFault([head(3)])).toEqual({ kind: 'missing', numbers: [1, 2] });
    expect(partsFault([head(1), head(3)])).toEqual({ kind: 'missing', numbers: [2] });
  });

  it('of several packs are told by those that are not of the pack of most, of as many of the first', () => {
    expect(partsFault([head(1, 'b'), head(2), head(3)])).toEqual({ kind: 'other', others: [0] });
    expect(partsFault([head(1), head(2, 'b')])).toEqual({ kind: 'other', others: [1] });
    expect(partsFault([head(1), head(2), head(3), head(1, 'a', 4)])).toEqual({ kind: 'other', others: [3] });
    expect(partsFault([head(1), { ...head(2), size: 8 }, head(3)])).toEqual({ kind: 'other', others: [1] });
  });

  it('have a number within the whole, and names in their order', () => {
    expect(partHead.safeParse(head(3)).success).toBe(true);
    expect(partHead.safeParse(head(4)).success).toBe(false);
    expect(partName('Laws.waymark', 2, 5)).toBe('Laws - part 2 of 5.waymark-part');
    expect(partName('Laws.waymark.waymark', 2, 12)).toBe('Laws.waymark - part 02 of 12.waymark-part');
  });
});

it('a hash is read out as six groups of four digits, the last ones of its number', () => {
  expect(spokenDigits(`${'0'.repeat(63)}f`)).toBe('0000 0000 0000 0000 0000 0015');
  // 2^255, which ends with these digits.
  expect(spokenDigits(`8${'0'.repeat(63)}`)).toBe('0197 2879 2003 9565 6481 9968');
});

describe('a version of the format', () => {
  const manifest = (major: number, minor: number, requires: string[] = []) => ({
    ...{ format: 'waymark-pack', formatVersion: { major, minor }, requires, kept: 'a' },
  });
  const step = (name: string) => ({
    manifest: (fields: object) => ({ ...fields, raised: name }),
    thing: (fields: object) => ({ ...fields, by: name }),
  });
  const format = { version: { major: 3, minor: 2 }, converters: { 2: step('two') } };

  it('is read where it is older, the same, or adds something, and refused where it needs more', () => {
    expect(readingOf(manifest(3, 2), format).isLater).toBe(false);
    expect(readingOf(manifest(3, 3), format).isLater).toBe(true);
    expect(readingOf(manifest(2, 9), format).isLater).toBe(false);
    const refused = (given: unknown, code: string) =>
      expect(() => readingOf(given, format)).toThrow(expect.objectContaining({ code }));
    refused(manifest(4, 0), 'pack.newer');
    refused(manifest(3, 2, ['more']), 'pack.newer');
    refused(manifest(1, 0), 'pack.schema');
    refused({ ...manifest(3, 2), format: 'other' }, 'pack.schema');
  });

  it('is raised by every step from its own, the manifest and the things, and what is no object is left as it is', () => {
    const older = readingOf(manifest(2, 0), format);
    expect(older.manifest({ a: 1 })).toEqual({ a: 1, raised: 'two' });
    expect(older.thing({ a: 1 })).toEqual({ a: 1, by: 'two' });
    expect([older.thing(null), older.thing('x')]).toEqual([null, 'x']);
    expect(readingOf(manifest(3, 2), format).thing({ a: 1 })).toEqual({ a: 1 });
  });
});
