import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Agency } from '../../../shared/agencies';
import type { Assessment } from '../../../shared/assessments';
import { aLevel, anEdition } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
  registeredAgency,
} from '../../support/builders/assessments-room';

/** More than are read in one piece. */
const ITEMS = Array.from({ length: 40 }, (_, at) => `POL-${String(at + 1).padStart(2, '0')}`);

let room: AssessmentsRoom;
let police: Agency;
let labour: Agency;
let assessment: Assessment;

beforeEach(() => {
  room = anAssessmentsRoom({ editions: [anEdition(ITEMS)] });
  police = registeredAgency(room, 'Police');
  labour = registeredAgency(room, 'Labour');
  assessment = createdAssessment(room, { 'POL-01': aLevel(3) });
  for (const { id } of [police, labour]) {
    room.assessments.assign(
      assessment.id,
      ITEMS.map((itemId) => ({ itemId, agencyId: id, as: 'asked' })),
    );
    for (const itemId of ITEMS) say(id, itemId, 2);
  }
});
afterEach(() => room.db.close());

function say(agencyId: string, itemId: string, level: 0 | 1 | 2 | 3 | 4) {
  const before = room.assessments.get(assessment.id, agencyId).answers.find((one) => one.itemId === itemId);
  room.assessments.saveAnswer({
    ...{ assessmentId: assessment.id, agencyId, itemId, value: aLevel(level), text: '', fallReason: null },
    baseRevision: before?.revision ?? 0,
  });
}

/** Pieces until nothing is left. */
function readAhead(): number {
  let pieces = 0;
  while (room.assessments.readSome()) pieces += 1;
  return pieces;
}

/** A change that no hash knows of, past everything that watches what is written. */
function damage({ id }: Agency) {
  const write = sql`UPDATE agency_answers SET text = 'Said by nobody' WHERE agency_id = ${id} AND item_id = 'POL-40'`;
  room.db.run({ compile: () => write.compile(room.db.build) });
}

const said = () =>
  room.assessments
    .contributions(assessment.id)
    .flatMap(({ answers }) => answers.map(({ itemId, value, text }) => ({ itemId, value, text })));
const values = () => [...room.assessments.agencyValues(assessment.id)].map(([id, all]) => [id, all.length]);
const isDamaged = expect.objectContaining({
  code: 'assessments.answer-damaged',
  data: expect.objectContaining({ items: 'POL-40' }),
});

it('reads what agencies answered ahead of being asked, in pieces, and checks it once', () => {
  expect(readAhead()).toBeGreaterThan(4);
  const answers = room.assessments.contributions(assessment.id, true).flatMap((each) => each.answers);
  expect(answers).toHaveLength(2 * ITEMS.length);
  damage(police);
  // What was read before is what is shown; nothing was read again for it, nor is it now.
  expect(said()).toEqual(answers.map(({ itemId, value, text }) => ({ itemId, value, text })));
  expect(values()).toEqual(ITEMS.map((itemId) => [itemId, 2]));
  expect(readAhead()).toBe(0);
  // Who wants all of it checked gets that.
  expect(() => room.assessments.contributions(assessment.id, true)).toThrow(isDamaged);
});

it('reads again what an agency has saved, also while it was being read', () => {
  expect(room.assessments.readSome()).toBe(true);
  say(police.id, 'POL-01', 4);
  say(labour.id, 'POL-40', 1);
  readAhead();
  expect(said()).toContainEqual({ itemId: 'POL-01', value: aLevel(4), text: '' });
  expect(said()).toContainEqual({ itemId: 'POL-40', value: aLevel(1), text: '' });
  expect(readAhead()).toBe(0);
  say(police.id, 'POL-02', 0);
  expect(readAhead()).toBeGreaterThan(0);
  expect(said()).toContainEqual({ itemId: 'POL-02', value: aLevel(0), text: '' });
});

it('trusts nothing that it could not check: who asks is told', () => {
  damage(police);
  const pieces = readAhead();
  expect(readAhead()).toBe(0);
  expect(() => said()).toThrow(isDamaged);
  expect(() => values()).toThrow(isDamaged);
  // The other agency was read all the same.
  expect(pieces).toBeGreaterThan(2);
  expect(() => room.assessments.get(assessment.id, police.id)).toThrow(isDamaged);
  expect(room.assessments.get(assessment.id, labour.id).answers).toHaveLength(ITEMS.length);
});

it('keeps of a frozen year what agencies said on each item', () => {
  room.assessments.freeze(assessment.id, 'Head');
  readAhead();
  damage(labour);
  expect(values()).toEqual(ITEMS.map((itemId) => [itemId, 2]));
  expect(readAhead()).toBe(0);
  expect(() => said()).toThrow(isDamaged);
});

