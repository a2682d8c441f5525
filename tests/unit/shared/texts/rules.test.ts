import { expect, it } from 'vitest';
import { laterVersion } from '../../../../shared/texts';

it('the later text is the newest in the same language that came after', () => {
  const versions = [
    { id: 'en 2026', language: 'eng' },
    { id: 'th 2026', language: 'tha' },
    { id: 'th 2020', language: 'tha' },
    { id: 'en 2010', language: 'eng' },
    { id: 'unknown', language: null },
  ];
  expect(laterVersion(versions, 'en 2010')?.id).toBe('en 2026');
  expect(laterVersion(versions, 'th 2020')?.id).toBe('th 2026');
  expect(laterVersion(versions, 'en 2026')).toBeUndefined();
  expect(laterVersion(versions, 'unknown')).toBeUndefined();
  expect(laterVersion(versions, 'not there')).toBeUndefined();
});
