import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  type Snapshot,
  snapshotContent,
  snapshot as snapshotSchema,
} from '../../../shared/assessments';
import { canonicalJson } from '../../../shared/kernel';
import { aCitation, aDocument, aLevel, anId, NOT_APPLICABLE, NOT_KNOWN } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
} from '../../support/builders/assessments-room';

let room: AssessmentsRoom;
beforeEach(() => {
  room = anAssessmentsRoom();
});
afterEach(() => room.db.close());

const coded = (code: string, data = {}) =>
  expect.objectContaining({ code, data: expect.objectContaining(data) });

const ANSWERS = { 'POL-01': aLevel(3), 'POL-02': NOT_APPLICABLE, 'PREV-01': NOT_KNOWN, 'PROT-01': aLevel(0) };

/** A frozen assessment of 2025 with one citation and one explanation. */
function frozen(): Snapshot {
  const { id } = createdAssessment(room, ANSWERS);
  const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
  room.assessments.cite({ assessmentId: id, itemId: 'POL-01', citation });
  room.assessments.saveAnswer({
    assessmentId: id,
    itemId: 'PROT-01',
    value: aLevel(0),
    text: 'Nothing exists.',
    fallReason: null,
    baseRevision: 1,
  });
  return room.assessments.freeze(id, 'Head of secretariat');
}
const answerOf = (answers: readonly Answer[], itemId: string) =>
  answers.find((answer) => answer.itemId === itemId) as Answer;

describe('freeze', () => {
  it('makes a snapshot of every item, named by the hash of its content', () => {
    const snapshot = frozen();
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot.answers.map(({ itemId }) => itemId)).toHaveLength(6);
    expect(snapshot.progress).toMatchObject({
      asked: 6,
      levels: 2,
      notApplicable: 1,
      notKnown: 1,
      notAnswered: 2,
    });
    expect(snapshot.frozenBy).toBe('Head of secretariat');
    const content = canonicalJson(snapshotContent(snapshot));
    expect(snapshot.hash).toBe(createHash('sha256').update(content).digest('hex'));
    expect(room.assessments.getSnapshot(snapshot.id)).toEqual(snapshot);
  });

  it('closes the assessment to every change', () => {
    const { assessmentId, id } = frozen();
    const place = { assessmentId, itemId: 'POL-01' };
    const refused = coded('assessments.frozen');
    const { assessments } = room;
    const { id: citationId, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
    const before = assessments.get(assessmentId);
    expect(before).toMatchObject({ status: 'frozen', snapshotId: id });
    const input = { ...place, value: aLevel(4), text: '', fallReason: null, baseRevision: 2 };
    expect(() => assessments.saveAnswer(input)).toThrow(refused);
    expect(() => assessments.saveAnswers(assessmentId, [input])).toThrow(refused);
    expect(() => assessments.confirmAnswer(place)).toThrow(refused);
    expect(() => assessments.cite({ ...place, citation })).toThrow(refused);
    expect(() => assessments.removeCitation({ ...place, citationId })).toThrow(refused);
    expect(() => assessments.freeze(assessmentId, 'Again')).toThrow(refused);
    expect(assessments.get(assessmentId)).toEqual(before);
  });

  it('does not follow a document that is renamed later', () => {
    const { id } = frozen();
    room.documents[0] = aDocument({ title: 'Renamed' });
    const [citation] = answerOf(room.assessments.getSnapshot(id).answers, 'POL-01').citations;
    expect(citation?.documentTitle).toBe('Anti-Trafficking Act');
  });

  it('refuses while nothing is answered, and while something is unconfirmed', () => {
    const { id } = createdAssessment(room, {}, '2024-12-31');
    expect(() => room.assessments.freeze(id, 'Head')).toThrow(coded('assessments.nothing-answered'));
    const next = room.assessments.startNext(frozen().id, '2026-12-31');
    expect(() => room.assessments.freeze(next.id, 'Head')).toThrow(
      coded('assessments.unconfirmed-left', { count: 4 }),
    );
    for (const { itemId } of next.answers) room.assessments.confirmAnswer({ assessmentId: next.id, itemId });
    expect(room.assessments.freeze(next.id, 'Head').progress).toMatchObject({ unconfirmed: 0, levels: 2 });
  });

  it('gives a snapshot that the database itself will not change or delete', () => {
    const { id } = frozen();
    const { db } = room;
    expect(() => db.run(db.build.updateTable('snapshots').set({ frozen_by: 'Nobody' }))).toThrow(
      'never changes',
    );
    expect(() => db.run(db.build.deleteFrom('snapshots'))).toThrow('never deleted');
    expect(room.assessments.getSnapshot(id).frozenBy).toBe('Head of secretariat');
  });
});

describe('listSnapshots', () => {
  it('shows each with its counts, newest reference date first', () => {
    const first = frozen();
    const next = room.assessments.startNext(first.id, '2026-12-31');
    for (const { itemId } of next.answers) room.assessments.confirmAnswer({ assessmentId: next.id, itemId });
    const second = room.assessments.freeze(next.id, 'Head');
    const summary = ({ answers: _, ...rest }: Snapshot) => rest;
    expect(room.assessments.listSnapshots()).toEqual([summary(second), summary(first)]);
  });

  it('knows what it does not have', () => {
    expect(room.assessments.listSnapshots()).toEqual([]);
    expect(() => room.assessments.getSnapshot(anId(1))).toThrow(coded('assessments.snapshot-not-found'));
    expect(() => room.assessments.startNext(anId(1), '2030-01-01')).toThrow(
      coded('assessments.snapshot-not-found'),
    );
  });
});

