import { expect, it } from 'vitest';
import { MOST_UNSENT, type UnsentForm, withRoom } from '../../../shared/unsent';

const form = (key: string, length: number): UnsentForm => ({
  ...{ key, at: '', shown: '' },
  typed: 'x'.repeat(length - key.length),
});
const keys = (forms: readonly UnsentForm[]) => withRoom(forms).map(({ key }) => key);

it('keeps the newest forms that have room together, in their order', () => {
  const half = MOST_UNSENT / 2;
  expect(keys([form('a', half), form('b', half)])).toEqual(['a', 'b']);
  expect(keys([form('a', half), form('b', half), form('c', 10)])).toEqual(['b', 'c']);
  expect(keys([form('a', 10), form('b', half), form('c', half + 1), form('d', 5)])).toEqual(['a', 'c', 'd']);
  expect(keys([form('a', MOST_UNSENT + 1)])).toEqual([]);
});
