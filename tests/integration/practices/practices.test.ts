import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPractices } from '../../../main/practices';
import { practicesContract } from '../../../shared/practices';
import { MEMBERS } from '../../../shared/vocabulary';
import { aCitation, aDocument, aDocumentSummary, aLevel } from '../../support/builders';
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

const LAW = aDocument();

function practices(documents = [aDocumentSummary({ state: 'TH', type: 'LAW', language: 'tha' })]) {
  return createPractices({
    ...{ db: room.db, clock: room.clock, assessments: room.assessments },
    library: {
      list: () => documents,
      findVersion: () => ({
        ...{ ...LAW, state: 'TH', documentId: LAW.id, isRemoved: false, version: null },
        ...{ pageCount: 9, publishedOn: null },
      }),
    },
  });
}

it('counts what the library holds for all members, those with nothing too', () => {
  const held = [
    aDocumentSummary({ state: 'TH', type: 'LAW', language: 'tha' }),
    aDocumentSummary({ state: 'TH', type: 'SOP', language: 'eng' }),
    aDocumentSummary({ state: 'FJ', type: 'NAP', language: 'eng' }),
    aDocumentSummary({ state: null, type: 'LAW' }),
  ];
  const members = practices(held).members();
  expect(members.map(({ state }) => state)).toEqual(MEMBERS.map(({ code }) => code));
  expect(members.find(({ state }) => state === 'TH')).toMatchObject({
    ...{ total: 2, languages: ['tha', 'eng'], kinds: { laws: 1, procedures: 1, plans: 0 } },
  });
  expect(members.find(({ state }) => state === 'NR')).toMatchObject({
    total: 0,
    lastAdded: null,
    languages: [],
  });
  expect(practicesContract['practices.members'].output.parse(members)).toEqual(members);
});

it('names pages cited for a high level once, at their highest level, and those of low levels never', () => {
  const { id } = createdAssessment(room, { 'POL-01': aLevel(3), 'POL-02': aLevel(1) }, '2025-12-31');
  const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
  for (const itemId of ['POL-01', 'POL-02']) room.assessments.cite({ assessmentId: id, itemId, citation });
  room.assessments.freeze(id, 'Head');
  const cited = practices().cited('TH');
  expect(cited).toMatchObject([
    { itemId: 'POL-01', level: 3, answerOf: 'KH', page: citation.page, documentId: LAW.id },
  ]);
  expect(practices().cited('KH')).toEqual([]);
  expect(
    practices()
      .members()
      .find(({ state }) => state === 'TH')?.practices,
  ).toBe(1);
});

it('takes nothing for a practice of this year that was only carried over from the last', () => {
  const { id } = createdAssessment(room, { 'POL-01': aLevel(3) }, '2025-12-31');
  const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
  room.assessments.cite({ assessmentId: id, itemId: 'POL-01', citation });
  const { id: snapshotId } = room.assessments.freeze(id, 'Head');
  const next = room.assessments.startNext(snapshotId, '2026-12-31');
  expect(practices().cited('TH')).toMatchObject([{ itemId: 'POL-01', referenceDate: '2025-12-31' }]);
  room.assessments.confirmAnswer({ assessmentId: next.id, itemId: 'POL-01' });
  expect(practices().cited('TH')).toMatchObject([{ itemId: 'POL-01', referenceDate: '2026-12-31' }]);
});
