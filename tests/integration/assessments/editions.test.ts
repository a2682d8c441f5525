import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createComparisonService } from '../../../main/comparison';
import { loadPublished } from '../../../main/questionnaires';
import { type AnswerValue, decisionContent } from '../../../shared/assessments';
import { type AppError, canonicalJson } from '../../../shared/kernel';
import { ownEdition } from '../../../shared/questionnaires';
import { aCitation, aLevel, anId } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
  registeredAgency,
} from '../../support/builders/assessments-room';
import { resourcesDir } from '../../support/resource';

const { editions, lineages } = loadPublished(resourcesDir);
const rooms: AssessmentsRoom[] = [];

function openRoom(): AssessmentsRoom {
  const room = anAssessmentsRoom({ editions, lineages });
  rooms.push(room);
  return room;
}

afterEach(() => {
  for (const { db } of rooms.splice(0)) db.close();
});

const { id: _id, createdAt: _at, documentTitle: _title, ...PASSAGE } = aCitation();

const said = (room: AssessmentsRoom, id: string, agencyId: string | null = null) =>
  new Map(room.assessments.get(id, agencyId).answers.map((answer) => [answer.itemId, answer]));

const LAST_YEAR: Readonly<Record<string, AnswerValue>> = {
  'POL-01': aLevel(4),
  'POL-02': aLevel(2),
  'POL-03': aLevel(3),
  'POL-12': aLevel(2),
  'POL-16': aLevel(1),
  'POL-26': aLevel(2),
  'PROS-08': aLevel(2),
  'PROS-12': aLevel(3),
  'PROT-04': aLevel(1),
};

/** A frozen year on 2025.1, with evidence on an item that is split later. */
function lastYear(room: AssessmentsRoom): string {
  const { id } = createdAssessment(room, LAST_YEAR);
  room.assessments.cite({ assessmentId: id, itemId: 'POL-26', citation: PASSAGE });
  room.assessments.saveAnswer({
    ...{ assessmentId: id, itemId: 'POL-02', value: aLevel(2), fallReason: null, baseRevision: 1 },
    text: 'Two of five are joined.',
  });
  return room.assessments.freeze(id, 'Head').id;
}

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as AppError).code;
  }
  return 'none';
};