describe('startNext', () => {
  it('carries levels, words and evidence over, unconfirmed, and touches nothing else', () => {
    const snapshot = frozen();
    room.clock.set('2026-11-01T00:00:00.000Z');
    const next = room.assessments.startNext(snapshot.id, '2026-12-31');
    expect(next).toMatchObject({ state: 'KH', scope: 'full', basedOn: snapshot.id, status: 'open' });
    expect(next.progress).toMatchObject({
      asked: 6,
      levels: 0,
      notApplicable: 0,
      unconfirmed: 4,
      notAnswered: 2,
    });
    const carried = answerOf(next.answers, 'POL-01');
    expect(carried).toMatchObject({ value: aLevel(3), confirmed: false, revision: 1 });
    const [before] = answerOf(snapshot.answers, 'POL-01').citations;
    expect(carried.citations).toEqual([{ ...before, id: expect.any(String) }]);
    expect(carried.citations[0]?.id).not.toBe(before?.id);
    expect(answerOf(next.answers, 'PROT-01').text).toBe('Nothing exists.');
    expect(answerOf(next.answers, 'PREV-02')).toMatchObject({ confirmed: true, revision: 0 });
    expect(room.assessments.get(next.id)).toEqual(next);
    expect(room.assessments.list()[0]?.progress).toEqual(next.progress);
    expect(room.assessments.getSnapshot(snapshot.id)).toEqual(snapshot);
  });

  it('writes into the history where an answer came from', () => {
    const snapshot = frozen();
    const next = room.assessments.startNext(snapshot.id, '2026-12-31');
    const [entry] = room.assessments.history({ assessmentId: next.id, itemId: 'POL-01' });
    expect(entry).toMatchObject({ field: 'carriedOver', before: JSON.stringify(snapshot.id) });
    expect(JSON.parse(entry?.after ?? '')).toEqual(answerOf(next.answers, 'POL-01'));
  });

  it('needs a later date that is free', () => {
    const snapshot = frozen();
    const start = (date: string) => () => room.assessments.startNext(snapshot.id, date);
    expect(start('2025-12-31')).toThrow(coded('assessments.date-not-later', { date: '2025-12-31' }));
    expect(start('2025-06-30')).toThrow(coded('assessments.date-not-later'));
    start('2026-12-31')();
    expect(start('2026-12-31')).toThrow(coded('assessments.date-taken', { date: '2026-12-31' }));
    expect(room.assessments.list()).toHaveLength(2);
  });
});

describe('answers carried over', () => {
  let next: string;
  const place = () => ({ assessmentId: next, itemId: 'POL-01' });
  beforeEach(() => {
    next = room.assessments.startNext(frozen().id, '2026-12-31').id;
    room.events.length = 0;
  });
  const save = (given: Partial<Parameters<typeof room.assessments.saveAnswer>[0]>) =>
    room.assessments.saveAnswer({
      ...place(),
      value: aLevel(3),
      text: '',
      fallReason: null,
      baseRevision: 1,
      ...given,
    });

  it('are confirmed once, however often somebody says so', () => {
    const confirmed = room.assessments.confirmAnswer(place());
    expect(confirmed).toMatchObject({ confirmed: true, revision: 2, value: aLevel(3) });
    expect(room.assessments.confirmAnswer(place())).toEqual(confirmed);
    expect(room.events).toHaveLength(1);
    expect(room.assessments.history(place()).map(({ field }) => field)).toEqual(['carriedOver', 'confirmed']);
    const untouched = room.assessments.confirmAnswer({ ...place(), itemId: 'PREV-02' });
    expect(untouched).toMatchObject({ revision: 0, updatedAt: null });
  });

  it('are confirmed by being saved, changed or not', () => {
    expect(save({})).toMatchObject({ confirmed: true, revision: 2 });
    expect(save({ text: 'More.', baseRevision: 2 })).toMatchObject({ confirmed: true, revision: 3 });
  });

  it('are not confirmed by evidence alone', () => {
    const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation({ page: 7 });
    const cited = room.assessments.cite({ ...place(), citation });
    expect(cited).toMatchObject({ confirmed: false, revision: 2 });
    expect(cited.citations).toHaveLength(2);
    expect(room.assessments.get(next).answers[0]).toEqual(cited);
  });

  it('keep the reason of a fall, and only of a fall', () => {
    expect(save({ value: aLevel(1), fallReason: 'funding-ended' }).fallReason).toBe('funding-ended');
    expect(save({ value: aLevel(3), fallReason: 'funding-ended', baseRevision: 2 }).fallReason).toBeNull();
    const fresh = createdAssessment(room, {}, '2020-12-31').id;
    expect(save({ assessmentId: fresh, fallReason: 'expired', baseRevision: 0 }).fallReason).toBeNull();
  });
});
