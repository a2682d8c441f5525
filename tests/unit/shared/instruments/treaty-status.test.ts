import { describe, expect, it } from 'vitest';
import {
  boundnessOf,
  dutyInForce,
  type Instruments,
  isFreeOfDuty,
  type JoinedTreaty,
  treatyFault,
} from '../../../../shared/instruments';

const TREATY = { code: 'TIPP', kind: 'treaty' } as const;
const entry = (given: Partial<JoinedTreaty>): JoinedTreaty => ({
  ...{ member: 'TH', instrument: 'TIPP', status: 'inforce-for-member', inForceOn: '2013-11-16' },
  ...given,
});
const bound = (given: Partial<JoinedTreaty>, on = '2026-01-01') =>
  boundnessOf(TREATY, [entry(given)], 'TH', on);

describe('whether a treaty binds', () => {
  it('is told for a day', () => {
    expect(bound({})).toEqual({ kind: 'bound', since: '2013-11-16', withReservation: false });
    expect(bound({}, '2013-11-15')).toMatchObject({ kind: 'not-bound', from: '2013-11-16' });
    expect(bound({ status: 'reservation', inForceOn: null })).toEqual({
      ...{ kind: 'bound', since: null, withReservation: true },
    });
    expect(bound({ status: 'ratified' })).toMatchObject({ kind: 'bound' });
    expect(bound({ status: 'ratified', inForceOn: null })).toMatchObject({ kind: 'not-bound' });
    expect(bound({ status: 'signed', inForceOn: null })).toMatchObject({
      kind: 'not-bound',
      status: 'signed',
    });
    expect(bound({ status: 'withdrawn' })).toMatchObject({ kind: 'not-bound' });
  });

  it('is not known where nobody checked, and never asked of guidance', () => {
    expect(bound({ status: 'unknown' })).toEqual({ kind: 'not-known' });
    expect(bound({ member: 'KH' })).toEqual({ kind: 'not-known' });
    expect(boundnessOf({ code: 'BOHOL', kind: 'soft-law' }, [], 'TH', '2026-01-01')).toEqual({
      kind: 'guide',
    });
  });
});

it('a duty follows from a treaty in force, with a reservation too; not checked is no "no"', () => {
  const article = {
    key: 'TIPP 1',
    number: '1',
    summary: 'x',
    duty: 'M',
    qualifier: null,
    pillar: 'POL',
  } as const;
  const instruments = [
    {
      ...{ code: 'TIPP', kind: 'treaty', name: 'x', shortName: 'x', year: 2000, inForce: null, bodies: [] },
      ...{ verification: 'confirmed', articles: [{ ...article, verification: 'confirmed' }] },
    },
  ] as const satisfies Instruments;
  const duty = (...ratifications: JoinedTreaty[]) =>
    dutyInForce({ instruments, ratifications }, 'TH', [{ ref: 'TIPP 1' }], '2026-01-01');
  expect(duty()).toBeNull();
  expect(duty(entry({ status: 'unknown' }))).toBeNull();
  expect(duty(entry({ status: 'reservation' }))).toBe(true);
  expect(duty(entry({ status: 'not-signed', inForceOn: null }))).toBe(false);
  const free = (ref: string, ...ratifications: JoinedTreaty[]) =>
    isFreeOfDuty({ instruments, ratifications }, 'TH', [{ ref }], '2026-01-01');
  expect(free('TIPP 1', entry({ status: 'not-signed', inForceOn: null }))).toBe(true);
  expect(free('TIPP 1', entry({}))).toBe(false);
  // Not known is no "no", and where nothing is asked of anybody nobody is free of it.
  expect(free('TIPP 1')).toBe(false);
  expect(free('BOHOL 1', entry({ status: 'not-signed', inForceOn: null }))).toBe(false);
});

it('wants days in order and a source', () => {
  const fields: Parameters<typeof treatyFault>[0] = {
    ...{ status: 'signed', signedOn: '2001-12-18', ratifiedOn: null, inForceOn: null },
    ...{ source: '', sourceDocumentId: null },
  };
  expect(treatyFault(fields)).toBe('source');
  expect(treatyFault({ ...fields, source: 'UN' })).toBeNull();
  expect(treatyFault({ ...fields, source: 'UN', inForceOn: '2001-01-01' })).toBe('days');
  expect(treatyFault({ ...fields, status: 'unknown', signedOn: null })).toBeNull();
});
