import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anId } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  registeredAgency,
} from '../../support/builders/assessments-room';

let room: AssessmentsRoom;
beforeEach(() => {
  room = anAssessmentsRoom();
});
afterEach(() => room.db.close());

const coded = (code: string) => expect.objectContaining({ code });

describe('the register of agencies', () => {
  it('keeps names in several scripts, roles and dates, and tells who changed what', () => {
    const { id } = registeredAgency(room, 'Police');
    const names = [
      { language: 'eng' as const, name: 'National Police' },
      { language: 'khm' as const, name: 'នគរបាលជាតិ' },
    ];
    room.agencies.update(id, { names, until: '2026-12-31' });
    room.agencies.update(id, { names });
    expect(room.agencies.find(id)).toMatchObject({ names, until: '2026-12-31', shortName: 'Police' });
    expect(room.agencies.history(id).map(({ field }) => field)).toEqual(['created', 'names', 'until']);
  });

  it('refuses a short name twice in a State, whatever its case, but not in another State', () => {
    const { id } = registeredAgency(room, 'Police');
    expect(() => registeredAgency(room, 'POLICE')).toThrow(coded('agencies.short-name-taken'));
    const other = registeredAgency(room, 'Labour');
    expect(() => room.agencies.update(other.id, { shortName: 'police' })).toThrow(
      coded('agencies.short-name-taken'),
    );
    expect(room.agencies.update(id, { shortName: 'police' }).shortName).toBe('police');
    registeredAgency(room, 'Police', { state: 'TH' });
    expect(room.agencies.list('KH').map(({ shortName }) => shortName)).toEqual(['Labour', 'police']);
    expect(room.agencies.list()).toHaveLength(3);
  });

  it('lists agencies by their short names, with numbers as numbers', () => {
    const wanted = ['AG1', 'AG2', 'AG10', 'Labour', 'police', 'Unit 9', 'Unit 10 East'];
    for (const name of wanted.toReversed()) registeredAgency(room, name);
    expect(room.agencies.list('KH').map(({ shortName }) => shortName)).toEqual(wanted);
  });

  it('refuses an end before the beginning, and agencies that are not there', () => {
    expect(() => registeredAgency(room, 'Police', { from: '2025-01-01', until: '2024-01-01' })).toThrow(
      coded('agencies.dates-reversed'),
    );
    expect(() => room.agencies.update(anId(999), {})).toThrow(coded('agencies.not-found'));
    expect(() => room.agencies.history(anId(999))).toThrow(coded('agencies.not-found'));
  });

  it('knows who spoke for an agency on any day', () => {
    const { id } = registeredAgency(room, 'Police');
    const person = (name: string, from: string) =>
      room.agencies.appoint(id, { duty: 'focal', name, position: '', contact: '', from, note: '' });
    person('Officer A', '2024-01-01');
    person('Officer B', '2025-03-01');
    expect(() => person('Officer C', '2025-03-01')).toThrow(coded('agencies.appointed-earlier'));
    const [first, second] = room.agencies.find(id)?.focalPoints ?? [];
    expect([first?.until, second?.until]).toEqual(['2025-02-28', null]);
    room.agencies.endDuty(id, second?.id ?? '', '2025-12-31');
    expect(room.agencies.find(id)?.focalPoints.at(-1)?.until).toBe('2025-12-31');
    expect(room.events.at(-1)).toEqual({ name: 'agencies.changed', ids: [id] });
  });
});
