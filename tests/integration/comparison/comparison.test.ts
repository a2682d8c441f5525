import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createComparisonHandlers, createComparisonService } from '../../../main/comparison';
import type { AnswerValue, Level, Snapshot } from '../../../shared/assessments';
import { comparisonContract, isClaimed } from '../../../shared/comparison';
import { aCitation, aLevel, anId, NOT_ANSWERED, NOT_APPLICABLE, NOT_KNOWN } from '../../support/builders';
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

const targets = new Map<string, Level>();
const service = () =>
  createComparisonService({
    ...{ db: room.db, clock: room.clock, assessments: room.assessments },
    actor: () => 'Officer',
    announce: (event) => room.events.push(event),
    targetsOf: () => targets,
  });
const compare = (...columns: string[]) => service().compare(columns);

/** Next year from a snapshot: what is named is saved anew, the rest confirmed. */
function nextYear(
  before: Snapshot,
  changed: Readonly<Record<string, AnswerValue>>,
  cited: readonly string[] = [],
) {
  const { assessments, clock } = room;
  const year = Number(before.referenceDate.slice(0, 4)) + 1;
  clock.set(`${year + 1}-01-20T08:00:00.000Z`);
  const { id, answers } = assessments.startNext(before.id, `${year}-12-31`);
  for (const { itemId } of answers) assessments.confirmAnswer({ assessmentId: id, itemId });
  assessments.saveAnswers(
    id,
    Object.entries(changed).map(([itemId, value]) => ({ itemId, value, text: '', fallReason: null })),
  );
  for (const itemId of cited) {
    const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
    assessments.cite({ assessmentId: id, itemId, citation });
  }
  return assessments.freeze(id, 'Head');
}

const FIRST_YEAR = {
  'POL-01': aLevel(1),
  'POL-02': aLevel(3),
  'PREV-01': NOT_KNOWN,
  'PREV-02': aLevel(2),
  'PROT-01': NOT_APPLICABLE,
};

describe('two years of one State', () => {
  it('show what became better, worse, known and new, and what is only claimed', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(
      first,
      {
        'POL-01': aLevel(2),
        'POL-02': aLevel(2),
        'PREV-01': aLevel(1),
        'PREV-02': aLevel(4),
        'PROS-01': aLevel(0),
      },
      ['PREV-02'],
    );
    const found = compare(second.id, first.id);
    expect(found.columns.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(Object.fromEntries(found.rows.map(({ itemId, overall }) => [itemId, overall.direction]))).toEqual({
      'POL-01': 'better',
      'POL-02': 'worse',
      'PREV-01': 'knowledge-changed',
      'PREV-02': 'better',
      'PROT-01': 'same-without-level',
      'PROS-01': 'newly-answered',
    });
    const stepOf = (itemId: string) => found.rows.find((row) => row.itemId === itemId)?.steps[0];
    expect(stepOf('PREV-02')).toMatchObject({ levels: 2, evidenceAdded: 1, evidenceRemoved: 0 });
    expect(found.rows.filter(({ overall }) => isClaimed(overall)).map(({ itemId }) => itemId)).toEqual([
      'POL-01',
    ]);
    expect(found.constantSet).toEqual(['POL-01', 'POL-02', 'PREV-02']);
    expect(found.itemsInAll).toBe(6);
    expect(found.warnings).toEqual([]);
  });

  it('do not take evidence carried over for new evidence', () => {
    const { id } = createdAssessment(room, FIRST_YEAR, '2024-12-31');
    const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
    room.assessments.cite({ assessmentId: id, itemId: 'POL-02', citation });
    const first = room.assessments.freeze(id, 'Head');
    const second = nextYear(first, {});
    const row = compare(first.id, second.id).rows.find(({ itemId }) => itemId === 'POL-02');
    expect(row?.overall).toMatchObject({ direction: 'same', evidenceAdded: 0, evidenceRemoved: 0 });
  });

  it('never turn an answer that was taken back into a fall', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(first, { 'POL-02': NOT_ANSWERED });
    const found = compare(first.id, second.id);
    expect(found.rows.find(({ itemId }) => itemId === 'POL-02')?.overall).toMatchObject({
      direction: 'no-longer-answered',
      levels: null,
    });
    expect(found.overallCounts.worse).toBe(0);
  });
});

