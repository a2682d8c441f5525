import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCitation, aLevel, countingIds, NOT_KNOWN } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
} from '../../support/builders/assessments-room';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-assessments-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => path.join(folder, 'waymark.db');
const coded = (code: string, data = {}) =>
  expect.objectContaining({ code, data: expect.objectContaining(data) });
const WORDS = 'Unmistakable explanation of level three';

/** Writes an assessment with words and a citation into the file, and closes it. */
function written(freeze: boolean) {
  const room = anAssessmentsRoom({ file: file() });
  const { id } = createdAssessment(room, { 'POL-01': aLevel(3), 'POL-02': NOT_KNOWN });
  room.assessments.saveAnswer({
    assessmentId: id,
    itemId: 'POL-01',
    value: aLevel(3),
    text: WORDS,
    fallReason: null,
    baseRevision: 1,
  });
  const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
  room.assessments.cite({ assessmentId: id, itemId: 'POL-01', citation });
  const snapshot = freeze ? room.assessments.freeze(id, 'Head') : undefined;
  const state = { id, snapshot, assessment: room.assessments.get(id), list: room.assessments.list() };
  room.db.close();
  return state;
}

function reopened<T>(look: (room: AssessmentsRoom) => T): T {
  const room = anAssessmentsRoom({ file: file(), newId: countingIds(10_000) });
  try {
    return look(room);
  } finally {
    room.db.close();
  }
}

function meddle(sql: string) {
  const raw = new Database(file());
  raw.exec('DROP TRIGGER snapshots_never_change');
  raw.pragma('foreign_keys = OFF');
  raw.exec(sql);
  raw.close();
}

describe('after a restart', () => {
  it('everything that was answered, cited and frozen is there', () => {
    const before = written(true);
    reopened(({ assessments }) => {
      expect(assessments.get(before.id)).toEqual(before.assessment);
      expect(assessments.list()).toEqual(before.list);
      expect(assessments.getSnapshot(before.snapshot?.id ?? '')).toEqual(before.snapshot);
      expect(assessments.history({ assessmentId: before.id, itemId: 'POL-01' })).toHaveLength(3);
    });
  });
});

describe('a stored answer', () => {
  it.each([
    [
      'its value',
      `UPDATE answers SET value = '{"kind":"level","level":4,"practiceAhead":false}' WHERE item_id = 'POL-01'`,
    ],
    ['its words', `UPDATE answers SET text = text || ' ' WHERE item_id = 'POL-01'`],
    ['its reason', `UPDATE answers SET fall_reason = 'expired' WHERE item_id = 'POL-01'`],
    ['its confirmation', `UPDATE answers SET confirmed = 0 WHERE item_id = 'POL-01'`],
    ['its revision', `UPDATE answers SET revision = 9 WHERE item_id = 'POL-01'`],
    ['its time', `UPDATE answers SET updated_at = '2020-01-01T00:00:00.000Z' WHERE item_id = 'POL-01'`],
    ['its hash', `UPDATE answers SET hash = '${'0'.repeat(64)}' WHERE item_id = 'POL-01'`],
    ['its citation taken away', 'DELETE FROM citations'],
    ['the page cited', 'UPDATE citations SET page = 4'],
    ['the printed page', 'UPDATE citations SET page_label = NULL'],
    ['the version cited', `UPDATE citations SET version_id = 'other'`],
    ['the title cited', `UPDATE citations SET document_title = 'Other'`],
    ['the quote', `UPDATE citations SET quote = replace(quote, 'an offence', 'no offence')`],
    ['the place on the page', `UPDATE citations SET rectangles = '[]'`],
    ['the note', `UPDATE citations SET note = 'x'`],
    ['the time of citing', `UPDATE citations SET created_at = '2020-01-01T00:00:00.000Z'`],
  ])('that changed by itself is not shown: %s', (_what, sql) => {
    const { id } = written(false);
    meddle(sql);
    reopened(({ assessments }) => {
      const damaged = coded('assessments.answer-damaged', { items: 'POL-01' });
      expect(() => assessments.get(id)).toThrow(damaged);
      expect(() => assessments.freeze(id, 'Head')).toThrow(damaged);
      expect(() => assessments.confirmAnswer({ assessmentId: id, itemId: 'POL-01' })).toThrow(damaged);
      expect(assessments.confirmAnswer({ assessmentId: id, itemId: 'POL-02' }).value).toEqual(NOT_KNOWN);
      expect(assessments.list()).toHaveLength(1);
    });
  });

  it('that was moved to another item is not shown', () => {
    const { id } = written(false);
    meddle(`UPDATE answers SET item_id = 'PREV-01' WHERE item_id = 'POL-01'`);
    reopened(({ assessments }) => {
      expect(() => assessments.get(id)).toThrow(coded('assessments.answer-damaged', { items: 'PREV-01' }));
    });
  });

  it('is caught when one bit of the file turned over', () => {
    const { id } = written(false);
    const bytes = readFileSync(file());
    let turned = 0;
    for (let at = bytes.indexOf(WORDS); at >= 0; at = bytes.indexOf(WORDS, at + 1)) {
      // Not the quoted copy in the history.
      if (bytes[at - 1] === 0x22) continue;
      bytes[at + 3] = (bytes[at + 3] ?? 0) ^ 1;
      turned += 1;
    }
    expect(turned).toBe(1);
    writeFileSync(file(), bytes);
    reopened(({ assessments }) => {
      expect(() => assessments.get(id)).toThrow(coded('assessments.answer-damaged', { items: 'POL-01' }));
    });
  });
});

