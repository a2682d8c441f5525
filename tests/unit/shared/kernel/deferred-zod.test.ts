import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as real from 'zod/v4';
import { z as deferred } from '../../../../shared/kernel/deferred-zod';

const root = path.resolve(import.meta.dirname, '../../../..');

/** Schemas that are built while `work` runs. */
async function builtDuring(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  real.config({
    postProcessor: () => {
      count += 1;
    },
  } as never);
  await work();
  real.config({ postProcessor: undefined } as never);
  return count;
}

describe('schemas that are built when they are first used', () => {
  it('are what the program and its tests get for zod', () => {
    expect(z).toBe(deferred);
  });

  it('cost the start next to nothing, however many rooms describe some', async () => {
    // Two rooms once asked a description for its names while they were loaded: that built it, and loaded all of zod.
    const load = () => import('../../../../shared/app/contract');
    expect(await builtDuring(load)).toBe(0);
    const { contract } = await load();
    const named = () => Promise.resolve(Object.keys(contract));
    expect(await builtDuring(named)).toBe(0);
    expect(
      await builtDuring(async () => {
        const each = Object.values(contract);
        for (const { input, output } of each) {
          input.safeParse({});
          output.safeParse({});
        }
      }),
    ).toBeGreaterThan(1000);
  });

  it('build themselves once', async () => {
    const schema = z.strictObject({ name: z.string().min(1) });
    expect(await builtDuring(async () => schema.parse({ name: 'a' }))).toBeGreaterThan(0);
    expect(await builtDuring(async () => schema.parse({ name: 'b' }))).toBe(0);
  });

  it('judge and change values as those of zod do', () => {
    const make = (of: typeof real) => {
      const base = of.strictObject({
        id: of.uuid(),
        kind: of.enum(['a', 'b', 'c']),
        words: of.string().trim().min(2).max(5).nullable(),
        count: of.number().int().nonnegative().default(3),
        tags: of.array(of.union([of.literal(1), of.string()])).max(2),
      });
      return of.discriminatedUnion('is', [
        base.omit({ tags: true }).extend({ is: of.literal('one') }),
        of.strictObject({ ...base.partial().shape, is: of.literal('two') }),
      ]);
    };
    const [ours, theirs] = [make(deferred as never), make(real)];
    const value = fc.record(
      {
        is: fc.constantFrom('one', 'two', 'three'),
        id: fc.oneof(fc.uuid(), fc.constant('x')),
        kind: fc.constantFrom('a', 'b', 'z'),
        words: fc.oneof(fc.string({ maxLength: 7 }), fc.constant(null)),
        count: fc.oneof(fc.integer({ min: -2, max: 9 }), fc.double()),
        tags: fc.array(fc.oneof(fc.constant(1), fc.string(), fc.boolean()), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(value, (given) => {
        const [our, their] = [ours.safeParse(given), theirs.safeParse(given)];
        expect(our.success).toBe(their.success);
        expect(our.data).toEqual(their.data);
        expect(our.error?.issues).toEqual(their.error?.issues);
      }),
    );
  });

  it('can be asked for their fields, choices and kind', () => {
    const kind = z.enum(['a', 'b']);
    const whole = z.strictObject({ kind, name: z.string() });
    expect(kind.options).toEqual(['a', 'b']);
    expect(Object.keys(whole.shape)).toEqual(['kind', 'name']);
    expect(Object.keys(whole.omit({ name: true }).shape)).toEqual(['kind']);
    expect(whole.keyof().options).toEqual(['kind', 'name']);
    expect(kind instanceof z.ZodType).toBe(true);
  });

  it('stand in for all that the sources use of zod', () => {
    const used = new Set<string>();
    for (const floor of ['shared', 'main', 'renderer']) {
      for (const file of readdirSync(path.join(root, floor), { recursive: true, encoding: 'utf8' })) {
        if (!/\.tsx?$/.test(file) || file.endsWith('deferred-zod.ts')) continue;
        const source = readFileSync(path.join(root, floor, file), 'utf8');
        if (!/from 'zod'/.test(source)) continue;
        // Types are written with a capital or in angle brackets; what is called must be there.
        for (const [, name = ''] of source.matchAll(/\bz\s*\.(\w+)(?:\.\w+)?\(/g)) used.add(name);
      }
    }
    expect(used.size).toBeGreaterThan(10);
    expect([...used].filter((name) => !(name in deferred))).toEqual([]);
  });
});