describe('the next year on a newer edition', () => {
  it('carries answers as the mapping says, and none as confirmed', () => {
    const room = openRoom();
    const next = room.assessments.startNext(lastYear(room), '2026-12-31', '2026.1');
    expect(next).toMatchObject({ edition: '2026.1', progress: { asked: 118, levels: 0 } });
    const now = said(room, next.id);
    const kept = (id: string) => ({ value: now.get(id)?.value, confirmed: now.get(id)?.confirmed });
    for (const id of ['POL-03', 'POL-12', 'PROS-08', 'PROS-12'])
      expect(kept(id)).toEqual({ value: LAST_YEAR[id], confirmed: false });
    // Split: proposed for each part, with the evidence of the whole.
    for (const id of ['POL-30', 'POL-31']) {
      expect(kept(id)).toEqual({ value: aLevel(2), confirmed: false });
      expect(now.get(id)?.citations).toHaveLength(1);
    }
    expect(kept('PROT-31')).toEqual({ value: aLevel(1), confirmed: false });
    // Merged: they differ, so none is chosen; the words of both come along.
    expect(now.get('POL-29')).toMatchObject({
      value: { kind: 'none' },
      confirmed: false,
      text: 'Two of five are joined.',
    });
    // New, and retired.
    expect(now.get('PROS-29')).toMatchObject({ value: { kind: 'none' }, confirmed: true, revision: 0 });
    expect(now.has('POL-16')).toBe(false);
  });

  it('goes over the edition between, and comes to the same where that changed only the articles named', () => {
    const plain = (edition: string) => {
      const room = openRoom();
      const next = room.assessments.startNext(lastYear(room), '2026-12-31', edition);
      expect(next).toMatchObject({ edition, progress: { asked: 118, levels: 0 } });
      return [...said(room, next.id).values()].map(({ itemId, value, text, confirmed, citations }) => ({
        ...{ itemId, value, text, confirmed },
        passages: citations.map(({ page }) => page),
      }));
    };
    expect(plain('2026.2')).toEqual(plain('2026.1'));
  });

  it('takes over the one answer of merged items that agree', () => {
    const room = openRoom();
    const { id } = createdAssessment(room, { 'POL-01': aLevel(2), 'POL-02': aLevel(2) });
    const next = room.assessments.startNext(room.assessments.freeze(id, 'Head').id, '2026-12-31', '2026.1');
    expect(said(room, next.id).get('POL-29')).toMatchObject({ value: aLevel(2), confirmed: false });
  });

  it('asks for the reason of a fall only where the question means the same', () => {
    const room = openRoom();
    const next = room.assessments.startNext(lastYear(room), '2026-12-31', '2026.1');
    const fall = (itemId: string) =>
      room.assessments.saveAnswer({
        ...{ assessmentId: next.id, itemId, value: aLevel(1), text: '', baseRevision: 1 },
        fallReason: 'staff-left',
      }).fallReason;
    expect(fall('POL-03')).toBe('staff-left');
    expect(fall('PROS-12')).toBeNull();
    expect(room.assessments.check(next.id).filter(({ code }) => code === 'fall-without-reason')).toEqual([]);
  });

  it('refuses an older edition and one that nobody connected', () => {
    const room = openRoom();
    const snapshotId = lastYear(room);
    const next = room.assessments.startNext(snapshotId, '2026-12-31', '2026.1');
    room.assessments.saveAnswers(
      next.id,
      next.answers
        .filter(({ confirmed }) => !confirmed)
        .map(({ itemId }) => ({ itemId, value: aLevel(1), text: '', fallReason: null })),
    );
    const later = room.assessments.freeze(next.id, 'Head').id;
    expect(codeOf(() => room.assessments.startNext(later, '2027-12-31', '2025.1'))).toBe(
      'assessments.edition-not-later',
    );
    expect(codeOf(() => room.assessments.startNext(later, '2027-12-31', '2031.1'))).toBe(
      'assessments.edition-unknown',
    );
  });

  it('goes on from an edition of the own workspace, and leaves what only that asked with the frozen year', () => {
    const base = editions.find(({ edition }) => edition === '2025.1');
    if (base === undefined) throw new Error('no edition');
    const [first] = base.items;
    if (first === undefined) throw new Error('no item');
    const ours = { ...first, id: 'X-POL-01' } as typeof first;
    const { edition, mapping } = ownEdition(
      base,
      { items: [...base.items, ours], changes: [] },
      { name: '2025.51', on: '2025-02-01', title: 'Ours' },
      {
        ...{ major: [], reason: 'Our own question.' },
        answers: {
          ...{ minor: 'Kept.', references: 'Kept.', major: 'Read again.', moved: 'Kept.' },
          ...{ retired: 'Stay.', new: 'None yet.' },
        },
      },
    );
    const room = anAssessmentsRoom({ editions: [...editions, edition], lineages: [...lineages, mapping] });
    rooms.push(room);
    const { id } = room.assessments.create({
      ...{ state: 'KH', questionnaire: 'waymark', edition: '2025.51', scope: 'full' },
      referenceDate: '2025-12-31',
    });
    room.assessments.saveAnswers(
      id,
      ['POL-05', 'X-POL-01'].map((itemId) => ({ itemId, value: aLevel(3), text: itemId, fallReason: null })),
    );
    const frozen = room.assessments.freeze(id, 'Head');
    const stay = room.assessments.startNext(frozen.id, '2026-12-31', '2025.51');
    expect(said(room, stay.id).get('X-POL-01')).toMatchObject({ text: 'X-POL-01', confirmed: false });
    const next = room.assessments.startNext(frozen.id, '2027-12-31', '2026.1');
    const answers = said(room, next.id);
    expect(answers.get('POL-05')).toMatchObject({ text: 'POL-05', value: aLevel(3), confirmed: false });
    expect(answers.has('X-POL-01')).toBe(false);
    expect(room.assessments.getSnapshot(frozen.id).answers.map(({ text }) => text)).toContain('X-POL-01');
    expect(codeOf(() => room.assessments.startNext(frozen.id, '2028-12-31', '2025.1'))).toBe(
      'assessments.edition-not-later',
    );
  });

  it('compares the two years by lineage, with the reason beside what cannot be compared', () => {
    const room = openRoom();
    const before = lastYear(room);
    const next = room.assessments.startNext(before, '2026-12-31', '2026.1');
    room.assessments.saveAnswers(
      next.id,
      ['POL-03', 'POL-12', 'PROS-08', 'PROS-12', 'POL-29', 'POL-30', 'POL-31', 'PROT-30', 'PROT-31'].map(
        (itemId) => ({ itemId, value: aLevel(3), text: '', fallReason: null }),
      ),
    );
    const after = room.assessments.freeze(next.id, 'Head').id;
    const found = createComparisonService({
      ...room,
      actor: () => 'Reader',
      announce: () => undefined,
      targetsOf: () => new Map(),
      assessments: room.assessments,
      lineages,
    }).compare([before, after]);
    const row = (id: string) => found.rows.find(({ itemId }) => itemId === id);
    expect(found.constantSet.toSorted()).toEqual(['POL-03', 'POL-12', 'PROS-08']);
    expect(row('PROS-08')?.overall).toMatchObject({ direction: 'better', levels: 1 });
    expect(row('POL-29')).toMatchObject({
      overall: { direction: 'not-comparable' },
      lineage: [{ change: 'merged', items: ['POL-01', 'POL-02'], restatedLevel: 2 }],
    });
    expect(row('PROS-12')?.lineage?.[0]?.reason).toMatch(/virtual assets/);
    expect(row('PROT-31')?.lineage?.[0]?.answers).toMatch(/no comparison/);
  });

  it('compares three years on three editions, with a word where only the articles named are others', () => {
    const room = openRoom();
    const answer = (id: string, level: 2 | 3) => {
      const carried = [...said(room, id).values()].filter(({ confirmed }) => !confirmed);
      const asked = new Set(['POL-03', 'POL-05', 'PROT-26', ...carried.map(({ itemId }) => itemId)]);
      room.assessments.saveAnswers(
        id,
        [...asked].map((itemId) => ({ itemId, value: aLevel(level), text: '', fallReason: 'corrected' })),
      );
    };
    const first = lastYear(room);
    const next = room.assessments.startNext(first, '2026-12-31', '2026.1');
    answer(next.id, 2);
    const second = room.assessments.freeze(next.id, 'Head').id;
    const last = room.assessments.startNext(second, '2027-12-31', '2026.2');
    answer(last.id, 3);
    const third = room.assessments.freeze(last.id, 'Head').id;
    const service = createComparisonService({
      ...room,
      actor: () => 'Reader',
      announce: () => undefined,
      targetsOf: () => new Map(),
      assessments: room.assessments,
      lineages,
    });
    const two = service.compare([second, third]);
    expect(two.constantSet).toEqual(expect.arrayContaining(['POL-05', 'POL-29', 'PROS-12', 'PROT-26']));
    expect(two.overallCounts).toMatchObject({ better: two.constantSet.length, worse: 0 });
    const row = (of: typeof two, id: string) => of.rows.find(({ itemId }) => itemId === id);
    expect(row(two, 'POL-05')?.lineage).toMatchObject([{ step: 0, change: 'references' }]);
    expect(row(two, 'POL-05')?.lineage?.[0]?.reason).toMatch(/Article 31/);
    expect(row(two, 'PROT-26')?.lineage).toMatchObject([{ step: 0, change: 'minor' }]);
    expect(row(two, 'POL-03')?.lineage).toBeUndefined();
    const three = service.compare([first, second, third]);
    expect(three.constantSet.toSorted()).toEqual(['POL-03', 'POL-12', 'PROS-08']);
    expect(row(three, 'POL-29')?.lineage).toMatchObject([
      { step: 0, change: 'merged', restatedLevel: 2 },
      { step: 1, change: 'references' },
    ]);
    expect(row(three, 'PROS-12')?.steps.map(({ comparability }) => comparability)).toEqual([
      ...['limited', 'full'],
    ]);
    // From the first to the last, without the year between.
    const apart = service.compare([first, third]);
    expect(row(apart, 'POL-29')?.lineage?.map(({ change }) => change)).toEqual(['merged', 'references']);
    expect(apart.constantSet).toEqual(three.constantSet);
  });

  it('lets agencies go on with what they were asked, with one lead', () => {
    const room = openRoom();
    const { id } = createdAssessment(room, LAST_YEAR);
    const police = registeredAgency(room, 'POLICE');
    room.assessments.assign(id, [
      { itemId: 'PROT-04', agencyId: police.id, as: 'lead' },
      { itemId: 'POL-01', agencyId: police.id, as: 'lead' },
      { itemId: 'POL-16', agencyId: police.id, as: 'asked' },
    ]);
    room.assessments.saveAnswers(
      id,
      [{ itemId: 'PROT-04', value: aLevel(3), text: 'At two posts.', fallReason: null }],
      police.id,
    );
    const next = room.assessments.startNext(room.assessments.freeze(id, 'Head').id, '2026-12-31', '2026.1');
    expect(room.assessments.participation(next.id).assignments).toEqual(
      ['POL-29', 'PROT-30', 'PROT-31'].map((itemId) => ({ itemId, agencyId: police.id, isLead: true })),
    );
    const own = said(room, next.id, police.id);
    expect(own.get('PROT-31')).toMatchObject({ value: aLevel(3), text: 'At two posts.', confirmed: false });
  });
});