it('reads the years before an open one ahead, without what the agencies said', () => {
  const text = 'He wrote ,"record":{"contributions":[ and ,"referenceDate":"2020" into it';
  room.assessments.saveAnswer({
    ...{ assessmentId: assessment.id, itemId: 'POL-01', value: aLevel(3), text, fallReason: null },
    baseRevision: 1,
  });
  const { id, ...frozen } = room.assessments.freeze(assessment.id, 'Head');
  expect(room.assessments.readEarlier()).toBe(false);
  room.assessments.startNext(id, '2026-12-31');
  expect([1, 2].map(() => room.assessments.readEarlier())).toEqual([true, false]);
  expect(room.assessments.getCorrected(id)).toEqual({ id, ...frozen });
  expect(room.assessments.getSnapshot(id)).toEqual({ id, ...frozen });
  expect(room.assessments.getSnapshotRecord(id).contributions.map(({ answers }) => answers.length)).toEqual([
    ITEMS.length,
    ITEMS.length,
  ]);
  expect(room.assessments.listSnapshots()[0]?.progress).toEqual(frozen.progress);
});

/** How often a frozen year is read out of the database while something is done. */
function readsDuring(work: () => void): number {
  const first = vi.spyOn(room.db, 'first');
  work();
  const reads = first.mock.calls.filter(([query]) => /^select \* from "snapshots"/.test(query.compile().sql));
  first.mockRestore();
  return reads.length;
}

function readAllEarlier(): void {
  while (room.assessments.readEarlier());
}

it('reads a year that is damaged once, not after every save', () => {
  const { id } = room.assessments.freeze(assessment.id, 'Head');
  const next = room.assessments.startNext(id, '2026-12-31');
  for (const write of [
    sql`DROP TRIGGER snapshots_never_change`,
    sql`UPDATE snapshots SET content = replace(content, 'POL-01', 'POL-99')`,
  ])
    room.db.run({ compile: () => write.compile(room.db.build) });
  expect(readsDuring(readAllEarlier)).toBe(1);
  room.assessments.saveAnswer({
    ...{ assessmentId: next.id, itemId: 'POL-02', value: aLevel(3), text: '', fallReason: null },
    baseRevision: next.answers.find(({ itemId }) => itemId === 'POL-02')?.revision ?? 0,
  });
  expect(readsDuring(readAllEarlier)).toBe(0);
  expect(() => room.assessments.getCorrected(id)).toThrow(
    expect.objectContaining({ code: 'assessments.snapshot-damaged' }),
  );
});

it('keeps a dozen years in mind, the newest of those that nobody asked for', () => {
  let open = assessment.id;
  const years = Array.from({ length: 13 }, (_, at) => {
    const { id } = room.assessments.freeze(open, 'Head');
    const next = room.assessments.startNext(id, `${2026 + at}-12-31`);
    open = next.id;
    for (const { itemId, value, revision, text } of next.answers.filter((each) => each.revision > 0))
      room.assessments.saveAnswer({
        ...{ assessmentId: open, itemId, value, text, fallReason: null },
        baseRevision: revision,
      });
    return id;
  });
  const [oldest = ''] = years;
  const ask = (...ids: readonly string[]) => {
    for (const id of ids) room.assessments.getCorrected(id);
  };
  ask(oldest);
  readAllEarlier();
  expect(readsDuring(() => ask(oldest, ...years.slice(-11)))).toBe(0);
  expect(readsDuring(() => ask(years[1] ?? ''))).toBe(1);
});

it('forgets what it read where answers were written past it', () => {
  readAhead();
  room.assessments.forgetRead();
  damage(police);
  expect(() => said()).toThrow(isDamaged);
});

it('gives what agencies of the whole State stand by this year: no province, and nothing that was only carried over', () => {
  const province = registeredAgency(room, 'Province', { roles: ['PROV'], place: 'North' });
  room.assessments.assign(assessment.id, [{ itemId: 'POL-01', agencyId: province.id, as: 'asked' }]);
  say(province.id, 'POL-01', 4);
  expect(room.assessments.agencyValues(assessment.id).get('POL-01')).toEqual([aLevel(2), aLevel(2)]);
  const { id } = room.assessments.freeze(assessment.id, 'Head');
  assessment = room.assessments.startNext(id, '2026-12-31');
  expect(values()).toEqual([]);
  say(police.id, 'POL-02', 1);
  readAhead();
  expect(values()).toEqual([['POL-02', 1]]);
});
