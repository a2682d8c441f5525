import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDayOf, formatMoment } from '../../../renderer/platform';
import { formatDay, formatMonth, formatYear } from '../../../shared/kernel';
import { OWN_MONTH_NAMES } from '../../../shared/kernel/month-names';

const english = { language: 'en', calendar: 'ce' } as const;

describe('dates', () => {
  it('are shown in words', () => {
    expect(formatDay('2026-11-24', english)).toBe('24 November 2026');
    expect(formatDay('2026-01-05', english)).toBe('5 January 2026');
  });

  it('count years in the calendar chosen', () => {
    expect(formatDay('2026-11-24', { ...english, calendar: 'be' })).toBe('24 November 2569 BE');
    expect(formatDay('2008-01-30', { language: 'th', calendar: 'be' })).toBe('30 มกราคม พ.ศ. 2551');
    expect(formatYear(2008, { language: 'en', calendar: 'be' })).toBe('2551 BE');
    expect(formatYear(2008, english)).toBe('2008');
  });

  it('have own month names where the window has none', () => {
    expect(formatDay('2026-11-24', { language: 'km', calendar: 'ce' })).toBe('24 វិច្ឆិកា 2026');
    expect(formatDay('2026-11-24', { language: 'mn', calendar: 'ce' })).toBe('2026 оны 11 дүгээр сарын 24');
    const inVietnamese = { language: 'vi', calendar: 'ce' } as const;
    expect(formatDay('2026-11-24', inVietnamese)).toBe('24 tháng 11 năm 2026');
    expect(formatMonth('2026-11', inVietnamese)).toBe('tháng 11 năm 2026');
    for (const names of Object.values(OWN_MONTH_NAMES)) expect(new Set(names).size).toBe(12);
  });

  it('fall back to English in a language that nobody knows', () => {
    expect(formatDay('2026-11-24', { language: 'xx-none', calendar: 'ce' })).toBe('24 November 2026');
  });

  it('leave what is not a date as it is', () => {
    expect(formatDay('before 1990', english)).toBe('before 1990');
    expect(formatMoment('never', english)).toBe('never');
  });

  it('show an instant on the clock of this PC', () => {
    const noon = new Date(2026, 10, 24, 9, 5);
    expect(formatMoment(noon.toISOString(), english)).toBe('24 November 2026, 09:05');
    expect(formatDayOf(noon.toISOString(), english)).toBe('24 November 2026');
  });

  it('are 543 years ahead in the Buddhist Era for every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), (year) => {
        expect(formatYear(year, { language: 'en', calendar: 'be' })).toBe(`${year + 543} BE`);
      }),
    );
  });
});
