import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agencyFields,
  appoint,
  type FocalPoint,
  inDutyOn,
  isActiveOn,
  isSubNational,
} from '../../../../shared/agencies';
import { anId } from '../../../support/builders';

const person = (from: string, until: string | null, id = 1): FocalPoint => ({
  ...{ id: anId(id), duty: 'focal', name: `Person ${id}`, position: '', contact: '', from, until, note: '' },
});
const anyDay = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10));

describe('who speaks for an agency', () => {
  it('is one person a duty a day, however many were appointed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyDay, { minLength: 1, maxLength: 8 }), anyDay, (days, day) => {
        let all: FocalPoint[] = [];
        for (const [at, from] of days.toSorted().entries()) {
          const { ended, appointed } = appoint(all, { ...person(from, null, at), from });
          all = [...all.map((one) => (one.id === ended?.id ? ended : one)), appointed];
        }
        const inDuty = all.filter(({ from, until }) => from <= day && (until === null || until >= day));
        expect(inDuty.length).toBe(day < (days.toSorted()[0] ?? '') ? 0 : 1);
        expect(inDutyOn({ focalPoints: all }, 'focal', day)).toEqual(inDuty[0] ?? null);
      }),
    );
  });

  it('refuses one who would begin before the last', () => {
    expect(() => appoint([person('2025-05-01', null)], person('2025-05-01', null, 2))).toThrow(
      expect.objectContaining({ code: 'agencies.appointed-earlier' }),
    );
  });
});

describe('an agency', () => {
  it('works from its first to its last day', () => {
    const time = { from: '2020-01-01', until: '2024-12-31' };
    expect(
      ['2019-12-31', '2020-01-01', '2024-12-31', '2025-01-01'].map((day) => isActiveOn(time, day)),
    ).toEqual([false, true, true, false]);
    expect(isActiveOn({ from: null, until: null }, '1900-01-01')).toBe(true);
  });

  it('is local only when it is a committee of a province and nothing else', () => {
    expect(isSubNational({ roles: ['PROV'] })).toBe(true);
    expect(isSubNational({ roles: ['PROV', 'POLC'] })).toBe(false);
  });

  it('has at most one name in a language and each role once', () => {
    const fields = {
      ...{ state: 'TH', shortName: 'Police', place: '', from: null, until: null, note: '' },
      names: [{ language: 'eng', name: 'Police' }],
      roles: ['POLC'],
    };
    expect(agencyFields.safeParse(fields).success).toBe(true);
    const twice = [...fields.names, { language: 'eng', name: 'Royal Police' }];
    expect(agencyFields.safeParse({ ...fields, names: twice }).success).toBe(false);
    expect(agencyFields.safeParse({ ...fields, roles: ['POLC', 'POLC'] }).success).toBe(false);
  });
});