describe('a snapshot', () => {
  const damaged = coded('assessments.snapshot-damaged');

  it.each([
    ['its content', `UPDATE snapshots SET content = replace(content, '"level":3', '"level":4')`],
    ['its hash', `UPDATE snapshots SET hash = '${'0'.repeat(64)}'`],
    ['who froze it', `UPDATE snapshots SET frozen_by = 'Nobody'`],
    ['when it was frozen', `UPDATE snapshots SET frozen_at = '2020-01-01T00:00:00.000Z'`],
  ])('that changed by itself is not shown, but stays in the list: %s', (_what, sql) => {
    const { snapshot } = written(true);
    meddle(sql);
    reopened(({ assessments }) => {
      expect(() => assessments.getSnapshot(snapshot?.id ?? '')).toThrow(damaged);
      expect(() => assessments.startNext(snapshot?.id ?? '', '2026-12-31')).toThrow(damaged);
      expect(assessments.listSnapshots().map(({ id }) => id)).toEqual([snapshot?.id]);
    });
  });

  it('is caught when one bit of the file turned over', () => {
    const { snapshot } = written(true);
    const bytes = readFileSync(file());
    const at = bytes.indexOf('waymark-snapshot/1') - 200;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file(), bytes);
    reopened(({ assessments }) => {
      expect(() => assessments.getSnapshot(snapshot?.id ?? '')).toThrow(damaged);
    });
  });

  it('that is damaged does not stop the next year from being answered', () => {
    const { snapshot } = written(true);
    const next = reopened(({ assessments }) => assessments.startNext(snapshot?.id ?? '', '2026-12-31').id);
    meddle(`UPDATE snapshots SET hash = '${'0'.repeat(64)}'`);
    reopened(({ assessments }) => {
      const answer = assessments.saveAnswer({
        assessmentId: next,
        itemId: 'POL-01',
        value: aLevel(2),
        text: '',
        fallReason: 'expired',
        baseRevision: 1,
      });
      expect(answer.value).toEqual(aLevel(2));
    });
  });
});