describe('the call', () => {
  it('gives what the contract promises', async () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const ids = [first.id, nextYear(first, {}).id];
    const handlers = createComparisonHandlers(service());
    const { input, output } = comparisonContract['comparison.compare'];
    const found = await handlers['comparison.compare'](input.parse({ columns: ids }));
    expect(output.parse(found)).toEqual(found);
    const pair = comparisonContract['comparison.answers'];
    const said = await handlers['comparison.answers'](pair.input.parse({ columns: ids, itemId: 'POL-01' }));
    expect(pair.output.parse(said)).toEqual(said);
    expect(said.map(({ answer }) => answer?.value)).toEqual([aLevel(1), aLevel(1)]);
  });

  it('weighs the evidence: a passage that supports no more than before leaves a rise claimed', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(first, { 'PREV-02': aLevel(4) }, ['PREV-02']);
    const factsOf = () => null;
    const comparison = createComparisonService({
      ...{ db: room.db, clock: room.clock, assessments: room.assessments, factsOf },
      ...{ actor: () => 'Officer', announce: () => undefined, targetsOf: () => targets },
    });
    const row = comparison.compare([first.id, second.id]).rows.find(({ itemId }) => itemId === 'PREV-02');
    expect(row?.overall).toMatchObject({ direction: 'better', evidenceAdded: 1, evidencedLevels: 0 });
    expect(row !== undefined && isClaimed(row.overall)).toBe(true);
    expect(comparison.answers([first.id, second.id], 'PREV-02').map(({ evidenced }) => evidenced)).toEqual([
      0, 0,
    ]);
  });

  it('refuses one snapshot twice, and one that is not there', () => {
    const { id } = room.assessments.freeze(createdAssessment(room, FIRST_YEAR).id, 'Head');
    expect(() => compare(id, id)).toThrow(expect.objectContaining({ code: 'comparison.too-few' }));
    expect(() => compare(id, anId(31_337))).toThrow(
      expect.objectContaining({ code: 'assessments.snapshot-not-found' }),
    );
  });
});

describe('an answer corrected after freezing', () => {
  it('is compared as corrected and marked, while the snapshot stays as it was', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(first, { 'POL-01': aLevel(2) });
    expect(compare(first.id, second.id).restated).toEqual([[], []]);
    room.assessments.restate({
      ...{ snapshotId: first.id, itemId: 'POL-01', value: aLevel(3), text: '' },
      ...{ reason: 'The decree was found later.', by: 'Head' },
    });
    const comparison = compare(first.id, second.id);
    expect(comparison.restated).toEqual([['POL-01'], []]);
    expect(comparison.rows.find(({ itemId }) => itemId === 'POL-01')?.steps[0]).toMatchObject({
      ...{ direction: 'worse', levels: -1 },
    });
    expect(room.assessments.getSnapshot(first.id).answers[0]?.value).toEqual(aLevel(1));
  });
});

describe('the targets of a State', () => {
  it('stand beside its answers without a direction, and only where one is wanted', () => {
    const { id } = room.assessments.freeze(createdAssessment(room, FIRST_YEAR).id, 'Head');
    targets.set('POL-01', 3);
    const found = compare(`${id}~targets`, id);
    expect(found.columns.map(({ key, kind }) => [key, kind])).toEqual([
      [id, 'national'],
      [`${id}~targets`, 'targets'],
    ]);
    const [row] = found.rows;
    expect(row?.cells[1]).toBe('3');
    expect(row?.overall).toMatchObject({ direction: 'different-levels', levels: null });
    expect(found.rows.filter(({ cells }) => cells[1] !== '-')).toHaveLength(1);
    expect(found.warnings).toEqual([{ code: 'different-speakers', columns: [0, 1] }]);
    targets.clear();
  });

  it('of two years have no question that one of them did not ask: a target that was dropped is a target fewer', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(first, {});
    const yearly = createComparisonService({
      ...{ db: room.db, clock: room.clock, assessments: room.assessments },
      ...{ actor: () => 'Officer', announce: () => undefined },
      targetsOf: (assessmentId) =>
        new Map<string, Level>(assessmentId === first.assessmentId ? [['POL-01', 3]] : [['POL-02', 4]]),
    });
    const { rows } = yearly.compare([`${first.id}~targets`, `${second.id}~targets`]);
    const told = new Map(rows.map(({ itemId, overall }) => [itemId, overall.direction]));
    expect([told.get('POL-01'), told.get('POL-02')]).toEqual(['no-longer-answered', 'newly-answered']);
  });
});

