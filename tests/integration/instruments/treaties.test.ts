import { expect, it } from 'vitest';
import { openDatabase } from '../../../main/database';
import { createTreaties, type InstrumentTable } from '../../../main/instruments';
import type { AppEvent } from '../../../shared/app';
import type { TreatyStatusFields } from '../../../shared/instruments';

const FIELDS: TreatyStatusFields = {
  ...{ status: 'signed', signedOn: '2001-12-18', ratifiedOn: null, inForceOn: null, reservation: '' },
  ...{ source: 'UN', sourceDocumentId: null, checkedOn: '2026-01-01' },
};

it('keeps what is entered with every change of a field, and puts it before what ships', () => {
  const db = openDatabase({ file: ':memory:' });
  const events: AppEvent[] = [];
  const treaties = createTreaties({
    db,
    clock: () => '2026-02-03T04:05:06.000Z',
    actor: () => 'Malee',
    announce: (event) => void events.push(event),
    table: () =>
      ({
        instruments: [
          { code: 'TIPP', kind: 'treaty' },
          { code: 'BOHOL', kind: 'soft-law' },
        ],
        ratifications: [
          {
            ...{ member: 'TH', instrument: 'TIPP', status: 'not-signed', signedOn: null, ratifiedOn: null },
            ...{ inForceOn: null, reservation: null, source: 'x', checkedOn: '2020-01-01' },
          },
        ],
      }) as unknown as InstrumentTable,
  });
  expect(treaties.joined()).toMatchObject([{ status: 'not-signed' }]);
  treaties.set('TH', 'TIPP', FIELDS);
  treaties.set('TH', 'TIPP', { ...FIELDS, status: 'inforce-for-member', inForceOn: '2013-11-16' });
  expect(treaties.joined()).toMatchObject([{ status: 'inforce-for-member', updatedBy: 'Malee' }]);
  expect(treaties.list()).toHaveLength(1);
  expect(treaties.history('TH', 'TIPP').map(({ field, before, after }) => [field, before, after])).toEqual([
    ['status', null, 'signed'],
    ['signedOn', null, '2001-12-18'],
    ['source', null, 'UN'],
    ['checkedOn', null, '2026-01-01'],
    ['status', 'signed', 'inforce-for-member'],
    ['inForceOn', null, '2013-11-16'],
  ]);
  expect(() => treaties.set('TH', 'BOHOL', FIELDS)).toThrow(
    expect.objectContaining({ code: 'instruments.not-a-treaty' }),
  );
  expect(events).toEqual([{ name: 'instruments.changed' }, { name: 'instruments.changed' }]);
  db.close();
});
