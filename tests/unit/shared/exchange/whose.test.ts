import { expect, it } from 'vitest';
import { whoseIn } from '../../../../shared/exchange';

it('a title says behind the name whose it is, also where the name has commas; any other title says nothing', () => {
  expect(whoseIn('POL-01, KH 2025-12-31')).toEqual({ name: 'POL-01', state: 'KH', days: ['2025-12-31'] });
  expect(whoseIn('Plan, 2026, TH 2026-01-01/2028-12-31')).toEqual({
    ...{ name: 'Plan, 2026', state: 'TH', days: ['2026-01-01', '2028-12-31'] },
  });
  expect(whoseIn('POL-01, MOJ')).toBeNull();
  expect(whoseIn('Plan, KH 2026')).toBeNull();
});
