import { expect, it } from 'vitest';
import { MOST_UNSENT, type UnsentForm, withRoom } from '../../../shared/unsent';

const TYPED_AT = '2026-05-04T09:30:00.000Z';
const form = (key: string, length: number): UnsentForm => ({
  ...{ key, at: '', typedAt: TYPED_AT, shown: '' },
  typed: 'x'.repeat(length - key.length - TYPED_AT.length),
});
const keys = (forms: readonly UnsentForm[]) => withRoom(forms).map(({ key }) => key);

it('keeps the newest forms that have room together, in their order', () => {
  const half = MOST_UNSENT / 2;
  expect(keys([form('a', half), form('b', half)])).toEqual(['a', 'b']);
  expect(keys([form('a', half), form('b', half), form('c', 40)])).toEqual(['b', 'c']);
  expect(keys([form('a', 40), form('b', half), form('c', half + 1), form('d', 35)])).toEqual(['a', 'c', 'd']);
  expect(keys([form('a', MOST_UNSENT + 1)])).toEqual([]);
});
