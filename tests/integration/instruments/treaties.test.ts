import { describe, expect, it } from 'vitest';
import { listHistory, openDatabase, undoStep } from '../../../main/database';
import { createTreaties, type InstrumentTable } from '../../../main/instruments';
import type { AppEvent } from '../../../shared/app';
import type { TreatyStatusFields } from '../../../shared/instruments';
import { anId } from '../../support/builders';

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

it('says how many statuses name a document, which lead nowhere once that is deleted', () => {
  const db = openDatabase({ file: ':memory:' });
  const table = {
    ratifications: [],
    instruments: ['TIPP', 'ACTIP'].map((code) => ({ code, kind: 'treaty' })),
  } as unknown as InstrumentTable;
  const treaties = createTreaties({
    ...{ db, clock: () => '2026-02-03T04:05:06.000Z', actor: () => 'Malee', announce: () => undefined },
    table: () => table,
  });
  const sourceDocumentId = anId(7);
  for (const [member, instrument] of [
    ['TH', 'TIPP'],
    ['LA', 'TIPP'],
  ] as const)
    treaties.set(member, instrument, { ...FIELDS, sourceDocumentId });
  treaties.set('TH', 'ACTIP', FIELDS);
  expect([...treaties.documentsNamed()]).toEqual([[sourceDocumentId, 2]]);
  db.close();
});

describe('what was entered of a treaty and is taken back', () => {
  const TREATY = {
    instruments: [{ code: 'TIPP', kind: 'treaty' }],
    ratifications: [],
  } as unknown as InstrumentTable;

  function aRoom() {
    const db = openDatabase({ file: ':memory:' });
    let moment = 0;
    const clock = () => {
      moment += 1;
      return `2026-02-03T04:05:${String(moment).padStart(2, '0')}.000Z`;
    };
    const treaties = createTreaties({
      ...{ db, clock, actor: () => 'Malee', announce: () => undefined, table: () => TREATY },
    });
    const seqOf = (field: string, after: string | null) =>
      listHistory(db, 'treaty', 'TH:TIPP').findLast((each) => each.field === field && each.after === after)
        ?.seq ?? 0;
    const takeBack = (seq: number, andLater = false) =>
      undoStep(
        db,
        { seq, andLater },
        { at: clock(), actor: 'Malee', undoers: { treaty: treaties.undoer } },
      ).left.map(({ why }) => why);
    return { db, treaties, seqOf, takeBack };
  }

  it('stays where more was entered of it since: that would go with it, and no line of the history would tell', () => {
    const { db, treaties, seqOf, takeBack } = aRoom();
    treaties.set('TH', 'TIPP', FIELDS);
    treaties.set('TH', 'TIPP', { ...FIELDS, reservation: 'Not bound by article 15.' });
    expect(takeBack(seqOf('status', 'signed'))).toEqual(['edited']);
    expect(treaties.list()).toMatchObject([{ status: 'signed', reservation: 'Not bound by article 15.' }]);
    expect(takeBack(seqOf('status', 'signed'), true)).toEqual([]);
    expect(treaties.list()).toEqual([]);
    db.close();
  });

  it('is there again when that is taken back', () => {
    const { db, treaties, seqOf, takeBack } = aRoom();
    const entered = { ...FIELDS, reservation: 'Not bound by article 15.' };
    treaties.set('TH', 'TIPP', entered);
    expect(takeBack(seqOf('status', 'signed'))).toEqual([]);
    expect(treaties.list()).toEqual([]);
    expect(takeBack(seqOf('status', null))).toEqual([]);
    expect(treaties.list()).toMatchObject([entered]);
    db.close();
  });
});
