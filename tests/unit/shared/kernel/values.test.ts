import { describe, expect, it } from 'vitest';
import { instant, isoDate, monthsLater, sha256, typedDay, uuid } from '../../../../shared/kernel';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('stored values', () => {
  it('takes days of the calendar and nothing else', () => {
    expect(accepts(isoDate, '2024-02-29')).toBe(true);
    for (const wrong of ['2025-02-29', '2025-13-01', '2568-1-1', '2025-01-01T00:00:00Z', '', null])
      expect(accepts(isoDate, wrong)).toBe(false);
  });

  it('takes moments in UTC only', () => {
    expect(accepts(instant, '2025-01-10T08:00:00.000Z')).toBe(true);
    for (const wrong of ['2025-01-10T08:00:00.000', '2025-01-10T08:00:00+07:00', '2025-01-10'])
      expect(accepts(instant, wrong)).toBe(false);
  });

  it('takes lower-case SHA-256 and UUIDs', () => {
    expect(accepts(sha256, 'a1'.repeat(32))).toBe(true);
    for (const wrong of ['A1'.repeat(32), 'a1'.repeat(31), `${'a1'.repeat(32)}\n`])
      expect(accepts(sha256, wrong)).toBe(false);
    expect(accepts(uuid, '01890a5d-ac96-774b-bcce-b302099a8057')).toBe(true);
    expect(accepts(uuid, '../../etc/passwd')).toBe(false);
  });

  it('counts months to the last day of a shorter one, in any year that a day can have', () => {
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsLater('2024-02-29', 12)).toBe('2025-02-28');
    expect(monthsLater('2025-11-30', 3)).toBe('2026-02-28');
    expect(monthsLater('2026-06-15', 12)).toBe('2027-06-15');
    expect(monthsLater('2024-05-31', 9)).toBe('2025-02-28');
    expect(monthsLater('0099-12-31', 2)).toBe('0100-02-28');
    expect(monthsLater('2025-12-31', 12)).toBe('2026-12-31');
    // And back.
    expect(monthsLater('2025-12-31', -24)).toBe('2023-12-31');
    expect(monthsLater('2024-03-31', -1)).toBe('2024-02-29');
    expect(monthsLater('2025-01-15', -1)).toBe('2024-12-15');
  });

  it('reads a year from 2400 on as one of the Buddhist Era, and lets no day through that no calendar has', () => {
    expect(typedDay('2561-06-05')).toBe('2018-06-05');
    expect(typedDay('2400-01-01')).toBe('1857-01-01');
    expect(typedDay('2399-12-31')).toBe('2399-12-31');
    expect(typedDay('2018-06-05')).toBe('2018-06-05');
    for (const other of ['', '2561', '2561-06', '2561-06-05T00:00:00Z']) expect(typedDay(other)).toBe(other);
    // 2568 has a leap day of the Common Era, which the field of a browser takes; 2025 has none.
    expect(accepts(isoDate, typedDay('2568-02-29'))).toBe(false);
  });
});
