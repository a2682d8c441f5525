import { afterEach, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT, selectionOf } from '../../../renderer/exchange/draft';

afterEach(() => vi.unstubAllEnvs());

it('what is new since a day is new since the midnight of that day here, not in Greenwich', () => {
  // In Fiji a whole morning's work bears the day before in Greenwich.
  for (const [zone, midnight] of [
    ['Pacific/Fiji', '2026-02-28T12:00:00.000Z'],
    ['Asia/Yangon', '2026-02-28T17:30:00.000Z'],
    ['UTC', '2026-03-01T00:00:00.000Z'],
  ] as const) {
    vi.stubEnv('TZ', zone);
    expect(selectionOf({ ...EMPTY_DRAFT, documents: 'laws', since: '2026-03-01' }, []).since).toBe(midnight);
  }
});
