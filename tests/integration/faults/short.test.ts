import { describe, expect, it } from 'vitest';
import { FAULTS, perform } from '../../faults';

// A little of `npm run test:faults`, with runs that are always the same. There the seed changes, and there is far more.
const SEED = 20260302;

describe('harm done to the program', () => {
  it.for(FAULTS)('$name: $proves', { timeout: 120_000 }, async (fault, context) => {
    const outcome = await perform(fault, {
      lane: 'short',
      seed: SEED,
      broken: false,
      say: () => undefined,
    });
    if (outcome.impossible !== undefined) context.skip(outcome.impossible);
    expect(outcome.failures).toEqual([]);
  });

  it.each(FAULTS.filter(({ cheapBroken }) => cheapBroken))(
    '$name: a broken program is found out ($broken)',
    async (fault) => {
      const outcome = await perform(fault, { lane: 'short', seed: SEED, broken: true, say: () => undefined });
      if (outcome.impossible === undefined) expect(outcome.failures).not.toEqual([]);
    },
    120_000,
  );
});
