import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePdfDate } from '../../../../main/jobs/document-facts';

describe('PDF dates', () => {
  it('reads full and short dates, with and without an offset', () => {
    expect(parsePdfDate("D:20240115093000+07'00'")).toBe('2024-01-15T02:30:00.000Z');
    expect(parsePdfDate('D:20240115093000Z')).toBe('2024-01-15T09:30:00.000Z');
    expect(parsePdfDate('D:20240115093000-0330')).toBe('2024-01-15T13:00:00.000Z');
    expect(parsePdfDate('D:2024')).toBe('2024-01-01T00:00:00.000Z');
    expect(parsePdfDate('20240229')).toBe('2024-02-29T00:00:00.000Z');
  });

  it('gives null for what is no date', () => {
    for (const text of [null, '', 'yesterday', 'D:20241315', 'D:0000', 'D:20240132', 'D:2024011525']) {
      expect(parsePdfDate(text)).toBeNull();
    }
  });

  it('gives back every second it is told in UTC', () => {
    const second = fc.date({ min: new Date('1900-01-02'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(second, (date) => {
        const whole = `${date.toISOString().slice(0, 19)}.000Z`;
        expect(parsePdfDate(`D:${whole.slice(0, 19).replace(/[-:T]/g, '')}Z`)).toBe(whole);
      }),
    );
  });

  it('never throws, whatever the file says', () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePdfDate(text)));
  });
});