describe('the own answers of agencies', () => {
  function twoAgencies() {
    const { id } = createdAssessment(room, FIRST_YEAR);
    const agencies = ['Police', 'Labour'].map((shortName) =>
      room.agencies.create({
        ...{ state: 'KH', names: [{ language: 'eng', name: shortName }], shortName },
        ...{ roles: ['POLC'], place: '', from: null, until: null, note: '' },
      }),
    );
    agencies.forEach(({ id: agencyId }, at) => {
      room.assessments.assign(id, [{ itemId: 'POL-01', agencyId, as: at === 0 ? 'lead' : 'asked' }]);
      room.assessments.saveAnswer({
        ...{ assessmentId: id, agencyId, itemId: 'POL-01', text: `Said by ${at}`, fallReason: null },
        ...{ value: aLevel(at === 0 ? 1 : 4), baseRevision: 0 },
      });
    });
    const snapshot = room.assessments.freeze(id, 'Head');
    return { snapshot, agencies };
  }

  it('stand as they were frozen, each as a column of its own, without ranking them', () => {
    const { snapshot, agencies } = twoAgencies();
    const keys = agencies.map(({ id }) => `${snapshot.id}~${id}`);
    const found = compare(snapshot.id, ...keys);
    expect(found.columns.map(({ agency }) => agency?.shortName ?? null)).toEqual([null, 'Labour', 'Police']);
    const row = found.rows.find(({ itemId }) => itemId === 'POL-01');
    expect(row?.cells).toEqual(['1', '4', '1']);
    expect(row?.steps.map(({ levels }) => levels)).toEqual([null, null]);
    expect(row?.steps.map(({ direction }) => direction)).toEqual(['different-levels', 'different-levels']);
    expect(row?.overall.direction).toBe('same');
    expect(service().agenciesIn([snapshot.id])).toEqual([
      {
        snapshotId: snapshot.id,
        agencies: [
          { id: agencies[1]?.id, shortName: 'Labour', answered: 1 },
          { id: agencies[0]?.id, shortName: 'Police', answered: 1 },
        ],
      },
    ]);
  });

  it('are none of an agency that only has what was carried over from the year before', () => {
    const { snapshot, agencies } = twoAgencies();
    const { id } = room.assessments.startNext(snapshot.id, '2027-12-31');
    for (const { itemId, confirmed } of room.assessments.get(id).answers)
      if (!confirmed) room.assessments.confirmAnswer({ assessmentId: id, itemId });
    room.assessments.confirmAnswer({ assessmentId: id, itemId: 'POL-01', agencyId: agencies[0]?.id ?? '' });
    const next = room.assessments.freeze(id, 'Head');
    expect(service().agenciesIn([next.id])[0]?.agencies).toMatchObject([
      { shortName: 'Labour', answered: 0 },
      { shortName: 'Police', answered: 1 },
    ]);
  });

  it('tell which items another agency answered than the year before, and nothing between other columns', async () => {
    const { snapshot, agencies } = twoAgencies();
    const { id } = room.assessments.startNext(snapshot.id, '2027-12-31');
    for (const { itemId, confirmed } of room.assessments.get(id).answers)
      if (!confirmed) room.assessments.confirmAnswer({ assessmentId: id, itemId });
    const [police, labour] = agencies.map((agency) => agency.id) as [string, string];
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: labour, as: 'lead' }]);
    for (const agencyId of [police, labour])
      room.assessments.confirmAnswer({ assessmentId: id, itemId: 'POL-01', agencyId });
    const next = room.assessments.freeze(id, 'Head');
    const { input, output } = comparisonContract['comparison.otherRespondents'];
    const asked = async (...columns: string[]) =>
      output.parse(
        await createComparisonHandlers(service())['comparison.otherRespondents'](input.parse({ columns })),
      );
    expect(await asked(snapshot.id, next.id)).toEqual([
      {
        itemId: 'POL-01',
        agencies: [
          ['Police', 'Labour'],
          ['Labour', 'Police'],
        ],
        ...{ leads: [['Police'], ['Labour']], isOnlyLead: true },
      },
    ]);
    expect(await asked(next.id, snapshot.id)).toEqual([
      {
        itemId: 'POL-01',
        agencies: [
          ['Labour', 'Police'],
          ['Police', 'Labour'],
        ],
        ...{ leads: [['Labour'], ['Police']], isOnlyLead: true },
      },
    ]);
    expect(await asked(next.id, next.id)).toEqual([]);
    expect(await asked(`${snapshot.id}~targets`, next.id)).toEqual([]);
    expect(await asked(`${snapshot.id}~${labour}`, `${next.id}~${police}`)).toEqual([]);
  });

  it('are refused where the agency took no part', () => {
    const { snapshot } = twoAgencies();
    expect(() => compare(snapshot.id, `${snapshot.id}~${anId(4040)}`)).toThrow(
      expect.objectContaining({ code: 'comparison.agency-not-in' }),
    );
  });
});

