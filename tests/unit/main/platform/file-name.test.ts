import { expect, it } from 'vitest';
import { safeName } from '../../../../main/platform';

it('takes out what no file may be called by', () => {
  expect(safeName('Act 5/2551: "persons"?')).toBe('Act 5 2551 persons');
  expect(safeName('  Plan\n2026. . ')).toBe('Plan 2026');
  expect(safeName('กฎหมาย พ.ศ. 2551')).toBe('กฎหมาย พ.ศ. 2551');
  expect(safeName('???')).toBe('Waymark');
});

it('calls no file by a name that Windows keeps for devices', () => {
  expect(safeName('CON')).toBe('_CON');
  expect(safeName('aux.2026')).toBe('_aux.2026');
  expect(safeName('com1')).toBe('_com1');
  expect(safeName('Nul ')).toBe('_Nul');
  expect(safeName('Convention')).toBe('Convention');
  expect(safeName('com10')).toBe('com10');
});

it('leaves room for the folders of an office, and parts no letter from its marks', () => {
  // Each has a vowel above and a tone mark on it.
  const long = safeName('ที่'.repeat(80));
  expect(long).toBe('ที่'.repeat(33));
  expect(safeName('😀'.repeat(80))).toBe('😀'.repeat(50));
});