describe('moving an open assessment to a newer edition', () => {
  it('keeps what means the same, proposes the parts, reopens what means something else', () => {
    const room = openRoom();
    const { id } = createdAssessment(room, LAST_YEAR);
    room.assessments.moveEdition(id, '2026.1');
    const now = said(room, id);
    expect(now.get('POL-03')).toMatchObject({ value: aLevel(3), confirmed: true });
    expect(now.get('PROS-12')).toMatchObject({ value: aLevel(3), confirmed: false });
    expect(now.get('PROT-30')).toMatchObject({ value: aLevel(1), confirmed: false });
    expect(now.get('POL-29')).toMatchObject({ value: { kind: 'none' }, confirmed: false });
    expect(room.assessments.lastMove(id)).toMatchObject({ from: '2025.1', to: '2026.1' });
    expect(room.assessments.history({ assessmentId: id, itemId: 'PROT-30' })).toMatchObject([
      { field: 'carriedOver' },
    ]);
  });

  it('writes no answer and asks nobody to read again where only articles named are others', () => {
    const room = openRoom();
    const { id } = room.assessments.create({
      ...{ state: 'KH', questionnaire: 'waymark', edition: '2026.1', scope: 'full' },
      referenceDate: '2026-12-31',
    });
    const police = registeredAgency(room, 'POLICE');
    room.assessments.assign(id, [
      { itemId: 'POL-05', agencyId: police.id, as: 'lead' },
      { itemId: 'PROT-11', agencyId: police.id, as: 'lead' },
    ]);
    for (const agencyId of [null, police.id])
      room.assessments.saveAnswers(
        id,
        ['POL-05', 'PROT-11'].map((itemId) => ({ itemId, value: aLevel(2), text: '', fallReason: null })),
        agencyId,
      );
    const all = () => [null, police.id].map((agencyId) => room.assessments.get(id, agencyId).answers);
    const before = all();
    room.assessments.moveEdition(id, '2026.2');
    expect(room.assessments.get(id).edition).toBe('2026.2');
    expect(all()).toEqual(before);
    expect(said(room, id).get('POL-05')).toMatchObject({ confirmed: true, revision: 1 });
    room.assessments.undoMove(id);
    expect(all()).toEqual(before);
    room.assessments.moveEdition(id, '2026.2');
    room.assessments.freeze(id, 'Coordinator');
    expect(room.assessments.lastMove(id)).toBeNull();
  });

  it('is taken back to the letter, but for what was answered since', () => {
    const room = openRoom();
    const { id } = createdAssessment(room, LAST_YEAR);
    const plain = () =>
      room.assessments
        .get(id)
        .answers.map(({ itemId, value, text, confirmed }) => ({ itemId, value, text, confirmed }));
    const before = plain();
    room.assessments.moveEdition(id, '2026.1');
    room.assessments.undoMove(id);
    expect(plain()).toEqual(before);
    expect(room.assessments.lastMove(id)).toBeNull();
    expect(codeOf(() => room.assessments.undoMove(id))).toBe('assessments.not-moved');

    room.assessments.moveEdition(id, '2026.1');
    const save = (itemId: string, level: 0 | 1 | 2 | 3 | 4) =>
      room.assessments.saveAnswers(id, [{ itemId, value: aLevel(level), text: '', fallReason: null }]);
    save('PROS-12', 1);
    save('POL-03', 2);
    save('PROS-29', 4);
    room.assessments.undoMove(id);
    const back = said(room, id);
    expect(back.get('PROS-12')).toMatchObject({ value: aLevel(1), confirmed: true });
    expect(back.get('POL-03')).toMatchObject({ value: aLevel(2) });
    expect(back.get('POL-16')).toMatchObject({ value: aLevel(1), confirmed: true });
    // Moved again: nothing that somebody did there is written over.
    room.assessments.moveEdition(id, '2026.1');
    expect(said(room, id).get('PROS-29')).toMatchObject({ value: aLevel(4), confirmed: true });
  });

  it('counts for an agency only what is asked on the edition of now', () => {
    const room = openRoom();
    const { id } = createdAssessment(room, LAST_YEAR);
    const police = registeredAgency(room, 'POLICE');
    room.assessments.assign(
      id,
      ['POL-26', 'POL-03'].map((itemId) => ({ itemId, agencyId: police.id, as: 'lead' as const })),
    );
    const counted = () => room.assessments.agencyProgress(id)[0];
    const asked = () => room.assessments.participation(id).assignments.map(({ itemId }) => itemId);
    expect(counted()).toMatchObject({ leads: 2, progress: { asked: 2 } });
    room.assessments.moveEdition(id, '2026.1');
    // One of the two was split in two, and is asked no more itself.
    expect(asked()).toEqual(['POL-03', 'POL-30', 'POL-31']);
    expect(counted()).toMatchObject({ leads: 3, progress: { asked: 3 } });
    expect(room.assessments.contributions(id)[0]?.asked).toHaveLength(3);
    room.assessments.undoMove(id);
    expect(asked()).toEqual(['POL-03', 'POL-26']);
    expect(counted()).toMatchObject({ leads: 2, progress: { asked: 2 } });
  });

  it('leaves decisions on what is asked no more out of the frozen year, and is not stopped by them', () => {
    const room = openRoom();
    const { id } = createdAssessment(room, LAST_YEAR);
    const words = { text: '', reason: 'So agreed.', minutes: 'Meeting', decidedBy: 'Head', dissent: {} };
    for (const itemId of ['POL-26', 'POL-03'])
      room.assessments.decide({
        ...{ assessmentId: id, itemId, rule: 'manual', value: aLevel(3), workshopId: null, ...words },
        baseRevision: said(room, id).get(itemId)?.revision ?? 0,
      });
    // As one came from another workspace, without its reason.
    const [made] = room.assessments.listDecisions(id, 'POL-26');
    if (made === undefined) throw new Error('no decision');
    const content = canonicalJson(decisionContent({ ...made, id: anId(900), revision: 2, reason: '' }));
    room.db.run(
      room.db.build.insertInto('decisions').values({
        ...{ id: anId(900), assessment_id: id, item_id: 'POL-26', revision: 2, content },
        hash: createHash('sha256').update(content).digest('hex'),
      }),
    );
    expect(codeOf(() => room.assessments.freeze(id, 'Head'))).toBe('assessments.reasons-left');
    room.assessments.moveEdition(id, '2026.1');
    for (const { itemId, confirmed } of room.assessments.get(id).answers)
      if (!confirmed) room.assessments.confirmAnswer({ assessmentId: id, itemId });
    expect(room.assessments.check(id).filter(({ blocks }) => blocks)).toEqual([]);
    const frozen = room.assessments.freeze(id, 'Head');
    const { decisions } = room.assessments.getSnapshotRecord(frozen.id);
    expect(decisions.map(({ itemId }) => itemId)).toEqual(['POL-03']);
  });

  it('refuses a way back by moving, and a frozen assessment', () => {
    const room = openRoom();
    const { id } = createdAssessment(room, LAST_YEAR);
    expect(codeOf(() => room.assessments.moveEdition(id, '2025.1'))).toBe('assessments.edition-not-later');
    room.assessments.freeze(id, 'Head');
    expect(codeOf(() => room.assessments.moveEdition(id, '2026.1'))).toBe('assessments.frozen');
  });
});
