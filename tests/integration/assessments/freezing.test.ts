import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '../../../main/database';
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
  registeredAgency,
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

describe('a next year that was begun by mistake', () => {
  /** What lies in the tables of answers, citations and who is asked. */
  const rows = () => TABLES.map((table) => room.db.all(room.db.build.selectFrom(table).selectAll()).length);
  const TABLES = [
    ...(['answers', 'citations', 'agency_answers', 'agency_citations', 'agency_answer_versions'] as const),
    ...(['assignments', 'participations', 'packs_undoing'] as const),
  ];
  /** A frozen year in which an agency answered and cited too. */
  const withAgency = (): Snapshot => {
    const { id: agencyId } = registeredAgency(room, 'Police');
    const { id: assessmentId } = createdAssessment(room, { 'POL-01': aLevel(3), 'POL-02': aLevel(2) });
    const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
    room.assessments.cite({ assessmentId, itemId: 'POL-01', citation });
    room.assessments.assign(assessmentId, [{ itemId: 'POL-01', agencyId, as: 'lead' }]);
    room.assessments.saveAnswer({
      ...{ assessmentId, agencyId, itemId: 'POL-01', value: aLevel(3), text: 'Ours.', fallReason: null },
      baseRevision: 0,
    });
    room.assessments.cite({ assessmentId, agencyId, itemId: 'POL-01', citation });
    return room.assessments.freeze(assessmentId, 'Head');
  };

  it('is taken away with what was carried over, which stays in the year before, and its day is free', () => {
    const snapshot = withAgency();
    const before = rows();
    const { id } = room.assessments.startNext(snapshot.id, '2062-12-31');
    expect(rows()).not.toEqual(before);
    room.events.length = 0;
    room.assessments.takeAway(id);
    expect(room.assessments.list().map((one) => one.id)).toEqual([snapshot.assessmentId]);
    expect(room.events).toEqual([{ name: 'assessments.changed', ids: [id] }]);
    expect(rows()).toEqual(before);
    expect(room.assessments.getSnapshot(snapshot.id)).toEqual(snapshot);
    const entries = listHistory(room.db, 'assessment', id);
    expect(entries.map(({ field }) => field)).toEqual(['startedFrom', 'removedAt']);
    expect(JSON.parse(entries[1]?.before ?? '')).toMatchObject({
      ...{ referenceDate: '2062-12-31', basedOn: snapshot.id },
    });
    expect(room.assessments.startNext(snapshot.id, '2062-12-31').progress.unconfirmed).toBe(2);
  });

  it.each<[string, (id: string, agencyId: string) => unknown]>([
    ['confirmed', (assessmentId) => room.assessments.confirmAnswer({ assessmentId, itemId: 'POL-01' })],
    [
      'wrote, and took out again',
      (assessmentId) => {
        const save = (text: string, baseRevision: number) =>
          room.assessments.saveAnswer({
            ...{ assessmentId, itemId: 'PREV-01', value: { kind: 'none' } as const, text, fallReason: null },
            baseRevision,
          });
        save('', save('Words', 0).revision);
      },
    ],
    [
      'answered for an agency',
      (assessmentId, agencyId) =>
        room.assessments.saveAnswer({
          ...{ assessmentId, agencyId, itemId: 'POL-01', value: aLevel(2), text: '', fallReason: null },
          baseRevision: 1,
        }),
    ],
    ['gave an agency a day', (id, agencyId) => room.assessments.setDueDate(id, agencyId, '2027-01-31')],
    [
      'asked something',
      (assessmentId) =>
        room.assessments.discuss({ assessmentId, itemId: 'POL-01', kind: 'message', text: 'Still so?' }),
    ],
  ])('stays once somebody %s', (_what, work) => {
    const snapshot = withAgency();
    const { id } = room.assessments.startNext(snapshot.id, '2026-12-31');
    const agencyId = room.assessments.participation(id).participants[0]?.agencyId ?? '';
    work(id, agencyId);
    const before = rows();
    expect(() => room.assessments.takeAway(id)).toThrow(coded('assessments.not-empty'));
    expect(rows()).toEqual(before);
    expect(room.assessments.get(id).status).toBe('open');
  });

  it('stays once somebody decided about a text that it cites', () => {
    room.db.close();
    const decided = new Set<string>();
    room = anAssessmentsRoom({ isDecidedAbout: (citationId) => decided.has(citationId) });
    const next = room.assessments.startNext(withAgency().id, '2026-12-31');
    decided.add(answerOf(next.answers, 'POL-01').citations[0]?.id ?? '');
    expect(() => room.assessments.takeAway(next.id)).toThrow(coded('assessments.not-empty'));
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
