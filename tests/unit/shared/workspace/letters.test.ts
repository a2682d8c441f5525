import { expect, it } from 'vitest';
import { nextFactor } from '../../../../shared/workspace/letters';

it('goes step by step to twice the size and no further, and back', () => {
  const seen = [1];
  for (let at = 0; at < 7; at += 1) seen.push(nextFactor(seen.at(-1) ?? 1, 'larger'));
  expect(seen).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2, 2, 2]);
  expect(nextFactor(2, 'smaller')).toBe(1.75);
  expect(nextFactor(0.9, 'smaller')).toBe(0.9);
  expect(nextFactor(1.75, 'usual')).toBe(1);
});

it('takes the error of a power for none', () => {
  expect(nextFactor(1.2500000001, 'larger')).toBe(1.5);
  expect(nextFactor(1.2499999999, 'larger')).toBe(1.5);
  expect(nextFactor(1.2500000001, 'smaller')).toBe(1.1);
});