describe('JSON that broke while the database was open', () => {
  /** Writes what the tables' checks would refuse, on the open connection. */
  function breakOpen({ db }: AssessmentsRoom, ...statements: string[]) {
    for (const statement of [
      'PRAGMA ignore_check_constraints = ON',
      'DROP TRIGGER snapshots_never_change',
      ...statements,
    ])
      db.run({ compile: () => sql.raw(statement).compile(db.build) });
  }

  it('is a damaged answer, and the list still counts the others', () => {
    const room = anAssessmentsRoom();
    const { id } = createdAssessment(room, { 'POL-01': aLevel(3), 'POL-02': NOT_KNOWN });
    breakOpen(room, `UPDATE answers SET value = '{"kind":' WHERE item_id = 'POL-01'`);
    expect(() => room.assessments.get(id)).toThrow(coded('assessments.answer-damaged', { items: 'POL-01' }));
    expect(room.assessments.list()[0]?.progress).toMatchObject({ levels: 0, notKnown: 1 });
    room.db.close();
  });

  it('is a damaged citation', () => {
    const room = anAssessmentsRoom();
    const { id } = createdAssessment(room);
    const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
    room.assessments.cite({ assessmentId: id, itemId: 'POL-01', citation });
    breakOpen(room, `UPDATE citations SET rectangles = '[['`);
    expect(() => room.assessments.get(id)).toThrow(coded('assessments.answer-damaged', { items: 'POL-01' }));
    room.db.close();
  });

  it('is a damaged snapshot, listed with the counts that were kept, or without any', () => {
    const room = anAssessmentsRoom();
    const { id } = createdAssessment(room, { 'POL-01': aLevel(3) });
    const snapshot = room.assessments.freeze(id, 'Head');
    breakOpen(room, 'UPDATE snapshots SET content = substr(content, 1, 40)');
    expect(() => room.assessments.getSnapshot(snapshot.id)).toThrow(coded('assessments.snapshot-damaged'));
    const listed = () => room.assessments.listSnapshots();
    expect(listed()).toMatchObject([{ id: snapshot.id, progress: snapshot.progress }]);
    room.db.run(room.db.build.deleteFrom('snapshot_counts'));
    expect(listed()).toMatchObject([{ id: snapshot.id, progress: { asked: 0 } }]);
    // It is looked at once and kept nowhere.
    expect([1, 2].map(() => room.assessments.countSome(10))).toEqual([true, false]);
    expect(listed()).toMatchObject([{ id: snapshot.id, progress: { asked: 0 } }]);
    room.db.close();
  });

  it.each([
    [
      'that changed by themselves',
      `UPDATE snapshot_counts SET counts = replace(counts, '"levels":1', '"levels":2')`,
    ],
    ['of another snapshot', `UPDATE snapshots SET hash = '${'0'.repeat(64)}'`],
    ['that are gone', 'DELETE FROM snapshot_counts'],
  ])('are counts %s: they are counted anew', (_what, sql) => {
    const room = anAssessmentsRoom();
    const { id } = createdAssessment(room, { 'POL-01': aLevel(3) });
    const { progress } = room.assessments.freeze(id, 'Head');
    expect(progress.levels).toBe(1);
    breakOpen(room, sql);
    expect(room.assessments.listSnapshots()).toMatchObject([{ progress }]);
    expect(room.assessments.list()).toMatchObject([{ progress }]);
    room.db.close();
  });

  it('are counts that are gone: they are kept again while there is time', () => {
    const room = anAssessmentsRoom();
    const { id } = createdAssessment(room, { 'POL-01': aLevel(3) });
    room.assessments.freeze(id, 'Head');
    const kept = () => room.db.all(room.db.build.selectFrom('snapshot_counts').selectAll());
    const before = kept();
    breakOpen(room, 'DELETE FROM snapshot_counts');
    expect([1, 2].map(() => room.assessments.countSome(10))).toEqual([true, false]);
    expect(kept()).toEqual(before);
    room.db.close();
  });
});
