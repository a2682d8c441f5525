import { describe, expect, it } from 'vitest';
import { savedAhead } from '../../../../shared/changes';

const NOW = '2026-12-02T10:00:00.000Z';

describe('a clock that cannot be right', () => {
  it('is told by the newest moment more than a day after it', () => {
    const ahead = ['2027-11-02T10:00:00.000Z', '2027-12-01T09:00:00.000Z', '2026-12-02T09:00:00.000Z'];
    expect(savedAhead(ahead, NOW)).toBe('2027-12-01T09:00:00.000Z');
  });

  it('is not told of time zones, of what was just saved, or where nothing was saved', () => {
    expect(savedAhead(['2026-12-03T09:59:59.000Z', NOW], NOW)).toBeNull();
    expect(savedAhead(['2025-12-02T10:00:00.000Z'], NOW)).toBeNull();
    expect(savedAhead([], NOW)).toBeNull();
  });
});