describe('why an answer differs', () => {
  it('is kept with its reason and everything said before, and can be taken back', () => {
    const first = room.assessments.freeze(createdAssessment(room, FIRST_YEAR, '2024-12-31').id, 'Head');
    const second = nextYear(first, { 'POL-01': aLevel(2) });
    const difference = { itemId: 'POL-01', before: first.id, after: second.id };
    const reworded = { cause: 'question-reworded', reason: 'The edition asks more.' } as const;
    const real = { cause: 'real-change', reason: 'The decree came into force.' } as const;
    room.events.length = 0;
    service().setCause(difference, reworded);
    service().setCause(difference, real);
    // Said once more it is no other reason.
    service().setCause(difference, real);
    expect(service().listCauses([second.id, first.id])).toMatchObject([
      { ...difference, ...real, setBy: 'Officer' },
    ]);
    expect(service().listCauses([first.id, anId(1)])).toEqual([]);
    service().setCause(difference, null);
    expect(service().listCauses([first.id, second.id])).toEqual([]);
    expect(
      service()
        .causeHistory(difference)
        .map(({ before, after }) => [before, after]),
    ).toEqual([
      [null, reworded],
      [reworded, real],
      [real, null],
    ]);
    expect(room.events).toEqual(Array(4).fill({ name: 'comparison.changed' }));
  });

  it('is refused for one column twice and for a snapshot that is not there', () => {
    const { id } = room.assessments.freeze(createdAssessment(room, FIRST_YEAR).id, 'Head');
    const set = (after: string) => () =>
      service().setCause({ itemId: 'POL-01', before: id, after }, { cause: 'other', reason: 'x' });
    expect(set(id)).toThrow(expect.objectContaining({ code: 'comparison.same-column' }));
    expect(set(anId(4040))).toThrow(expect.objectContaining({ code: 'assessments.snapshot-not-found' }));
  });
});

describe('several States', () => {
  function ofState(state: 'KH' | 'TH', level: Level) {
    const { id } = room.assessments.create({
      ...{ state, questionnaire: 'waymark', edition: '2025.1', scope: 'full', referenceDate: '2024-12-31' },
    });
    const answer = { itemId: 'POL-01', value: aLevel(level), text: 'Said', fallReason: null };
    room.assessments.saveAnswers(id, [answer]);
    return room.assessments.freeze(id, 'Head').id;
  }

  it('show their levels beside each other only with the consent of each', () => {
    const [kh, th] = [ofState('KH', 1), ofState('TH', 4)];
    const levels = () => compare(kh, th).rows[0]?.cells.join('');
    const said = () =>
      service()
        .answers([kh, th], 'POL-01')
        .map(({ answer }) => answer?.text ?? null);
    const hidden = () => compare(kh, th).warnings.find(({ code }) => code === 'hidden')?.columns;
    expect(levels()).toBe('hh');
    expect(said()).toEqual([null, null]);
    expect(hidden()).toEqual([0, 1]);
    service().setConsent('KH', { basis: 'agreed', note: 'Letter of 3 May' });
    expect(levels()).toBe('1h');
    expect(said()).toEqual(['Said', null]);
    expect(hidden()).toEqual([1]);
    service().setConsent('TH', { basis: 'published', note: 'Yearbook, page 4' });
    expect(levels()).toBe('14');
    expect(said()).toEqual(['Said', 'Said']);
    expect(hidden()).toBeUndefined();
    expect(service().listConsents()).toMatchObject([{ state: 'KH' }, { state: 'TH', basis: 'published' }]);
    service().setConsent('TH', null);
    expect(hidden()).toEqual([1]);
    expect(compare(kh, th).rows.every(({ cells }) => cells[1] === 'h')).toBe(true);
  });

  it('are on one grid in one letter a cell, made once and made again after a correction', () => {
    const [kh, th] = [ofState('KH', 1), ofState('TH', 4)];
    const line = () => {
      const { itemIds, rows } = service().grid();
      return rows[itemIds.indexOf('POL-01')];
    };
    expect(line()).toBe('hh');
    for (const state of ['KH', 'TH'] as const)
      service().setConsent(state, { basis: 'agreed', note: 'Letter' });
    expect(line()).toBe('14');
    expect(
      service()
        .grid()
        .columns.map(({ id }) => id),
    ).toEqual([kh, th]);
    room.assessments.restate({
      ...{ snapshotId: kh, itemId: 'POL-01', value: aLevel(3), text: '' },
      ...{ reason: 'The decree was found later.', by: 'Head' },
    });
    expect(line()).toBe('34');
  });

  it('are packed ahead of being asked, some at a time, until none is left', () => {
    for (const state of ['KH', 'TH'] as const) ofState(state, 2);
    expect([service().packSome(1), service().packSome(1), service().packSome(1)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
