import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromOtherDay, toOtherDay } from '../../../../main/library/other-calendars';

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const between = (first: string, last: string) =>
  fc.integer({ min: Date.parse(first) / DAY, max: Date.parse(last) / DAY }).map((day) => iso(day * DAY));

describe('days of the Bikram Sambat', () => {
  it('are those by which laws of Nepal are dated', () => {
    // Human Trafficking and Transportation (Control) Act, 2064: 8 Saun, 24 July 2007. The year 2080 began on 14 April 2023.
    expect(fromOtherDay('bikram', { year: 2064, month: 4, day: 8 })).toBe('2007-07-24');
    expect(toOtherDay('bikram', '2023-04-14')).toEqual({ year: 2080, month: 1, day: 1 });
  });

  it('are none where the month is shorter, and outside the years that are known', () => {
    expect(fromOtherDay('bikram', { year: 2064, month: 10, day: 31 })).toBeNull();
    expect(fromOtherDay('bikram', { year: 1999, month: 1, day: 1 })).toBeNull();
    expect(toOtherDay('bikram', '1943-04-13')).toBeNull();
    expect(toOtherDay('bikram', '2040-01-01')).toBeNull();
  });

  it('lead back to the same day', () => {
    fc.assert(
      fc.property(between('1943-04-14', '2034-04-01'), (day) => {
        const other = toOtherDay('bikram', day);
        expect(other === null ? null : fromOtherDay('bikram', other)).toBe(day);
      }),
    );
  });
});

describe('days of the solar Hijri calendar', () => {
  it('begin their year with spring, and have a leap day in its last month', () => {
    expect(fromOtherDay('solar-hijri', { year: 1385, month: 1, day: 1 })).toBe('2006-03-21');
    expect(toOtherDay('solar-hijri', '2021-03-20')).toEqual({ year: 1399, month: 12, day: 30 });
    expect(fromOtherDay('solar-hijri', { year: 1400, month: 12, day: 30 })).toBeNull();
    expect(fromOtherDay('solar-hijri', { year: 1399, month: 7, day: 31 })).toBeNull();
  });

  it('are not told of years in which nobody used it', () => {
    expect(fromOtherDay('solar-hijri', { year: 2007, month: 1, day: 1 })).toBeNull();
    expect(toOtherDay('solar-hijri', '1700-01-01')).toBeNull();
  });

  it('lead back to the same day', () => {
    fc.assert(
      fc.property(between('1830-01-01', '2200-01-01'), (day) => {
        const other = toOtherDay('solar-hijri', day);
        expect(other === null ? null : fromOtherDay('solar-hijri', other)).toBe(day);
      }),
    );
  });
});
